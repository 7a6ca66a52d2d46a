"""Write the hidden sheet that records what was exported, so that changes can be brought back."""

from __future__ import annotations

from typing import Any

from journeymap.exporting.workbook.book import Book
from journeymap.exporting.workbook.cells import put
from journeymap.exporting.workbook.record import Record, fingerprint, rows_of


def write_record(book: Book, sheet: Any) -> None:
    lineage = book.journey.lineage[::-1]
    record = Record(
        map=book.grid.id,
        workspace=book.workspace.title,
        files={each.place.document.path: fingerprint(each.place.document.text) for each in lineage},
        stages=book.stage_names,
        lanes={row.key: book.title(row) for row in book.grid.rows},
        people=book.personas | {thing.who: thing.who for thing in book.things if thing.who not in book.personas},
        things=book.things,
    )
    for number, row in enumerate(rows_of(record)):
        for column, text in enumerate(row):
            put(sheet, number, column, text)
    sheet.very_hidden()
