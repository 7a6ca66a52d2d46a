"""Write the sheet of feelings: one row per stage and persona."""

from __future__ import annotations

from typing import Any

from journeymap.exporting.workbook.book import Book
from journeymap.exporting.workbook.cells import put
from journeymap.exporting.workbook.head import write_head
from journeymap.exporting.workbook.record import AT_STAGE, AT_WHO, EVERYONE
from journeymap.model.emotion import Emotion


def write_feelings(book: Book, sheet: Any) -> None:
    heads = [(AT_STAGE, "Stage", 24), (AT_WHO, "Who", 28), ("score", "Score", 12), ("feeling", "Feeling", 40)]
    write_head(book, sheet, heads)
    felt = {(thing.stage, thing.who): thing for thing in book.things if thing.model is Emotion}
    known = {"": EVERYONE, **book.personas}
    at = 2
    for stage in book.grid.stages:
        others = {thing.who: thing.who for (id_, _), thing in felt.items() if id_ == stage.id}
        for who, name in {**others, **known}.items():
            thing = felt.get((stage.id, who))
            put(sheet, at, 0, str(thing.number) if thing else "")
            put(sheet, at, 1, book.stage_names[stage.id], book.cell(locked=True))
            put(sheet, at, 2, name, book.cell(locked=True))
            for place, key in enumerate(("score", "feeling"), start=3):
                value = thing.values.get(key) if thing else None
                look = book.cell(locked=bool(value and value.is_locked))
                put(sheet, at, place, value.text if value else "", look)
            at += 1
    sheet.freeze_panes(2, 3)
