"""What a grid is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from journeymap.importing.draft import Cell


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

    @property
    def spans(self) -> dict[Cell, Merged]:
        """The cells that span several places."""
        return {self.rows[span.row][span.column]: span for span in self.merged}
