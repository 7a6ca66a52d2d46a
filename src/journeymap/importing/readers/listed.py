"""Read what lists in grids have in common: a header, and one thing per row below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from journeymap.importing.draft import Cell, DraftThing, Entry, Fate
from journeymap.importing.readers.grid import Grid

_HEADER_WITHIN = 15
"""How many rows are searched for a header."""
_NUMBERING = frozenset({"", "#", "no", "no.", "nr", "nr.", "№", "n°", "番号", "序号"})


@dataclass(frozen=True, slots=True)
class Listed:
    """The things of a list, and those of its cells that are layout or left out."""

    things: tuple[DraftThing, ...]
    entries: tuple[Entry, ...] = ()
    why_nothing: str = ""
    """What it lacks to be useful, as the rest of a sentence about the file."""


@dataclass(frozen=True, slots=True)
class Header:
    """The row that names the columns."""

    at: int
    fields: Mapping[int, str]
    """What each known column is, by its number."""


def header_of(grid: Grid, fields_of: Callable[[Sequence[str]], Mapping[int, str] | None]) -> Header | None:
    """Return the first row whose cells name the columns of a list."""
    for at, row in enumerate(grid.rows[:_HEADER_WITHIN]):
        fields = fields_of([" ".join(cell.text.split()) for cell in row])
        if fields is not None:
            return Header(at, fields)
    return None


def form_of(grid: Grid, header: Header) -> Iterator[Entry]:
    """Yield the cells above the rows of a list, and those that repeat its header."""
    for row in grid.rows[: header.at]:
        for cell in row:
            if cell.text:
                yield Entry(cell=cell, fate=Fate.LAYOUT, how="stands over the list")
    for row in grid.rows[header.at + 1 :]:
        if _is_repeated(row, grid.rows[header.at]):
            yield from (Entry(cell=cell, fate=Fate.LAYOUT, how="the header again") for cell in row if cell.text)


def rows_of(grid: Grid, header: Header) -> Iterator[Sequence[Cell]]:
    """Yield the rows below the header that are not empty and do not repeat it."""
    for row in grid.rows[header.at + 1 :]:
        if any(cell.text for cell in row) and not _is_repeated(row, grid.rows[header.at]):
            yield row


def _is_repeated(row: Sequence[Cell], head: Sequence[Cell]) -> bool:
    """Return whether a row repeats the header, as some lists do on each page."""
    return all(cell.text == label.text for cell, label in zip(row, head, strict=True))


def numbering_in(grid: Grid, header: Header) -> frozenset[int]:
    """Return the columns that only number the rows."""
    return frozenset(
        column
        for column, label in enumerate(grid.rows[header.at])
        if label.text.casefold() in _NUMBERING
        and column not in header.fields
        and (cells := [row[column].text for row in rows_of(grid, header) if row[column].text])
        and all(text.rstrip(".").isdecimal() for text in cells)
    )
