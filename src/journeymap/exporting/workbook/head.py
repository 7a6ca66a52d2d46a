"""Write the head of a sheet: a hidden row of keys, and the titles below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journeymap.exporting.workbook.book import Book
from journeymap.exporting.workbook.cells import put
from journeymap.exporting.workbook.record import AT_TEXT, HEADS, KEYS


def write_head(book: Book, sheet: Any, heads: Sequence[tuple[str, str, int]]) -> None:
    sheet.set_column(0, 0, 10, None, {"hidden": True})
    sheet.set_row(0, None, None, {"hidden": True})
    put(sheet, 0, 0, KEYS)
    put(sheet, 1, 0, HEADS)
    for place, (key, title, width) in enumerate(heads, start=1):
        sheet.set_column(place, place, width)
        put(sheet, 0, place, key or AT_TEXT)
        put(sheet, 1, place, title, book.head())
    sheet.repeat_rows(1)
