"""Workbooks for tests, whole and spoiled."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import xlsxwriter

SHEET = "xl/worksheets/sheet1.xml"
ROWS = (("Stage", "Awareness", "Decision"), ("Actions", "Reads a post", "Signs"), ("Pains", "Too many", "Slow"))


class Book:
    """A workbook in the making."""

    def __init__(self) -> None:
        self._bytes = BytesIO()
        self.book = xlsxwriter.Workbook(self._bytes, {"in_memory": True})

    def sheet(self, name: str | None = None, rows: tuple[tuple[object, ...], ...] = ROWS) -> Any:
        sheet = self.book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, column, value)
                elif value is not None:
                    sheet.write(number, column, value)
        return sheet

    def saved(self) -> bytes:
        self.book.close()
        return self._bytes.getvalue()


def map_book(name: str | None = "As is") -> bytes:
    """Return a workbook with one small map."""
    book = Book()
    book.sheet(name)
    return book.saved()


def spoiled(content: bytes, parts: Mapping[str, Callable[[bytes], bytes] | bytes | None]) -> bytes:
    """Return a workbook with parts changed, added or (None) taken away."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed:
        for name in dict.fromkeys((*book.namelist(), *parts)):
            change = parts.get(name, b"")
            if name not in parts:
                changed.writestr(name, book.read(name))
            elif callable(change):
                changed.writestr(name, change(book.read(name)))
            elif change is not None:
                changed.writestr(name, change)
    return out.getvalue()


def archive(**parts: str) -> bytes:
    """Return an archive; `__` in a name stands for a slash, and `_` before its last word for a dot."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/").replace("_", "."), text)
    return out.getvalue()
