"""The heat map of a workspace: how well each persona is served in each phase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from journeymap.analysis.coverage import Cell, Coverage, Share, share
from journeymap.model.vocabulary import Phase, words_of
from journeymap.view.links import persona_page
from journeymap.view.records import Target
from journeymap.workspace import LinkedJourney, LinkedPersona

PHASES: tuple[str, ...] = words_of(Phase)


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A persona in a phase; `share` None where no map takes them there."""

    share: Share | None

    @property
    def heat(self) -> int:
        """From 0 (cold) to 4 (hot), which only a full share is."""
        return min(4, (self.share.percent or 0) // 25) if self.share else 0


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A persona with a cell for each phase."""

    persona: Target
    role: str | None
    cells: tuple[HeatCell, ...]
    share: Share


@dataclass(frozen=True, slots=True)
class WeakPhase:
    """The phases in which the least is there, several where they are alike, and who lacks the most."""

    phases: tuple[str, ...]
    share: Share
    """Of each of them."""
    personas: tuple[Target, ...]
    """None where all lack as much."""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Coverage by persona and phase over all maps."""

    phases: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    sums: tuple[Share, ...]
    """Of each phase, over all personas."""
    whole: Share

    @property
    def weakest(self) -> WeakPhase | None:
        """The phase with the lowest share; None where nothing is missing anywhere."""
        asked = [number for number, total in enumerate(self.sums) if total.of and total.yes < total.of]
        if not asked:
            return None
        least = min(_fraction(self.sums[number]) for number in asked)
        weak = [number for number in asked if _fraction(self.sums[number]) == least]
        shares = list(self._shares(weak))
        lacking = [persona for found, persona in shares if found == min(shares, key=lambda each: each[0])[0]]
        return WeakPhase(
            tuple(self.phases[number] for number in weak),
            self.sums[weak[0]],
            tuple(lacking) if len(lacking) < len(shares) else (),
        )

    def _shares(self, columns: Sequence[int]) -> Iterator[tuple[Fraction, Target]]:
        """How much of some phases is there for each persona who goes through one of them."""
        for row in self.rows:
            found = [part for column in columns if (part := row.cells[column].share) and part.of]
            if found:
                yield Fraction(sum(part.yes for part in found), sum(part.of for part in found)), row.persona


def _fraction(found: Share) -> Fraction:
    return Fraction(found.yes, found.of)


def heat_map(journeys: Sequence[LinkedJourney], coverage: Coverage) -> HeatMap | None:
    """Return the heat map of some maps; None where no persona takes part in a stage with a phase."""
    cells: dict[LinkedPersona, dict[str, list[Cell]]] = {}
    for journey in journeys:
        for cell in coverage.of(journey):
            if cell.persona:
                by_phase = cells.setdefault(cell.persona, {})
                for phase in cell.stage.phases:
                    by_phase.setdefault(phase, []).append(cell)
    rows = {persona: by_phase for persona, by_phase in cells.items() if by_phase}
    phases = tuple(phase for phase in PHASES if any(phase in by_phase for by_phase in rows.values()))
    if not rows:
        return None
    return HeatMap(
        phases,
        tuple(_row(*row, phases) for row in rows.items()),
        tuple(share(cell for row in rows.values() for cell in row.get(phase, ())) for phase in phases),
        share(cell for row in rows.values() for cell in _once(row)),
    )


def _row(persona: LinkedPersona, by_phase: dict[str, list[Cell]], phases: Sequence[str]) -> HeatRow:
    return HeatRow(
        Target(persona.model.name, page=persona_page(persona)),
        persona.model.role,
        tuple(HeatCell(share(by_phase[phase]) if phase in by_phase else None) for phase in phases),
        share(_once(by_phase)),
    )


def _once(by_phase: dict[str, list[Cell]]) -> Iterator[Cell]:
    """The cells of all phases: one at a stage of several phases counts once."""
    yield from {id(cell): cell for cells in by_phase.values() for cell in cells}.values()
