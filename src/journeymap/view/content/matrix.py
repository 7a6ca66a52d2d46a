"""Content by phase and role, and the holes in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from journeymap.analysis import Analysis
from journeymap.analysis.content_matrix import ContentCell
from journeymap.model.vocabulary import label
from journeymap.view.content.pieces import Named, spent_on
from journeymap.view.gaps.report import Spent
from journeymap.view.links import account_target, content_page, map_page
from journeymap.view.records import Target
from journeymap.workspace import LinkedContent, LinkedJourney

_NAMED = 2
"""So many pieces are named in a cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """A role in a phase: how many live pieces fit, the first of them, and the maps on which somebody gets none."""

    role: str
    number: int
    pieces: Named
    made_for_one: int
    planned: int
    is_asked: bool
    is_hole: bool
    without: Named


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A phase with a cell for each role, all its pieces, and what they cost."""

    phase: str
    cells: tuple[MatrixCell, ...]
    number: int
    spent: tuple[Spent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hole:
    """Roles for which nothing is there in some phases that come one after the other."""

    phases: tuple[str, ...]
    roles: tuple[str, ...]
    maps: Named
    planned: Named
    """What will fit once it is there."""
    elsewhere: Named
    """What fits and is not there for them on these maps."""
    accounts: Named
    """The accounts that are there today."""
    at_stake: int
    """How many these are."""

    @property
    def is_to_make(self) -> bool:
        """Whether there is nothing that would fit, on any map."""
        return not self.elsewhere


@dataclass(frozen=True, slots=True)
class Matrix:
    """Content by phase and role."""

    roles: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    holes: tuple[Hole, ...]
    """Those first that most accounts stand at today."""


def matrix(analysis: Analysis) -> Matrix | None:
    """Return the matrix of a workspace; None where no phase or no role is known."""
    known = analysis.content_matrix
    if not (known.phases and known.roles):
        return None
    cells = known.cells
    rows = [[cells[phase, role] for role in known.roles] for phase in known.phases]
    return Matrix(
        roles=tuple(map(label, known.roles)),
        rows=tuple(map(_row, rows)),
        holes=tuple(sorted(_joined(_holes(rows)), key=lambda hole: (not hole.is_to_make, -hole.at_stake))),
    )


def _row(cells: Sequence[ContentCell]) -> MatrixRow:
    pieces = dict.fromkeys(piece for cell in cells for piece in (*cell.pieces, *cell.made_for_one))
    return MatrixRow(
        phase=label(cells[0].phase),
        cells=tuple(map(_cell, cells)),
        number=len(pieces),
        spent=spent_on(pieces),
    )


def _cell(cell: ContentCell) -> MatrixCell:
    return MatrixCell(
        role=label(cell.role),
        number=len(cell.pieces),
        pieces=Named.few(cell.pieces, _piece, _NAMED),
        made_for_one=len(cell.made_for_one),
        planned=len(cell.planned),
        is_asked=cell.is_asked,
        is_hole=cell.is_hole,
        without=Named.few(cell.without, _map),
    )


def _holes(rows: Sequence[Sequence[ContentCell]]) -> Iterator[Hole]:
    """Yield the holes by role, those of phases that follow one another as one if they are on the same maps."""
    for column in zip(*rows, strict=True):
        for (without, _), group in groupby(column, key=lambda cell: (cell.without, cell.is_hole)):
            if without:
                yield _hole(tuple(group))


def _hole(cells: Sequence[ContentCell]) -> Hole:
    accounts = dict.fromkeys(account for cell in cells for account in cell.accounts)
    return Hole(
        phases=tuple(label(cell.phase) for cell in cells),
        roles=(label(cells[0].role),),
        maps=Named.few(cells[0].without, _map),
        planned=Named.few(_each(cell.planned for cell in cells), _piece),
        elsewhere=Named.few(_each(cell.pieces for cell in cells), _piece),
        accounts=Named.few(accounts, account_target),
        at_stake=len(accounts),
    )


def _joined(holes: Iterable[Hole]) -> Iterator[Hole]:
    """Tell holes that differ in nothing but the role as one."""
    alike: dict[Hole, tuple[str, ...]] = {}
    for hole in holes:
        key = replace(hole, roles=())
        alike[key] = (*alike.get(key, ()), *hole.roles)
    yield from (replace(hole, roles=roles) for hole, roles in alike.items())


def _each(groups: Iterable[Sequence[LinkedContent]]) -> Iterator[LinkedContent]:
    for pieces in groups:
        yield from pieces


def _piece(piece: LinkedContent) -> Target:
    return Target(piece.model.title, page=content_page(piece))


def _map(journey: LinkedJourney) -> Target:
    return Target(journey.name, page=map_page(journey))
