"""Write the sheet about the map as a whole."""

from __future__ import annotations

from typing import Any

from journeymap.exporting.workbook.book import Book
from journeymap.exporting.workbook.cells import fit, put
from journeymap.exporting.workbook.head import write_head
from journeymap.exporting.workbook.record import AT_LANE
from journeymap.exporting.workbook.things import FIXED, SHEETS, TEXT
from journeymap.model.money import Cost
from journeymap.model.scores import Scale
from journeymap.model.values import Link, Source

_MANY_SIDED = (Cost, Link, Source, Scale)
"""Fields that are more than a text, and can only be edited in the file."""


def write_about(book: Book, sheet: Any) -> None:
    write_head(book, sheet, [(AT_LANE, "Field", 24), (TEXT, "What is written", 100)])
    at = 2
    for row in book.grid.about:
        things = [thing for thing in book.things if thing.stage is None and thing.field == row.key]
        things = [thing for thing in things if thing.parent is None and thing.model not in SHEETS]
        if row.model in SHEETS:
            continue
        for line, thing in enumerate(things or [None]):
            value = thing.values[TEXT] if thing else None
            put(sheet, at, 0, f"{row.key}#{line}")
            put(sheet, at, 1, row.title if line == 0 else "", book.look(bold=True, bg_color="#FAF8F3"))
            is_locked = value.is_locked if value else row.key in FIXED or row.model in _MANY_SIDED
            put(sheet, at, 2, value.text if value else "", book.cell(locked=is_locked))
            fit(sheet, at, [(value.text if value else "", 100)])
            at += 1
    sheet.freeze_panes(2, 2)
