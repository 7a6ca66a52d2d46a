"""Read an exported workbook that people have edited, sheet by sheet."""

from __future__ import annotations

from journeymap.importing.update.book.edited_book import REFUSED, EditedBook, Row, Said, Slot
from journeymap.importing.update.book.read import read_book

__all__ = ["REFUSED", "EditedBook", "Row", "Said", "Slot", "read_book"]
