"""The coverage of a map as a lane of its board: what each persona finds at each stage, and what is missing there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from journeymap.analysis.coverage import Cell, Check, Coverage, Share, share
from journeymap.view.records import PersonaTag
from journeymap.workspace import LinkedJourney, LinkedStage

CellState = Literal["asked", "absent", "selection", "outside"]
"""Something is asked; the persona takes no part; accounts are only chosen, so nobody is met; out of the map's scope."""


@dataclass(frozen=True, slots=True)
class CoverageMark:
    """One of the questions, and whether its answer is yes."""

    check: Check
    is_there: bool


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """One persona at one stage."""

    stage: str
    state: CellState
    marks: tuple[CoverageMark, ...] = ()

    @property
    def there(self) -> tuple[Check, ...]:
        """What the persona finds here."""
        return tuple(mark.check for mark in self.marks if mark.is_there)

    @property
    def missing(self) -> tuple[Check, ...]:
        """What is missing here."""
        return tuple(mark.check for mark in self.marks if not mark.is_there)


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One persona at every stage; `persona` None for everyone."""

    persona: PersonaTag | None
    cells: tuple[CoverageCell, ...]

    @property
    def number(self) -> int:
        """The persona's number; 0 for everyone."""
        return self.persona.number if self.persona else 0


@dataclass(frozen=True, slots=True)
class CoverageLane:
    """The coverage of a map, persona by persona."""

    rows: tuple[CoverageRow, ...]
    whole: Share
    """How many answers of how many are yes on the map."""

    @property
    def checks(self) -> tuple[Check, ...]:
        """What is asked anywhere, for the key."""
        marks = (mark.check for row in self.rows for cell in row.cells for mark in cell.marks)
        return tuple(dict.fromkeys(marks))

    @property
    def states(self) -> frozenset[CellState]:
        """How the cells are, for the key."""
        return frozenset(cell.state for row in self.rows for cell in row.cells)


def coverage_lane(journey: LinkedJourney, coverage: Coverage, personas: Sequence[PersonaTag]) -> CoverageLane:
    """Return a row for each persona of a map, and one for everyone where it has none."""
    at_stages = [_by_persona(coverage.at(stage)) for stage in journey.stages]
    of_everyone = [None] if any(None in cells for cells in at_stages) or not personas else []
    rows = tuple(
        CoverageRow(
            tag,
            tuple(
                _cell(stage, cells.get(tag.id if tag else None))
                for stage, cells in zip(journey.stages, at_stages, strict=True)
            ),
        )
        for tag in (*personas, *of_everyone)
    )
    return CoverageLane(rows, share(coverage.of(journey)))


def _by_persona(cells: Sequence[Cell]) -> dict[str | None, Cell]:
    return {cell.persona.id if cell.persona else None: cell for cell in cells}


def _cell(stage: LinkedStage, cell: Cell | None) -> CoverageCell:
    answers = cell.answers if cell and stage.in_scope and not stage.is_selection else ()
    marks = tuple(CoverageMark(check, is_there) for check, is_there in answers)
    return CoverageCell(stage.id, cell_state(stage, cell), marks)


def cell_state(stage: LinkedStage, cell: Cell | None) -> CellState:
    """Return whether anything is asked of a stage for a persona, and why not."""
    if not stage.in_scope:
        return "outside"
    if stage.is_selection:
        return "selection"
    return "asked" if cell else "absent"
