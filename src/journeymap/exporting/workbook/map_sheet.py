"""Write the sheet of the map: stages as columns, lanes as rows, one item per cell."""

from __future__ import annotations

from typing import Any

from journeymap.exporting.workbook.book import Book
from journeymap.exporting.workbook.cells import NARROW, fit, put
from journeymap.exporting.workbook.record import AT_LANE, HEAD_OF_MAP, HEADS, KEYS
from journeymap.exporting.workbook.things import Thing, map_cell
from journeymap.view.grid.grid import GridRow

_ALWAYS = frozenset({"goals", "actions", "thoughts", "emotion", "touchpoints", "pains", "opportunities"})
"""The rows that are shown even if they are empty."""
_TINTS = {
    "touchpoints": "#E7F0F1",
    "pains": "#FCEFE9",
    "drop_offs": "#FCEFE9",
    "opportunities": "#EDF3E9",
    "emotion": "#F3F0E8",
    "moments": "#F7EEDA",
}
_SHEET_OF_PAPER = 190
"""How many characters fit side by side on A3 landscape."""


def write_map(book: Book, sheet: Any) -> None:
    grid = book.grid
    width = max(24, min(44, (_SHEET_OF_PAPER - NARROW) // max(1, len(grid.stages))))
    sheet.set_column(0, 0, 10, None, {"hidden": True})
    sheet.set_column(1, 1, NARROW)
    sheet.set_column(2, 1 + len(grid.stages), width)
    sheet.set_row(0, None, None, {"hidden": True})
    put(sheet, 0, 0, KEYS)
    put(sheet, 0, 1, AT_LANE)
    for line in (1, HEAD_OF_MAP):
        put(sheet, line, 0, HEADS)
    title = book.look(bold=True, font_size=14, font_color=book.accent, text_wrap=False)
    put(sheet, 1, 1, grid.title, title)
    sheet.set_row(1, 24)
    for number, stage in enumerate(grid.stages):
        put(sheet, 0, 2 + number, stage.id)
        looks = {} if stage.in_scope else {"italic": True}
        look = book.look(
            bold=True, font_color="#FFFFFF", bg_color=book.accent, valign="vcenter", align="center", **looks
        )
        put(sheet, HEAD_OF_MAP, 2 + number, book.stage_names[stage.id], look)
    at = HEAD_OF_MAP + 1
    for row in grid.rows:
        if not row.is_empty or row.key in _ALWAYS:
            at = _write_row(book, sheet, at, row, width)
    sheet.freeze_panes(HEAD_OF_MAP + 1, 2)
    sheet.repeat_rows(HEAD_OF_MAP)
    sheet.repeat_columns(1)
    sheet.print_area(1, 1, at - 1, 1 + len(grid.stages))


def _write_row(book: Book, sheet: Any, at: int, row: GridRow, width: int) -> int:
    """Write a lane, one line per item and a free one below; return the number of the next line."""
    things = {
        stage.id: [thing for thing in book.things if thing.stage == stage.id and thing.field == row.key]
        for stage in book.grid.stages
    }
    shown = {id_: [thing for thing in parts if thing.parent is None and not thing.who] for id_, parts in things.items()}
    lines = max((len(parts) for parts in shown.values()), default=0)
    is_open = any(not value.is_locked for parts in shown.values() for thing in parts for value in thing.values.values())
    lines += 1 if not lines or (row.is_list and is_open) else 0
    for line in range(lines):
        top = {"top": 2, "top_color": "#CBC4B7"} if line == 0 else {}
        put(sheet, at, 0, f"{row.key}#{line}")
        look = book.look(bold=True, font_color=book.accent, bg_color="#FAF8F3", **top)
        put(sheet, at, 1, book.title(row) if line == 0 else "", look)
        texts = [map_cell(parts[line])[0] for parts in shown.values() if line < len(parts)]
        fit(sheet, at, [(text, width) for text in texts])
        for number, stage in enumerate(book.grid.stages):
            parts = shown[stage.id]
            thing = parts[line] if line < len(parts) else None
            _write_map_cell(book, sheet, at, 2 + number, thing, _TINTS.get(row.key, "") if thing else "")
        at += 1
    return at


def _write_map_cell(book: Book, sheet: Any, at: int, column: int, thing: Thing | None, tint: str) -> None:
    if thing is None:
        put(sheet, at, column, "", book.cell())
        return
    text, is_locked = map_cell(thing)
    put(sheet, at, column, text, book.cell(tint=tint, locked=is_locked, inherited=book.is_inherited(thing)))
