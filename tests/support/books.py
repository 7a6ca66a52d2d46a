"""Workbooks for tests: exported from a workspace, edited by another program, and read again."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from journeymap import api
from journeymap.importing.given_file import GivenFile
from journeymap.importing.update.update import Update, update_of
from journeymap.workspace import load

DAY = date(2026, 11, 25)


def exported(root: Path, map_id: str = "a") -> bytes:
    """The workbook of a map."""
    workspace = load(root, DAY)
    assert map_id in workspace.journeys, [problem.message for problem in workspace.problems]
    return api.export(workspace, "xlsx", journeys=[workspace.journeys[map_id]])[map_id]


def book_of(root: Path, map_id: str = "a") -> Workbook:
    """The workbook of a map, to be edited."""
    return load_workbook(BytesIO(exported(root, map_id)))


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def updated(root: Path, book: Workbook | bytes) -> Update:
    """What a workbook changes now; nothing is written."""
    content = book if isinstance(book, bytes) else saved(book)
    return update_of(GivenFile("book.xlsx", content), load(root, DAY))


def cell_with(sheet: Worksheet, text: str) -> Cell:
    """The first cell that says something."""
    return next(cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell) and cell.value == text)


class Sheet:
    """A sheet by the keys of its hidden line and the stages of its map."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.columns: Mapping[str, int] = {str(cell.value): cell.column for cell in sheet[1] if cell.value is not None}

    def line_of(self, text: str, key: str = "@text") -> int:
        column = self.columns[key]
        lines = range(3, self.sheet.max_row + 1)
        return next(line for line in lines if self.sheet.cell(line, column).value == text)

    def write(self, line: int, key: str, value: Any) -> None:
        cell = self.sheet.cell(line, self.columns[key])
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # else what begins with '=' would be a formula

    def add(self, **fields: Any) -> None:
        line = self.sheet.max_row + 1
        for key, value in fields.items():
            self.write(line, {"stage": "@stage", "text": "@text", "lane": "@lane"}.get(key, key), value)
