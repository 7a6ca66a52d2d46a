"""What a workbook says now: which text stands for which thing, and which are new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from journeymap.exporting.workbook.record import (
    ABOUT,
    AT_LANE,
    AT_PARENT,
    AT_STAGE,
    AT_TEXT,
    AT_WHO,
    EVERYONE,
    FEELINGS,
    FORMAT,
    HEADS,
    KEYS,
    MAP,
    RECORD,
    WHOLE,
    Record,
    record_in,
)
from journeymap.exporting.workbook.things import SHEETS, TEXT
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.update.sheets import BookCell, BookSheet, sheets_of
from journeymap.model.base import Written
from journeymap.model.suggest import did_you_mean


class Said(NamedTuple):
    """A text of the workbook, and where it stands."""

    text: str
    at: str


class Slot(NamedTuple):
    """An item of a cell of the map, in the order of the sheet; `number` is its line as it was exported."""

    number: int | None
    said: Said


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A line on the sheet of a kind of things."""

    model: type[Written]
    at: str
    fields: Mapping[str, Said]
    """By key; an empty text where a column is there and nothing stands in it."""
    thing: int | None = None
    stage: str | None = None
    """The id of the stage that is written now; None for the map as a whole."""
    lane: str | None = None
    parent: str = ""


@dataclass(slots=True, eq=False)
class EditedBook:
    """A workbook as people gave it back."""

    record: Record
    cells: dict[tuple[str | None, str], list[Slot]] = field(default_factory=dict)
    """What stands in each cell of the map, by stage and lane; a cell that nobody could fill in is not there."""
    rows: dict[int, Row] = field(default_factory=dict)
    """The lines of things that were exported."""
    new_rows: list[Row] = field(default_factory=list)
    feelings: dict[tuple[str, str], dict[str, Said]] = field(default_factory=dict)
    """By stage and persona."""
    kinds: set[type[Written]] = field(default_factory=set)
    """The kinds of things whose sheets are there."""
    refusals: list[str] = field(default_factory=list)
    """What cannot be placed."""
    remarks: list[str] = field(default_factory=list)


def read_book(given: GivenFile) -> EditedBook:
    """Read a workbook that was exported here. Raises NoJourney for any other."""
    sheets = sheets_of(given)
    hidden = sheets.get(RECORD)
    rows = [_texts(hidden, line) for line in sorted(hidden.lines)] if hidden else []
    record = record_in(rows)
    if record is None:
        raise NoJourney(
            f"{given.name} was not exported by journeymap, or its hidden sheet '{RECORD}' is gone or was changed. "
            "Bring it in as a new map without --update, or export the map anew and make the changes there."
        )
    if record.format != FORMAT:
        raise NoJourney(
            f"{given.name} was exported by another version of journeymap. Export the map anew with this one, and make "
            "the changes there."
        )
    book = EditedBook(record)
    for name, sheet in sheets.items():
        _refuse_what_is_merged(book, name, sheet)
    _read_map(book, sheets.get(MAP))
    _read_about(book, sheets.get(ABOUT))
    for model, name in SHEETS.items():
        _read_things(book, model, name, sheets.get(name))
    _read_feelings(book, sheets.get(FEELINGS))
    own = {MAP, ABOUT, FEELINGS, RECORD, "Read me", "Lists", *SHEETS.values()}
    book.remarks += [
        f"The sheet '{name}' is not one of the workbook's own: it was not read." for name in sheets if name not in own
    ]
    return book


def _texts(sheet: BookSheet, line: int) -> list[str]:
    cells = sheet.lines[line]
    return [cells[column].text if column in cells else "" for column in range(1, max(cells) + 1)]


def _refuse_what_is_merged(book: EditedBook, name: str, sheet: BookSheet) -> None:
    if name in (MAP, ABOUT, FEELINGS, *SHEETS.values()):
        for area, _ in sheet.merged:
            book.refusals.append(
                f"sheet '{name}', {area}: these cells are merged, so that nobody can tell whose text it is. "
                "Split them (Merge & Center again), and write each text into its own cell."
            )


class _Frame(NamedTuple):
    """Where the keys of a sheet stand."""

    line: int
    column: int
    keys: Mapping[int, str]
    """By column."""


def _frame(book: EditedBook, name: str, sheet: BookSheet | None) -> _Frame | None:
    if sheet is None:
        book.remarks.append(f"The sheet '{name}' is gone: what it held stays as it is in the file.")
        return None
    for line, cells in sorted(sheet.lines.items()):
        for column, cell in cells.items():
            if cell.text == KEYS:
                keys = {place: key.text for place, key in cells.items() if place != column}
                return _Frame(line, column, keys)
    book.refusals.append(
        f"sheet '{name}': its hidden first line is gone, so that nobody can tell what its columns are. "
        "Export the map anew, and copy what you changed into that workbook."
    )
    return None


def _lines(sheet: BookSheet, frame: _Frame) -> Iterator[tuple[int, str, Mapping[int, BookCell]]]:
    """The lines below the heads: their numbers, what the hidden column says, and their cells."""
    for line, cells in sorted(sheet.lines.items()):
        mark = cells[frame.column].text if frame.column in cells else ""
        if line != frame.line and mark != HEADS:
            yield line, mark, cells


def _taken(book: EditedBook, cell: BookCell | None, at: str) -> Said:
    """What a cell says; one that cannot be taken is refused."""
    if cell is None:
        return Said("", at)
    if cell.fault:
        book.refusals.append(f"{cell.at}: the cell {cell.fault}.")
        return Said(REFUSED, cell.at)
    return Said(cell.text, cell.at)


REFUSED = "\0"
"""Stands for a text that is refused already: nothing is made of it."""


# The map


def _read_map(book: EditedBook, sheet: BookSheet | None) -> None:
    frame = _frame(book, MAP, sheet)
    if frame is None or sheet is None:
        return
    stages = {column: key for column, key in frame.keys.items() if key in book.record.stages}
    lane_column = next((column for column, key in frame.keys.items() if key == AT_LANE), None)
    for id_, name in book.record.stages.items():
        if id_ not in stages.values():
            book.remarks.append(f"sheet '{MAP}': the column of '{name}' is gone: its stage stays as it is in the file.")
    titles = {title.casefold(): key for key, title in book.record.lanes.items()}
    lane = ""
    twice = _repeated(book, MAP, sheet, stages)
    for line, mark, cells in _lines(sheet, frame):
        key, _, number = mark.partition("#")
        label_cell = cells.get(lane_column) if lane_column is not None else None
        label = label_cell.text if label_cell else ""
        if mark and key in book.record.lanes:
            lane = key
        elif label_cell:
            found = titles.get(label.casefold())
            if found is None and label in book.record.lanes:
                found = label
            if found is None:
                guess = did_you_mean(label, list(book.record.lanes.values()))
                book.refusals.append(
                    f"{label_cell.at}: there is no lane '{short(label)}'.{guess} "
                    "Lanes of your own are declared in journeymap.yaml first."
                )
                lane = ""
                continue
            lane = found
        for column, cell in cells.items():
            if column in (frame.column, lane_column) or column in stages:
                continue
            book.refusals.append(f"{cell.at}: no stage stands over '{short(cell.text)}'. {_NEW_STAGE}")
        if not lane:
            if any(column in stages for column in cells):
                book.refusals.append(f"sheet '{MAP}', line {line}: nobody can tell which lane this is. Write its name.")
            continue
        for column, stage in stages.items():
            if column in twice:
                continue
            said = _taken(book, cells.get(column), sheet.at(line, column))
            slots = book.cells.setdefault((stage, lane), [])
            if said.text:
                slots.append(Slot(int(number) if mark and number.isdigit() else None, said))


_NEW_STAGE = "Add a stage in the file, then export the map anew."


def _repeated(book: EditedBook, name: str, sheet: BookSheet, stages: Mapping[int, str]) -> set[int]:
    """The columns that repeat a stage, as they do when somebody copies one."""
    seen: set[str] = set()
    twice = set()
    for column, stage in sorted(stages.items()):
        if stage in seen:
            twice.add(column)
            book.refusals.append(
                f"{sheet.at(1, column)}: this column is a copy of that of '{book.record.stages[stage]}'. {_NEW_STAGE}"
            )
        seen.add(stage)
    return twice


def short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def _read_about(book: EditedBook, sheet: BookSheet | None) -> None:
    frame = _frame(book, ABOUT, sheet)
    if frame is None or sheet is None:
        return
    column = next((column for column, key in frame.keys.items() if key == AT_TEXT), None)
    if column is None:
        book.remarks.append(f"sheet '{ABOUT}': its column of texts is gone: they stay as they are in the file.")
        return
    key = ""
    for line, mark, cells in _lines(sheet, frame):
        if "#" in mark:
            key = mark.partition("#")[0]
        said = _taken(book, cells.get(column), sheet.at(line, column))
        if not key:
            continue
        slots = book.cells.setdefault((None, key), [])
        number = mark.partition("#")[2]
        if said.text:
            slots.append(Slot(int(number) if number.isdigit() else None, said))


# The sheets of things


def _read_things(book: EditedBook, model: type[Written], name: str, sheet: BookSheet | None) -> None:
    known = {thing.number: thing for thing in book.record.things if thing.model is model}
    if sheet is None and not known:
        return
    frame = _frame(book, name, sheet)
    if frame is None or sheet is None:
        return
    book.kinds.add(model)
    keys = {column: TEXT if key == AT_TEXT else key for column, key in frame.keys.items()}
    for line, mark, cells in _lines(sheet, frame):
        for column, cell in cells.items():
            if column != frame.column and column not in keys:
                book.refusals.append(
                    f"{cell.at}: no field stands over '{short(cell.text)}'. Write it into another column."
                )
        fields = {key: _taken(book, cells.get(column), sheet.at(line, column)) for column, key in keys.items()}
        number = int(mark) if mark.isdigit() and int(mark) in known and int(mark) not in book.rows else None
        own = {key: said for key, said in fields.items() if not key.startswith("@")}
        if number is None and not any(said.text for said in own.values()):
            continue
        at = f"sheet '{name}', line {line}"
        stage = _stage(book, fields.get(AT_STAGE), at, known[number].stage if number is not None else None)
        lane = _lane(book, fields.get(AT_LANE)) if number is None else known[number].field
        parent = fields[AT_PARENT].text if AT_PARENT in fields else ""
        row = Row(model, at, own, number, stage, lane, parent)
        if number is None:
            if stage != _UNKNOWN:
                book.new_rows.append(row)
        else:
            book.rows[number] = row


_UNKNOWN = "\0"


def _stage(book: EditedBook, said: Said | None, at: str, was: str | None) -> str | None:
    """The id of a stage by what it is called; refused where there is none."""
    if said is None or said.text == REFUSED:
        return was
    name = said.text.casefold()
    if name == WHOLE.casefold():
        return None
    for id_, title in book.record.stages.items():
        if name in (id_.casefold(), title.casefold()):
            return id_
    guess = did_you_mean(said.text, list(book.record.stages.values()))
    what = f"there is no stage '{short(said.text)}'.{guess}" if said.text else "no stage is named."
    book.refusals.append(f"{said.at or at}: {what} Choose one from the list.")
    return _UNKNOWN


def _lane(book: EditedBook, said: Said | None) -> str | None:
    if said is None or not said.text:
        return None
    titles = {title.casefold(): key for key, title in book.record.lanes.items()}
    return titles.get(said.text.casefold(), said.text if said.text in book.record.lanes else None)


def _read_feelings(book: EditedBook, sheet: BookSheet | None) -> None:
    frame = _frame(book, FEELINGS, sheet)
    if frame is None or sheet is None:
        return
    places = {key: column for column, key in frame.keys.items()}
    if AT_STAGE not in places or AT_WHO not in places:
        book.remarks.append(f"sheet '{FEELINGS}': its columns of stages or people are gone: it was not read.")
        return
    names = _names_of_people(book)
    for line, _, cells in _lines(sheet, frame):
        fields = {key: _taken(book, cells.get(column), sheet.at(line, column)) for key, column in places.items()}
        if not any(fields[key].text for key in ("score", "feeling", AT_STAGE, AT_WHO) if key in fields):
            continue
        at = f"sheet '{FEELINGS}', line {line}"
        stage = _stage(book, fields[AT_STAGE], at, None)
        who = names.get(fields[AT_WHO].text.casefold())
        if who is None:
            guess = did_you_mean(fields[AT_WHO].text, list(names))
            book.refusals.append(f"{fields[AT_WHO].at}: nobody is called '{short(fields[AT_WHO].text)}' here.{guess}")
        elif stage is not None and stage != _UNKNOWN:
            said: dict[str, Said] = {key: fields[key] for key in ("score", "feeling") if key in fields}
            book.feelings.setdefault((stage, who), said)


def _names_of_people(book: EditedBook) -> dict[str, str]:
    names = {EVERYONE.casefold(): ""}
    for id_, name in book.record.people.items():
        names |= {id_.casefold(): id_, name.casefold(): id_}
    return names
