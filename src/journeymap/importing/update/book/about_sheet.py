"""Read the sheet about the map as a whole."""

from __future__ import annotations

from journeymap.exporting.workbook.record import ABOUT, AT_TEXT
from journeymap.importing.update.book.edited_book import EditedBook, Slot
from journeymap.importing.update.book.keys import frame_of, lines_below, taken
from journeymap.importing.update.book.sheets import BookSheet


def read_about(book: EditedBook, sheet: BookSheet | None) -> None:
    frame = frame_of(book, ABOUT, sheet)
    if frame is None or sheet is None:
        return
    column = next((column for column, key in frame.keys.items() if key == AT_TEXT), None)
    if column is None:
        book.remarks.append(f"sheet '{ABOUT}': its column of texts is gone: they stay as they are in the file.")
        return
    key = ""
    for line, mark, cells in lines_below(sheet, frame):
        if "#" in mark:
            key = mark.partition("#")[0]
        said = taken(book, cells.get(column), sheet.at(line, column))
        if not key:
            continue
        slots = book.cells.setdefault((None, key), [])
        number = mark.partition("#")[2]
        if said.text:
            slots.append(Slot(int(number) if number.isdecimal() else None, said))
