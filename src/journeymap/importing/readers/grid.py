"""A grid of cells: what a sheet, a CSV file and a table of Markdown have in common, and what it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from journeymap.importing.draft import Cell, Draft, DraftMap, Entry, Fate, Statement


class Merged(NamedTuple):
    """A cell that spans several places of a grid, counted from 0; its text stands in the first of them."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells, all of one length."""

    name: Cell | None
    """The name of the sheet, or the heading over the table; None where it has none."""
    rows: tuple[tuple[Cell, ...], ...]
    """A place with nothing in it has a cell without text."""
    merged: tuple[Merged, ...] = ()


def draft_of(grids: Iterable[Grid]) -> Draft:
    """Return what the grids of a file say; raise NoJourney where none of them holds a journey."""
    maps: list[DraftMap] = []
    entries: list[Entry] = []
    for grid in grids:
        head, *body = grid.rows or ((),)
        if not head:
            continue
        entries.append(Entry(cell=head[0], fate=Fate.LAYOUT))
        maps.append(
            DraftMap(
                title=grid.name,
                stages=head[1:],
                statements=tuple(
                    Statement(cell=cell, label=label, stage=stage)
                    for label, *cells in body
                    for stage, cell in enumerate(cells)
                    if cell.text
                ),
            )
        )
    return Draft(maps=tuple(maps), entries=tuple(entries))
