"""A map as a workbook to edit: stages as columns and lanes as rows, and a sheet for each kind of things."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from journeymap.exporting.formats import ExportOptions
from journeymap.exporting.workbook.record import (
    ABOUT,
    AT_LANE,
    AT_PARENT,
    AT_STAGE,
    AT_TEXT,
    AT_WHO,
    EVERYONE,
    FEELINGS,
    HEAD_OF_MAP,
    HEADS,
    KEYS,
    LISTS,
    MAP,
    READ_ME,
    RECORD,
    WHOLE,
    Record,
    fingerprint,
    rows_of,
)
from journeymap.exporting.workbook.things import (
    FIXED,
    SHEETS,
    TEXT,
    Column,
    Shape,
    Thing,
    columns_of,
    map_cell,
    things_of,
)
from journeymap.model.base import Written
from journeymap.model.emotion import Emotion
from journeymap.model.journey import DropOff, Moment, Opportunity, Pain, Touchpoint
from journeymap.model.money import Cost
from journeymap.model.scores import Scale
from journeymap.model.values import Link, Metric, Saying, Source
from journeymap.publish.i18n import Translator, direction, translator
from journeymap.publish.theme import brand_of
from journeymap.view.gap_index import GapIndex
from journeymap.view.grid.grid import Grid, GridRow, grid_of
from journeymap.workspace import LinkedJourney, Workspace

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_ALWAYS = frozenset({"goals", "actions", "thoughts", "emotion", "touchpoints", "pains", "opportunities"})
"""The rows that stand on the map also where nobody has written anything yet."""
_USUAL: Mapping[type[Written], frozenset[str]] = {
    Touchpoint: frozenset({"for", "channel", "content", "moment_of_truth", "status", "emotion"}),
    Pain: frozenset({"for", "at", "severity", "frequency"}),
    Opportunity: frozenset({"for", "answers", "owner", "value", "feasibility", "status"}),
    Moment: frozenset({"for", "at", "priority"}),
    DropOff: frozenset({"for", "share"}),
    Metric: frozenset({"name", "target", "baseline", "actual", "owner"}),
    Saying: frozenset({"for", "evidence"}),
}
"""The columns that are open also where they are empty."""
_TEXT_TITLES: Mapping[type[Written], str] = {
    Touchpoint: "Touchpoint",
    Pain: "Pain",
    Opportunity: "Opportunity",
    Moment: "Moment",
    DropOff: "Drop-off",
    Metric: "What is measured",
    Saying: "Text",
}
_TINTS = {
    "touchpoints": "#E7F0F1",
    "pains": "#FCEFE9",
    "drop_offs": "#FCEFE9",
    "opportunities": "#EDF3E9",
    "emotion": "#F3F0E8",
    "moments": "#F7EEDA",
}
_LONG = frozenset({"accepted", "name", "notes", "purpose", "quote", "reason"})
_LINE = 13.5
"""How high a line is, in points."""
_ROOM = 300
"""How many rows below the last one choices are offered in."""
_WIDE_TEXT, _NARROW = 44, 18
_MANY_SIDED = (Cost, Link, Source, Scale)
"""What takes more than a text: it is written in the file."""
_SHEET_OF_PAPER = 190
"""How many signs stand beside one another on A3 across."""


def write(journey: LinkedJourney, gaps: GapIndex, _: ExportOptions) -> bytes:
    """Return the workbook of a map."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with Workbook(out, plain) as workbook:
        _Book(workbook, journey, gaps.workspace).fill()
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _List:
    """Something to choose from: a column of the sheet of lists."""

    title: str
    words: tuple[tuple[str, str], ...]
    """What is written into a cell, and what it means."""


class _Book:
    """The sheets of one map."""

    def __init__(self, workbook: Workbook, journey: LinkedJourney, workspace: Workspace) -> None:
        self._workbook = workbook
        self._workspace = workspace
        self._journey = journey
        self._grid: Grid = grid_of(workspace, journey)
        self._things = things_of(self._grid)
        brand = brand_of(workspace)
        self._speaks: Translator = translator(brand.site.language, brand.theme)
        self._is_mirrored = direction(journey.model.language or brand.site.language) == "rtl"
        self._accent = workspace.settings.site.accent or "#0D5C63"
        self._stage_names = _told_apart({stage.id: stage.name for stage in self._grid.stages})
        self._personas = _told_apart({persona.id: persona.model.name for persona in journey.personas})
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._lists: dict[str, str] = {}

    def fill(self) -> None:
        """Write all sheets."""
        day = datetime.combine(self._workspace.today, time())
        self._workbook.set_properties({"title": self._grid.title, "created": day, "comments": "journeymap"})
        lists = self._choices()
        sheets = [MAP, *SHEETS.values(), FEELINGS, ABOUT, READ_ME, LISTS, RECORD]
        made = {name: self._sheet(name) for name in sheets}
        self._write_lists(made[LISTS], lists)
        self._write_map(made[MAP])
        for model, name in SHEETS.items():
            self._write_things(made[name], model)
        self._write_feelings(made[FEELINGS])
        self._write_about(made[ABOUT])
        self._write_read_me(made[READ_ME])
        self._write_record(made[RECORD])
        made[MAP].activate()

    def _sheet(self, name: str) -> Any:
        sheet = self._workbook.add_worksheet(name)
        if self._is_mirrored:
            sheet.right_to_left()
        sheet.set_landscape()
        sheet.set_paper(8)  # A3
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer("&L&8" + _in_a_footer(self._grid.title) + "&R&8&A, &P/&N")
        sheet.hide_gridlines(2)
        return sheet

    def _format(self, **looks: Any) -> Any:
        """A look of cells; each is made once."""
        looks = {"font_name": "Calibri", "font_size": 10, "valign": "top", "text_wrap": True, **looks}
        if self._is_mirrored:
            looks.setdefault("reading_order", 2)
        key = tuple(sorted(looks.items()))
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format(looks)
        return self._formats[key]

    def _head(self) -> Any:
        return self._format(bold=True, font_color="#FFFFFF", bg_color=self._accent, valign="vcenter")

    def _cell(self, *, tint: str = "", locked: bool = False, inherited: bool = False) -> Any:
        looks: dict[str, Any] = {"border": 1, "border_color": "#E6E1D7"}
        if locked:
            looks |= {"font_color": "#5F5A52", "bg_color": "#F3F0E8", "italic": True}
        elif tint:
            looks |= {"bg_color": tint}
        if inherited and not locked:
            looks |= {"font_color": "#5F5A52"}
        return self._format(**looks)

    # The map

    def _write_map(self, sheet: Any) -> None:
        grid = self._grid
        width = max(24, min(44, (_SHEET_OF_PAPER - _NARROW) // max(1, len(grid.stages))))
        sheet.set_column(0, 0, 10, None, {"hidden": True})
        sheet.set_column(1, 1, _NARROW)
        sheet.set_column(2, 1 + len(grid.stages), width)
        sheet.set_row(0, None, None, {"hidden": True})
        _put(sheet, 0, 0, KEYS)
        _put(sheet, 0, 1, AT_LANE)
        for line in (1, HEAD_OF_MAP):
            _put(sheet, line, 0, HEADS)
        title = self._format(bold=True, font_size=14, font_color=self._accent, text_wrap=False)
        _put(sheet, 1, 1, grid.title, title)
        sheet.set_row(1, 24)
        for number, stage in enumerate(grid.stages):
            _put(sheet, 0, 2 + number, stage.id)
            looks = {} if stage.in_scope else {"italic": True}
            look = self._format(
                bold=True, font_color="#FFFFFF", bg_color=self._accent, valign="vcenter", align="center", **looks
            )
            _put(sheet, HEAD_OF_MAP, 2 + number, self._stage_names[stage.id], look)
        at = HEAD_OF_MAP + 1
        for row in grid.rows:
            if not row.is_empty or row.key in _ALWAYS:
                at = self._write_row(sheet, at, row, width)
        sheet.freeze_panes(HEAD_OF_MAP + 1, 2)
        sheet.repeat_rows(HEAD_OF_MAP)
        sheet.repeat_columns(1)
        sheet.print_area(1, 1, at - 1, 1 + len(grid.stages))

    def _write_row(self, sheet: Any, at: int, row: GridRow, width: int) -> int:
        """Write a row of the map, one line an item, and a free one below; return the line after it."""
        things = {
            stage.id: [thing for thing in self._things if thing.stage == stage.id and thing.field == row.key]
            for stage in self._grid.stages
        }
        shown = {
            id_: [thing for thing in parts if thing.parent is None and not thing.who] for id_, parts in things.items()
        }
        lines = max((len(parts) for parts in shown.values()), default=0)
        is_open = any(
            not value.is_locked for parts in shown.values() for thing in parts for value in thing.values.values()
        )
        lines += 1 if not lines or (row.is_list and is_open) else 0
        for line in range(lines):
            top = {"top": 2, "top_color": "#CBC4B7"} if line == 0 else {}
            _put(sheet, at, 0, f"{row.key}#{line}")
            look = self._format(bold=True, font_color=self._accent, bg_color="#FAF8F3", **top)
            _put(sheet, at, 1, self._title(row) if line == 0 else "", look)
            texts = [map_cell(parts[line])[0] for parts in shown.values() if line < len(parts)]
            self._fit(sheet, at, [(text, width) for text in texts])
            for number, stage in enumerate(self._grid.stages):
                parts = shown[stage.id]
                thing = parts[line] if line < len(parts) else None
                self._write_map_cell(sheet, at, 2 + number, thing, _TINTS.get(row.key, "") if thing else "")
            at += 1
        return at

    def _write_map_cell(self, sheet: Any, at: int, column: int, thing: Thing | None, tint: str) -> None:
        if thing is None:
            _put(sheet, at, column, "", self._cell())
            return
        text, is_locked = map_cell(thing)
        _put(sheet, at, column, text, self._cell(tint=tint, locked=is_locked, inherited=self._is_inherited(thing)))

    def _fit(self, sheet: Any, at: int, texts: Iterable[tuple[str, int]]) -> None:
        """Make a line as high as its texts in their columns need. One of single lines is left to grow by itself."""
        lines = max((_lines(text, width) for text, width in texts), default=1)
        if lines > 1:
            sheet.set_row(at, _LINE * lines + 2)

    def _title(self, row: GridRow) -> str:
        return row.title if row.is_own else self._speaks.text(row.title)

    def _is_inherited(self, thing: Thing) -> bool:
        return bool(thing.item and thing.item.place.home.document is not self._grid.place.document)

    # A sheet for each kind of things

    def _write_things(self, sheet: Any, model: type[Written]) -> None:
        things = [thing for thing in self._things if thing.model is model]
        by_number = {thing.number: thing for thing in self._things}
        columns = columns_of(model)
        used = {key for thing in things for key in thing.values}
        opened = [column for column in columns if column.key in used or column.key in _USUAL[model]]
        shut = [column for column in columns if column not in opened]
        ahead = [(AT_STAGE, "Stage", _NARROW), *([(AT_LANE, "Lane", _NARROW)] if model is Saying else [])]
        ahead += [(AT_PARENT, "Belongs to", 24)] if any(thing.parent is not None for thing in things) else []
        heads = [*ahead, (TEXT, _TEXT_TITLES[model], _WIDE_TEXT)]
        heads += [(column.key, column.title, _width(column)) for column in (*opened, *shut)]
        self._write_head(sheet, heads)
        for number, thing in enumerate(things):
            at = 2 + number
            _put(sheet, at, 0, str(thing.number))
            texts = []
            for place, (key, _, width) in enumerate(heads, start=1):
                text, is_locked = self._field(thing, key, by_number)
                look = self._cell(locked=is_locked, inherited=self._is_inherited(thing))
                _put(sheet, at, place, text, look)
                texts.append((text, width))
            self._fit(sheet, at, texts[: len(heads) - len(shut)])
        last = 1 + len(things)
        for place, (key, _, _) in enumerate(heads, start=1):
            column = next((column for column in columns if column.key == key and key), None)
            self._offer(sheet, place, last + _ROOM, self._list_of(key, column), column)
        first_shut = 1 + len(heads) - len(shut)
        for place in range(first_shut, 1 + len(heads)):
            sheet.set_column(place, place, heads[place - 1][2], None, {"level": 1, "hidden": True})
        if shut:
            sheet.set_column(1 + len(heads), 1 + len(heads), 8, None, {"collapsed": True})
        sheet.autofilter(1, 1, max(last, 2), len(heads))
        sheet.freeze_panes(2, 1 + len(ahead) + 1)

    def _write_head(self, sheet: Any, heads: Sequence[tuple[str, str, int]]) -> None:
        sheet.set_column(0, 0, 10, None, {"hidden": True})
        sheet.set_row(0, None, None, {"hidden": True})
        _put(sheet, 0, 0, KEYS)
        _put(sheet, 1, 0, HEADS)
        for place, (key, title, width) in enumerate(heads, start=1):
            sheet.set_column(place, place, width)
            _put(sheet, 0, place, key or AT_TEXT)
            _put(sheet, 1, place, title, self._head())
        sheet.repeat_rows(1)

    def _field(self, thing: Thing, key: str, by_number: Mapping[int, Thing]) -> tuple[str, bool]:
        """What stands in a column for a thing, and whether it is changed in the file."""
        if key == AT_STAGE:
            return self._stage_label(thing.stage), thing.parent is not None
        if key == AT_LANE:
            return self._lane_label(thing.field), True
        if key == AT_PARENT:
            return (by_number[thing.parent].text if thing.parent is not None else ""), True
        value = thing.values.get(key)
        return (value.text, value.is_locked) if value else ("", False)

    def _stage_label(self, stage: str | None) -> str:
        return WHOLE if stage is None else self._stage_names[stage]

    def _lane_label(self, key: str) -> str:
        row = next((row for row in (*self._grid.rows, *self._grid.about) if row.key == key), None)
        return self._title(row) if row else key

    # Feelings

    def _write_feelings(self, sheet: Any) -> None:
        heads = [(AT_STAGE, "Stage", 24), (AT_WHO, "Who", 28), ("score", "Score", 12), ("feeling", "Feeling", 40)]
        self._write_head(sheet, heads)
        felt = {(thing.stage, thing.who): thing for thing in self._things if thing.model is Emotion}
        known = {"": EVERYONE, **self._personas}
        at = 2
        for stage in self._grid.stages:
            others = {thing.who: thing.who for (id_, _), thing in felt.items() if id_ == stage.id}
            for who, name in {**others, **known}.items():
                thing = felt.get((stage.id, who))
                _put(sheet, at, 0, str(thing.number) if thing else "")
                _put(sheet, at, 1, self._stage_names[stage.id], self._cell(locked=True))
                _put(sheet, at, 2, name, self._cell(locked=True))
                for place, key in enumerate(("score", "feeling"), start=3):
                    value = thing.values.get(key) if thing else None
                    look = self._cell(locked=bool(value and value.is_locked))
                    _put(sheet, at, place, value.text if value else "", look)
                at += 1
        sheet.freeze_panes(2, 3)

    # The map as a whole

    def _write_about(self, sheet: Any) -> None:
        self._write_head(sheet, [(AT_LANE, "Field", 24), (TEXT, "What is written", 100)])
        at = 2
        for row in self._grid.about:
            things = [thing for thing in self._things if thing.stage is None and thing.field == row.key]
            things = [thing for thing in things if thing.parent is None and thing.model not in SHEETS]
            if row.model in SHEETS:
                continue
            for line, thing in enumerate(things or [None]):
                value = thing.values[TEXT] if thing else None
                _put(sheet, at, 0, f"{row.key}#{line}")
                _put(sheet, at, 1, row.title if line == 0 else "", self._format(bold=True, bg_color="#FAF8F3"))
                is_locked = value.is_locked if value else row.key in FIXED or row.model in _MANY_SIDED
                _put(sheet, at, 2, value.text if value else "", self._cell(locked=is_locked))
                self._fit(sheet, at, [(value.text if value else "", 100)])
                at += 1
        sheet.freeze_panes(2, 2)

    # Lists

    def _choices(self) -> dict[str, _List]:
        """What can be chosen, by the name that columns give it."""
        workspace, touchpoints = self._workspace, [thing for thing in self._things if thing.model is Touchpoint]
        pains = [thing for thing in self._things if thing.model is Pain]
        teams = {thing.text: "" for thing in self._things if thing.field == "owners"}
        content = {piece.id: piece.model.title for piece in workspace.content.values()}
        lists = {
            AT_STAGE: _List("Stages", tuple((name, "") for name in self._stage_names.values())),
            AT_LANE: _List(
                "Lanes", tuple((self._lane_label(row.key), "") for row in self._grid.rows if row.model is Saying)
            ),
            "persona": _List("Personas", tuple(sorted(self._all_personas().items()))),
            "channel": _List("Channels", tuple((channel.id, channel.name) for channel in workspace.channels.values())),
            "content": _List("Content", tuple(content.items())),
            "touchpoint": _List("Touchpoints", tuple(_names(touchpoints))),
            "pain": _List("Pains", tuple(_names(pains))),
            "teams": _List("Teams", tuple(teams.items())),
        }
        for model in SHEETS:
            for column in columns_of(model):
                if column.choices and column.words:
                    lists[column.choices] = _List(
                        f"{_TEXT_TITLES[model]}: {column.title}", tuple((word, "") for word in column.words)
                    )
        return lists

    def _all_personas(self) -> Mapping[str, str]:
        return {persona.id: persona.model.name for persona in self._workspace.personas.values()}

    def _write_lists(self, sheet: Any, lists: Mapping[str, _List]) -> None:
        _put(
            sheet,
            0,
            0,
            "What can be written where ids are asked for. Changes on this sheet are not read.",
            self._format(text_wrap=False, italic=True),
        )
        column = 0
        for key, each in lists.items():
            has_meanings = any(meaning for _, meaning in each.words)
            sheet.set_column(column, column, 26)
            _put(sheet, 1, column, each.title, self._head())
            if has_meanings:
                sheet.set_column(column + 1, column + 1, 34)
                _put(sheet, 1, column + 1, "", self._head())
            for number, (word, meaning) in enumerate(each.words):
                _put(sheet, 2 + number, column, word, self._format())
                if has_meanings:
                    _put(sheet, 2 + number, column + 1, meaning, self._format(font_color="#5F5A52"))
            if each.words:
                letter = _letter(column)
                self._lists[key] = f"='{LISTS}'!${letter}$3:${letter}${2 + len(each.words)}"
            column += 2 if has_meanings else 1
        sheet.freeze_panes(2, 0)

    def _list_of(self, key: str, column: Column | None) -> str | None:
        if key in (AT_STAGE, AT_LANE):
            return self._lists.get(key)
        if column is None:
            return None
        if column.key == "owner":
            return self._lists.get("teams")
        return self._lists.get(column.choices or "")

    def _offer(self, sheet: Any, place: int, last: int, source: str | None, column: Column | None) -> None:
        """Offer what can be chosen in a column. Other words may be written: they are looked at when a book is read."""
        if source is None and not (column and column.help):
            return
        rule: dict[str, Any] = {"validate": "list", "source": source} if source else {"validate": "any"}
        rule |= {"ignore_blank": True, "show_error": False}
        if column and column.help:
            several = " Several: with commas between." if column.shape is Shape.WORDS else ""
            several = " Several: one in each line." if column.shape is Shape.LINES else several
            rule |= {"input_title": column.title[:32], "input_message": (column.help + several)[:255]}
        sheet.data_validation(2, place, last, place, rule)

    # Notes

    def _write_read_me(self, sheet: Any) -> None:
        sheet.set_column(0, 0, 110)
        for number, (text, looks) in enumerate(_NOTES):
            _put(sheet, number, 0, text.replace("{title}", self._grid.title), self._format(**looks))

    def _write_record(self, sheet: Any) -> None:
        lineage = self._journey.lineage[::-1]
        record = Record(
            map=self._grid.id,
            workspace=self._workspace.title,
            files={each.place.document.path: fingerprint(each.place.document.text) for each in lineage},
            stages=self._stage_names,
            lanes={row.key: self._title(row) for row in self._grid.rows},
            people=self._personas | {thing.who: thing.who for thing in self._things if thing.who not in self._personas},
            things=self._things,
        )
        for number, row in enumerate(rows_of(record)):
            for column, text in enumerate(row):
                _put(sheet, number, column, text)
        sheet.very_hidden()


def _put(sheet: Any, row: int, column: int, text: str, look: Any = None) -> None:
    """Write a text as what it is, never as a formula, a number or a link."""
    if text:
        sheet.write_string(row, column, text, look)
    elif look is not None:
        sheet.write_blank(row, column, None, look)


def _told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Names by id, with the id where a name is that of several."""
    seen = [name.casefold() for name in names.values()]
    return {
        id_: name if seen.count(name.casefold()) == 1 and name not in (EVERYONE, WHOLE) else f"{name} ({id_})"
        for id_, name in names.items()
    }


def _names(things: Iterable[Thing]) -> Iterable[tuple[str, str]]:
    for thing in things:
        id_ = thing.values.get("id")
        yield (id_.text, thing.text) if id_ else (thing.text, "")


def _width(column: Column) -> int:
    if column.is_number or column.words:
        return 12
    return 36 if column.key in _LONG else {Shape.TEXT: 16, Shape.WORDS: 22, Shape.LINES: 30}[column.shape]


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a cell, roughly."""
    return sum(1 + int(_signs(line) / (max(1, width) * 1.12)) for line in text.split("\n"))


def _signs(text: str) -> int:
    """How many signs wide a text is, in Latin ones."""
    return len(text) + sum(east_asian_width(sign) in "WF" for sign in text)


def _letter(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _in_a_footer(text: str) -> str:
    """A text that the program of the sheet does not take for a command of its footers."""
    return " ".join(text.split()).replace("&", "&&")[:120]


_TITLE: dict[str, Any] = {"bold": True, "font_size": 14}
_HEADING: dict[str, Any] = {"bold": True}
_NOTES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("How to edit “{title}”", _TITLE),
    ("", {}),
    ("This workbook comes from journeymap. Whoever keeps the map brings your changes back with:", {}),
    ("    journeymap import --update FILE.xlsx", {}),
    ("They see each change first. What you do not touch stays exactly as it is.", {}),
    ("", {}),
    ("On the sheet “Map”", _HEADING),
    ("Stages are columns and lanes are rows. Each cell holds one item: a touchpoint, a pain, a thought.", {}),
    ("Change a text: type over it. Remove an item: empty its cell.", {}),
    ("Add an item: write into a free cell of its lane, or insert a row there.", {}),
    ("Move an item to another stage: cut it out and paste it there.", {}),
    ("For a lane that is not on the sheet, insert a row and write the lane's name into the column of lanes.", {}),
    ("", {}),
    ("On the sheets of touchpoints, pains, opportunities and so on", _HEADING),
    ("Each row is one item, and its columns hold what is known of it. You may sort and filter.", {}),
    ("More columns stand folded at the right.", {}),
    ("Add an item in a new row below: it needs a stage and a text. Remove one by deleting its row.", {}),
    ("Move one by choosing another stage.", {}),
    ("Several channels, personas and so on: with commas between them. The sheet “Lists” has what can be chosen.", {}),
    ("", {}),
    ("What to leave alone", _HEADING),
    ("Cells in gray italics are shown for reading: they are changed in the map's file.", {}),
    ("Formulas and merged cells are not taken.", {}),
    ("New stages, and columns of your own, are not brought in; whoever reads your workbook is told of them.", {}),
    ("Hidden rows, columns and sheets say which cell is which. Please leave them where they are.", {}),
)
