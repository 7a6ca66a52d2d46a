"""A grid of cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from journeymap.importing.draft import Cell


class Merged(NamedTuple):
    """A cell that spans several places of a grid, counted from 0, with its text in the first of them."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells, all of the same length."""

    name: Cell | None
    """The name of the sheet or the heading of the table, if any."""
    rows: tuple[tuple[Cell, ...], ...]
    """An empty place has a cell without text."""
    merged: tuple[Merged, ...] = ()

    @property
    def spans(self) -> dict[Cell, Merged]:
        """The merged cells."""
        return {self.rows[span.row][span.column]: span for span in self.merged}
