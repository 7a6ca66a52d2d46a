"""Write a sheet for each kind of thing, one row per thing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeymap.exporting.workbook.book import Book
from journeymap.exporting.workbook.cells import NARROW, fit, put
from journeymap.exporting.workbook.head import write_head
from journeymap.exporting.workbook.lists_sheet import list_of, offer
from journeymap.exporting.workbook.record import AT_LANE, AT_PARENT, AT_STAGE
from journeymap.exporting.workbook.things import TEXT, Column, Shape, Thing, columns_of
from journeymap.exporting.workbook.titles import TEXT_TITLES
from journeymap.model.base import Written
from journeymap.model.journey import DropOff, Moment, Opportunity, Pain, Touchpoint
from journeymap.model.values import Metric, Saying

_USUAL: Mapping[type[Written], frozenset[str]] = {
    Touchpoint: frozenset({"for", "channel", "content", "moment_of_truth", "status", "emotion"}),
    Pain: frozenset({"for", "at", "severity", "frequency"}),
    Opportunity: frozenset({"for", "answers", "owner", "value", "feasibility", "status"}),
    Moment: frozenset({"for", "at", "priority"}),
    DropOff: frozenset({"for", "share"}),
    Metric: frozenset({"name", "target", "baseline", "actual", "owner"}),
    Saying: frozenset({"for", "evidence"}),
}
"""The columns that are shown even if they are empty."""
_LONG = frozenset({"accepted", "name", "notes", "purpose", "quote", "reason"})
_ROOM = 300
"""How many rows below the last one offer choices."""
_WIDE_TEXT = 44


def write_things(book: Book, sheet: Any, model: type[Written]) -> None:
    things = [thing for thing in book.things if thing.model is model]
    by_number = {thing.number: thing for thing in book.things}
    columns = columns_of(model)
    used = {key for thing in things for key in thing.values}
    opened = [column for column in columns if column.key in used or column.key in _USUAL[model]]
    shut = [column for column in columns if column not in opened]
    ahead = [(AT_STAGE, "Stage", NARROW), *([(AT_LANE, "Lane", NARROW)] if model is Saying else [])]
    ahead += [(AT_PARENT, "Belongs to", 24)] if any(thing.parent is not None for thing in things) else []
    heads = [*ahead, (TEXT, TEXT_TITLES[model], _WIDE_TEXT)]
    heads += [(column.key, column.title, _width(column)) for column in (*opened, *shut)]
    write_head(book, sheet, heads)
    for number, thing in enumerate(things):
        at = 2 + number
        put(sheet, at, 0, str(thing.number))
        texts = []
        for place, (key, _, width) in enumerate(heads, start=1):
            text, is_locked = _field(book, thing, key, by_number)
            look = book.cell(locked=is_locked, inherited=book.is_inherited(thing))
            put(sheet, at, place, text, look)
            texts.append((text, width))
        fit(sheet, at, texts[: len(heads) - len(shut)])
    last = 1 + len(things)
    for place, (key, _, _) in enumerate(heads, start=1):
        column = next((column for column in columns if column.key == key and key), None)
        offer(book, sheet, place, last + _ROOM, list_of(book, key, column), column)
    first_shut = 1 + len(heads) - len(shut)
    for place in range(first_shut, 1 + len(heads)):
        sheet.set_column(place, place, heads[place - 1][2], None, {"level": 1, "hidden": True})
    if shut:
        sheet.set_column(1 + len(heads), 1 + len(heads), 8, None, {"collapsed": True})
    sheet.autofilter(1, 1, max(last, 2), len(heads))
    sheet.freeze_panes(2, 1 + len(ahead) + 1)


def _field(book: Book, thing: Thing, key: str, by_number: Mapping[int, Thing]) -> tuple[str, bool]:
    """Return the text of a thing in a column, and whether it can only be changed in the file."""
    if key == AT_STAGE:
        return book.stage_label(thing.stage), thing.parent is not None
    if key == AT_LANE:
        return book.lane_label(thing.field), True
    if key == AT_PARENT:
        return (by_number[thing.parent].text if thing.parent is not None else ""), True
    value = thing.values.get(key)
    return (value.text, value.is_locked) if value else ("", False)


def _width(column: Column) -> int:
    if column.is_number or column.words:
        return 12
    return 36 if column.key in _LONG else {Shape.TEXT: 16, Shape.WORDS: 22, Shape.LINES: 30}[column.shape]
