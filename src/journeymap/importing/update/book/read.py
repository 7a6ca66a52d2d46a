"""Read an exported workbook, sheet by sheet."""

from __future__ import annotations

from journeymap.exporting.workbook.record import ABOUT, FEELINGS, FORMAT, MAP, RECORD, record_in
from journeymap.exporting.workbook.things import SHEETS
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.update.book.about_sheet import read_about
from journeymap.importing.update.book.edited_book import EditedBook
from journeymap.importing.update.book.feelings_sheet import read_feelings
from journeymap.importing.update.book.map_sheet import read_map
from journeymap.importing.update.book.sheets import BookSheet, sheets_of
from journeymap.importing.update.book.thing_sheets import read_things


def read_book(given: GivenFile) -> EditedBook:
    """Read an exported workbook. Raises NoJourney for any other."""
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
    read_map(book, sheets.get(MAP))
    read_about(book, sheets.get(ABOUT))
    for model, name in SHEETS.items():
        read_things(book, model, name, sheets.get(name))
    read_feelings(book, sheets.get(FEELINGS))
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
        for area in sheet.merged:
            book.refusals.append(
                f"sheet '{name}', {area}: these cells are merged, so that nobody can tell whose text it is. "
                "Split them (Merge & Center again), and write each text into its own cell."
            )
