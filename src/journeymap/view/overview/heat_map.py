"""Journeys come in; the heat map of the workspace goes out: how well each persona is served in each phase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.analysis.coverage import cells
from journeymap.model.vocabulary import Phase, words_of
from journeymap.view.records import Share, Target, persona_page
from journeymap.workspace import LinkedJourney, LinkedPersona

PHASES: tuple[str, ...] = words_of(Phase)


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A persona in a phase; `share` None where no map takes them there. `heat` goes from 0 (cold) to 4 (full)."""

    share: Share | None

    @property
    def heat(self) -> int:
        """In which fifth of the scale it lies; only a full share is the hottest."""
        return 0 if self.share is None else min(4, self.share.percent // 25)


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A persona with a cell a phase."""

    persona: Target
    role: str | None
    cells: tuple[HeatCell, ...]
    share: Share


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Coverage by persona and phase over all maps."""

    phases: tuple[str, ...]
    rows: tuple[HeatRow, ...]


def heat_map(journeys: Sequence[LinkedJourney]) -> HeatMap | None:
    """The heat map of some journeys; None where no persona meets a stage with a phase."""
    counts: dict[str, dict[str, list[bool]]] = {}
    known: dict[str, LinkedPersona] = {}
    for journey in journeys:
        for cell in cells(journey):
            if cell.persona is None:
                continue
            known[cell.persona.id] = cell.persona
            answers = [answer for _, answer in cell.answers]
            for phase in cell.stage.phases:
                counts.setdefault(cell.persona.id, {}).setdefault(phase, []).extend(answers)
    phases = tuple(phase for phase in PHASES if any(phase in row for row in counts.values()))
    rows = tuple(_row(known[id_], row, phases) for id_, row in counts.items())
    return HeatMap(phases, rows) if rows else None


def _row(persona: LinkedPersona, row: dict[str, list[bool]], phases: Sequence[str]) -> HeatRow:
    shares = [_share(row[phase]) if phase in row else None for phase in phases]
    return HeatRow(
        Target(persona.model.name, page=persona_page(persona)),
        persona.model.role,
        tuple(HeatCell(share) for share in shares),
        _share([answer for answers in row.values() for answer in answers]),
    )


def _share(answers: Sequence[bool]) -> Share:
    return Share(sum(answers), len(answers))
