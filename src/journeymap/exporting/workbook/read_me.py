"""Write the sheet that explains how to edit the workbook."""

from __future__ import annotations

from typing import Any

from journeymap.exporting.workbook.book import Book
from journeymap.exporting.workbook.cells import put

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


def write_read_me(book: Book, sheet: Any) -> None:
    sheet.set_column(0, 0, 110)
    for number, (text, looks) in enumerate(_NOTES):
        put(sheet, number, 0, text.replace("{title}", book.grid.title), book.look(**looks))
