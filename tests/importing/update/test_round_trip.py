"""Whatever people change in a workbook comes back as exactly these changes of the YAML, and nothing else."""

import copy
import json
import re
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell

from journeymap.source import parse
from journeymap.workspace import load
from tests.support.books import DAY, Sheet, book_of, saved, updated
from tests.support.fixtures import WriteFiles
from tests.support.yaml_styles import styled

WORDS = st.sampled_from(
    [
        *("Know the price", "no", "12:30", "=1+1", "a: b", "# not", "- x", "it's", '"q"', "{a}", "d, e", "@z", "a #b"),
        *("価格を知る", "👩🏽‍💻 now", "رحلة", "one\ntwo", "*b", "%", "3", "Ünïcode", "+44", "'quoted'"),
    ]
)
LANES = {"goals": "Texts", "touchpoints": "Touchpoints", "pains": "Pains", "opportunities": "Opportunities"}
NAMES = {"goals": "text", "touchpoints": "name", "pains": "text", "opportunities": "text"}
FIELDS = {
    "goals": {"evidence": ["assumed", "researched"], "for": ["ann", "ann, bob"]},
    "touchpoints": {"channel": ["email", "email, phone", "phone, email, webinar"], "status": ["live", "planned"]},
    "pains": {"severity": ["1", "2", "3"], "for": ["bob", "ann, bob"], "accepted": ["Nothing helps: yes"]},
    "opportunities": {"owner": ["pricing", "team: a"], "value": ["1", "3"]},
}


def items(lane: str, numbers: "count[int]") -> st.SearchStrategy[Any]:
    text = WORDS.map(lambda word: f"{word} {next(numbers)}")
    fields = {key: st.sampled_from(values).map(_written) for key, values in FIELDS[lane].items()}
    whole = st.fixed_dictionaries({NAMES[lane]: text}, optional=fields)
    return st.one_of(text, whole)


def _written(value: str) -> Any:
    parts = value.split(", ")
    return parts if len(parts) > 1 else value


@st.composite
def maps(draw: st.DrawFn) -> dict[str, Any]:
    numbers = count(1)
    stages = {}
    for id_ in draw(st.lists(st.sampled_from(["ask", "decide", "use"]), min_size=1, max_size=3, unique=True)):
        lanes = draw(st.lists(st.sampled_from(list(LANES)), unique=True))
        filled = {lane: draw(st.lists(items(lane, numbers), min_size=1, max_size=4)) for lane in lanes}
        shorthand = {
            lane: parts[0] if len(parts) == 1 and isinstance(parts[0], str) and draw(st.booleans()) else parts
            for lane, parts in filled.items()
        }
        stages[id_] = {"phases": "aware", **shorthand}
    personas = {"ann": "Ann", "bob": "Bob"}
    return {"title": "A map", "personas": personas, "stages": stages}


@st.composite
def written_maps(draw: Any) -> tuple[dict[str, Any], str]:
    content = draw(maps())
    return content, styled(draw, content)


@dataclass
class Item:
    """A thing as it is expected in the end."""

    values: dict[str, Any]
    is_touched: bool = False
    has_only_a_line: bool = False
    """Whether it came in on a sheet of things, so that it stands behind those of the map."""


Cells = dict[tuple[str, str], list[Item]]


def cells_of(data: Any) -> Cells:
    cells: Cells = {}
    for stage, fields in data["stages"].items():
        for lane in LANES:
            written = fields.get(lane)
            parts = [] if written is None else [written] if isinstance(written, str) else written
            cells[(stage, lane)] = [Item(_values(lane, part)) for part in parts]
    return cells


def _values(lane: str, part: Any) -> dict[str, Any]:
    values = {"": part} if isinstance(part, str) else {"" if key == NAMES[lane] else key: part[key] for key in part}
    return {key: _listed(value) for key, value in values.items()}


def _listed(value: Any) -> Any:
    return [part.strip() for part in value] if isinstance(value, list) else [value.strip()]


class Editor:
    """Somebody who edits a workbook, and knows what should become of the map."""

    def __init__(self, draw: Any, book: Workbook, cells: Cells) -> None:
        self.draw = draw
        self.map = Sheet(book["Map"])
        self.sheets = {lane: Sheet(book[name]) for lane, name in LANES.items()}
        self.cells = cells
        self.numbers = count(1000)
        self.sizes = {cell: len(parts) for cell, parts in cells.items()}
        self.lines_used: dict[tuple[str, str], int] = {}

    def edit(self) -> str:
        untouched = [(cell, item) for cell, parts in self.cells.items() for item in parts if not item.is_touched]
        kinds = ["add", "add in a line"] + (
            ["text", "text in a line", "empty", "delete", "field", "move"] if untouched else []
        )
        kind: str = self.draw(st.sampled_from(kinds))
        if kind.startswith("add"):
            self.add(self.draw(st.sampled_from(list(self.cells))), in_line=kind == "add in a line")
        else:
            (stage, lane), item = self.draw(st.sampled_from(untouched))
            item.is_touched = True
            self.change(kind, stage, lane, item)
        return kind

    def new_text(self) -> str:
        return f"{self.draw(WORDS)} {next(self.numbers)}"

    def map_cell(self, stage: str, lane: str, text: str) -> Cell:
        column = self.map.columns[stage]
        cells = [
            self.map.sheet.cell(line, column)
            for line in range(4, self.map.sheet.max_row + 1)
            if self.lane_at(line) == lane
        ]
        return next(cell for cell in cells if cell.value == text)

    def lane_at(self, line: int) -> str:
        return str(self.map.sheet.cell(line, 1).value or "").partition("#")[0]

    def line(self, lane: str, text: str) -> int:
        return self.sheets[lane].line_of(text)

    def add(self, cell: tuple[str, str], *, in_line: bool) -> None:
        stage, lane = cell
        text = self.new_text()
        values: dict[str, Any] = {"": [text]}
        if in_line:
            fields = {
                key: self.draw(st.sampled_from(values))
                for key, values in FIELDS[lane].items()
                if self.draw(st.booleans())
            }
            self.sheets[lane].add(stage=stage, text=text, **fields, **({"lane": "Goals"} if lane == "goals" else {}))
            values |= {
                key: value.split(", ") if key in ("for", "channel") else [value] for key, value in fields.items()
            }
        else:
            used = self.lines_used.get(cell, 0)
            lines = [line for line in range(4, self.map.sheet.max_row + 1) if self.lane_at(line) == lane]
            if self.sizes[cell] + used >= len(lines):
                self.map.sheet.insert_rows(lines[-1] + 1)
                lines.append(lines[-1] + 1)
            self.map.sheet.cell(lines[self.sizes[cell] + used], self.map.columns[stage]).value = text
            self.map.sheet.cell(lines[self.sizes[cell] + used], self.map.columns[stage]).data_type = "s"
            self.lines_used[cell] = used + 1
        parts = self.cells[cell]
        place = len(parts)
        if not in_line:  # before those that only have a line of their own
            place = len([item for item in parts if not item.has_only_a_line])
        item = Item(values, is_touched=True, has_only_a_line=in_line)
        parts.insert(place, item)

    def change(self, kind: str, stage: str, lane: str, item: Item) -> None:
        text = item.values[""][0]
        sheet = self.sheets[lane]
        match kind:
            case "text":
                self.write(self.map_cell(stage, lane, text), self.renamed(item))
            case "text in a line":
                self.write(sheet.sheet.cell(self.line(lane, text), sheet.columns["@text"]), self.renamed(item))
            case "empty":
                self.map_cell(stage, lane, text).value = None
                self.cells[(stage, lane)].remove(item)
            case "delete":
                sheet.sheet.delete_rows(self.line(lane, text))
                self.cells[(stage, lane)].remove(item)
            case "field":
                key = self.draw(st.sampled_from(list(FIELDS[lane])))
                value = self.draw(st.sampled_from(["", *FIELDS[lane][key]]))
                sheet.write(self.line(lane, text), key, value or None)
                item.values.pop(key, None)
                if value:
                    item.values[key] = value.split(", ") if key in ("for", "channel") else [value]
            case "move":
                other = self.draw(st.sampled_from([id_ for id_, _ in self.cells]))
                sheet.write(self.line(lane, text), "@stage", other)
                if other != stage:
                    self.cells[(stage, lane)].remove(item)
                    item.has_only_a_line = True
                    self.cells[(other, lane)].append(item)

    def write(self, cell: Cell | MergedCell, text: str) -> None:
        cell.value = text
        cell.data_type = "s"

    def renamed(self, item: Item) -> str:
        text = self.new_text()
        item.values[""] = [text]
        return text


def comparable(cells: Cells) -> dict[tuple[str, str], list[dict[str, Any]]]:
    return {cell: [item.values for item in parts] for cell, parts in cells.items() if parts}


REMARK = re.compile(r"# (remark \d+|last)")


@pytest.mark.slow
@given(st.data())
def test_random_edits_come_back_as_exactly_these_edits(write_files: WriteFiles, data: st.DataObject) -> None:
    content, text = data.draw(written_maps())
    document = parse(text.encode(), "a.yaml")
    if document.faults or document.data != content:
        return
    root = write_files({"maps/a.yaml": text})
    book = book_of(root)
    editor = Editor(data.draw, book, copy.deepcopy(cells_of(content)))
    kinds = [editor.edit() for _ in range(data.draw(st.integers(0, 4)))]
    update = updated(root, book)
    assert update.refusals == ()
    after = parse(update.after, "a.yaml").data
    assert comparable(cells_of(after)) == comparable(editor.cells), (kinds, update.diff)
    assert {key: after[key] for key in after if key != "stages"} == {
        key: content[key] for key in content if key != "stages"
    }
    if set(kinds) <= {"text", "text in a line", "add", "add in a line"}:
        assert REMARK.findall(update.after.decode()) == REMARK.findall(text)
    if not kinds:
        assert update.after == text.encode()
    again_saved = updated(root, saved(load_workbook(BytesIO(saved(book)))))
    assert again_saved.after == update.after
    (root / "maps/a.yaml").write_bytes(update.after)
    twice = updated(root, book)
    assert (twice.refusals, twice.is_nothing) == ((), True), (kinds, twice.diff, update.diff)


EFFECTIVE = {"for": "for_", "channel": "channels"}


def effective(root: Path) -> Cells:
    """What a map that extends another says in the end."""
    cells: Cells = {}
    for stage in load(root, DAY).journeys["b"].stages:
        for lane, fields in FIELDS.items():
            cells[(stage.id, lane)] = []
            for thing in getattr(stage.model, lane):
                values = {"": [getattr(thing, NAMES[lane])]}
                for key in fields:
                    value = getattr(thing, EFFECTIVE.get(key, key))
                    if value:
                        values[key] = list(value) if isinstance(value, tuple) else [str(value)]
                cells[(stage.id, lane)].append(Item(values))
    return cells


def in_any_order(cells: Cells) -> dict[tuple[str, str], list[str]]:
    """What is new stands behind what a map inherits, wherever it was written in the workbook."""
    said = {
        cell: [{**item.values, "status": item.values.get("status", ["live"])} for item in parts]
        for cell, parts in cells.items()
    }
    return {cell: sorted(str(sorted(values.items())) for values in parts) for cell, parts in said.items() if parts}


@pytest.mark.slow
@given(st.data())
def test_random_edits_of_a_map_that_extends_another(write_files: WriteFiles, data: st.DataObject) -> None:
    content, text = data.draw(written_maps())
    document = parse(text.encode(), "a.yaml")
    if document.faults or document.data != content:
        return
    own = {
        stage: {
            lane: data.draw(st.sampled_from([None, {"add": [f"Own {stage}"]}, [f"Whole {stage}"], None]))
            for lane in LANES
        }
        for stage in content["stages"]
    }
    above = f"title: B\nextends: a\nstages: {json.dumps(own)}\n"
    root = write_files({"maps/a.yaml": text, "maps/b.yaml": above})
    book = book_of(root, "b")
    editor = Editor(data.draw, book, effective(root))
    kinds = [editor.edit() for _ in range(data.draw(st.integers(1, 3)))]
    update = updated(root, book)
    if {"move", "field"} & set(kinds) and update.refusals:
        own_only = ("is moved there only", "cannot be emptied here")
        assert all(any(words in refusal for words in own_only) for refusal in update.refusals)
        return
    assert update.refusals == ()
    assert update.path == "maps/b.yaml"
    (root / "maps/b.yaml").write_bytes(update.after)
    assert in_any_order(effective(root)) == in_any_order(editor.cells)
