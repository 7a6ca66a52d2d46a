"""Offer choices in columns, from a sheet of lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from journeymap.exporting.workbook.book import Book
from journeymap.exporting.workbook.cells import put
from journeymap.exporting.workbook.record import AT_LANE, AT_STAGE, LISTS
from journeymap.exporting.workbook.things import SHEETS, Column, Shape, Thing, columns_of
from journeymap.exporting.workbook.titles import TEXT_TITLES
from journeymap.model.journey import Pain, Touchpoint
from journeymap.model.values import Saying


@dataclass(frozen=True, slots=True)
class Choices:
    """A list to choose from: a column of the sheet of lists."""

    title: str
    words: tuple[tuple[str, str], ...]
    """The entries: what a cell shows, and what it stands for."""


def choices_in(book: Book) -> dict[str, Choices]:
    """Return the lists to choose from, by the names that columns refer to."""
    workspace, touchpoints = book.workspace, [thing for thing in book.things if thing.model is Touchpoint]
    pains = [thing for thing in book.things if thing.model is Pain]
    teams = {thing.text: "" for thing in book.things if thing.field == "owners"}
    personas = {persona.id: persona.model.name for persona in workspace.personas.values()}
    content = {piece.id: piece.model.title for piece in workspace.content.values()}
    lists = {
        AT_STAGE: Choices("Stages", tuple((name, "") for name in book.stage_names.values())),
        AT_LANE: Choices(
            "Lanes", tuple((book.lane_label(row.key), "") for row in book.grid.rows if row.model is Saying)
        ),
        "persona": Choices("Personas", tuple(sorted(personas.items()))),
        "channel": Choices("Channels", tuple((channel.id, channel.name) for channel in workspace.channels.values())),
        "content": Choices("Content", tuple(content.items())),
        "touchpoint": Choices("Touchpoints", tuple(_names(touchpoints))),
        "pain": Choices("Pains", tuple(_names(pains))),
        "teams": Choices("Teams", tuple(teams.items())),
    }
    for model in SHEETS:
        for column in columns_of(model):
            if column.choices and column.words:
                lists[column.choices] = Choices(
                    f"{TEXT_TITLES[model]}: {column.title}", tuple((word, "") for word in column.words)
                )
    return lists


def write_lists(book: Book, sheet: Any, lists: Mapping[str, Choices]) -> None:
    put(
        sheet,
        0,
        0,
        "What can be written where ids are asked for. Changes on this sheet are not read.",
        book.look(text_wrap=False, italic=True),
    )
    column = 0
    for key, each in lists.items():
        has_meanings = any(meaning for _, meaning in each.words)
        sheet.set_column(column, column, 26)
        put(sheet, 1, column, each.title, book.head())
        if has_meanings:
            sheet.set_column(column + 1, column + 1, 34)
            put(sheet, 1, column + 1, "", book.head())
        for number, (word, meaning) in enumerate(each.words):
            put(sheet, 2 + number, column, word, book.look())
            if has_meanings:
                put(sheet, 2 + number, column + 1, meaning, book.look(font_color="#5F5A52"))
        if each.words:
            letter = _letter(column)
            book.lists[key] = f"='{LISTS}'!${letter}$3:${letter}${2 + len(each.words)}"
        column += 2 if has_meanings else 1
    sheet.freeze_panes(2, 0)


def list_of(book: Book, key: str, column: Column | None) -> str | None:
    if key in (AT_STAGE, AT_LANE):
        return book.lists.get(key)
    if column is None:
        return None
    if column.key == "owner":
        return book.lists.get("teams")
    return book.lists.get(column.choices or "")


def offer(book: Book, sheet: Any, place: int, last: int, source: str | None, column: Column | None) -> None:
    """Offer a list in a column. Other texts may still be typed: they are checked when the workbook is read."""
    if source is None and not (column and column.help):
        return
    rule: dict[str, Any] = {"validate": "list", "source": source} if source else {"validate": "any"}
    rule |= {"ignore_blank": True, "show_error": False}
    if column and column.help:
        several = " Several: with commas between." if column.shape is Shape.WORDS else ""
        several = " Several: one in each line." if column.shape is Shape.LINES else several
        rule |= {"input_title": column.title[:32], "input_message": (column.help + several)[:255]}
    sheet.data_validation(2, place, last, place, rule)


def _names(things: Iterable[Thing]) -> Iterable[tuple[str, str]]:
    for thing in things:
        id_ = thing.values.get("id")
        yield (id_.text, thing.text) if id_ else (thing.text, "")


def _letter(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
