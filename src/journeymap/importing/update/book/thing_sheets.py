"""Read the sheet of a kind of thing, one line per thing."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.exporting.workbook.record import AT_LANE, AT_PARENT, AT_STAGE, AT_TEXT
from journeymap.exporting.workbook.things import TEXT, Thing
from journeymap.importing.update.book.edited_book import EditedBook, Row, Said
from journeymap.importing.update.book.keys import frame_of, lines_below, taken
from journeymap.importing.update.book.sheets import BookSheet
from journeymap.importing.update.book.stages import UNKNOWN, stage_in
from journeymap.importing.update.excerpt import excerpt
from journeymap.model.base import Written


def read_things(book: EditedBook, model: type[Written], name: str, sheet: BookSheet | None) -> None:
    known = {thing.number: thing for thing in book.record.things if thing.model is model}
    if sheet is None and not known:
        return
    frame = frame_of(book, name, sheet)
    if frame is None or sheet is None:
        return
    book.kinds.add(model)
    keys = {column: TEXT if key == AT_TEXT else key for column, key in frame.keys.items()}
    for line, mark, cells in lines_below(sheet, frame):
        for column, cell in cells.items():
            if column != frame.column and column not in keys:
                book.refusals.append(
                    f"{cell.at}: no field stands over '{excerpt(cell.text)}'. Write it into another column."
                )
        fields = {key: taken(book, cells.get(column), sheet.at(line, column)) for column, key in keys.items()}
        number = int(mark) if mark.isdecimal() else None
        thing = known.get(number) if number is not None and number not in book.rows else None
        _read_row(book, model, f"sheet '{name}', line {line}", fields, thing)


def _read_row(book: EditedBook, model: type[Written], at: str, fields: Mapping[str, Said], thing: Thing | None) -> None:
    """Read a line: that of an exported thing, or else of a new one."""
    own = {key: said for key, said in fields.items() if not key.startswith("@")}
    if thing is None and not any(said.text for said in own.values()):
        return
    stage = stage_in(book, fields.get(AT_STAGE), at, thing.stage if thing else None)
    parent = fields[AT_PARENT].text if AT_PARENT in fields else ""
    if thing:
        book.rows[thing.number] = Row(model, at, own, thing.number, stage, thing.field, parent)
    elif stage != UNKNOWN:
        book.new_rows.append(Row(model, at, own, None, stage, _lane(book, fields.get(AT_LANE)), parent))


def _lane(book: EditedBook, said: Said | None) -> str | None:
    if said is None or not said.text:
        return None
    titles = {title.casefold(): key for key, title in book.record.lanes.items()}
    return titles.get(said.text.casefold(), said.text if said.text in book.record.lanes else None)
