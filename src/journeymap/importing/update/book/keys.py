"""Locate the hidden keys of a sheet, and read lines and cells by them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from journeymap.exporting.workbook.record import HEADS, KEYS
from journeymap.importing.update.book.edited_book import REFUSED, EditedBook, Said
from journeymap.importing.update.book.sheets import BookCell, BookSheet


class Frame(NamedTuple):
    """Where the keys of a sheet are."""

    line: int
    column: int
    keys: Mapping[int, str]
    """The keys by column."""


def frame_of(book: EditedBook, name: str, sheet: BookSheet | None) -> Frame | None:
    if sheet is None:
        book.remarks.append(f"The sheet '{name}' is gone: what it held stays as it is in the file.")
        return None
    for line, cells in sorted(sheet.lines.items()):
        for column, cell in cells.items():
            if cell.text == KEYS:
                keys = {place: key.text for place, key in cells.items() if place != column}
                return Frame(line, column, keys)
    book.refusals.append(
        f"sheet '{name}': its hidden first line is gone, so that nobody can tell what its columns are. "
        "Export the map anew, and copy what you changed into that workbook."
    )
    return None


def lines_below(sheet: BookSheet, frame: Frame) -> Iterator[tuple[int, str, Mapping[int, BookCell]]]:
    """Yield the lines below the headings: number, content of the hidden column, and cells."""
    for line, cells in sorted(sheet.lines.items()):
        mark = cells[frame.column].text if frame.column in cells else ""
        if line != frame.line and mark != HEADS:
            yield line, mark, cells


def taken(book: EditedBook, cell: BookCell | None, at: str) -> Said:
    """Return the text of a cell, and refuse a cell that cannot be read."""
    if cell is None:
        return Said("", at)
    if cell.fault:
        book.refusals.append(f"{cell.at}: the cell {cell.fault}.")
        return Said(REFUSED, cell.at)
    return Said(cell.text, cell.at)
