"""Read the sheets of a workbook as plain cells, whatever program saved it."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

from journeymap.errors import UsageError
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.readers.grid import Merged
from journeymap.importing.readers.workbook.book import parts_of_sheets
from journeymap.importing.readers.workbook.layout import Layout, layout_of, letters_of
from journeymap.importing.readers.workbook.package import Package
from journeymap.importing.readers.workbook.shown import shown

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet
    from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class BookCell:
    """A cell that is not empty."""

    text: str
    at: str
    """Where people find it: `sheet 'Map', C7`."""
    fault: str = ""
    """Why it cannot be read, such as that it holds a formula."""


@dataclass(frozen=True, slots=True, eq=False)
class BookSheet:
    """A sheet: its cells by line and column, counted from 1."""

    name: str
    lines: Mapping[int, Mapping[int, BookCell]]
    merged: Sequence[str]
    """The merged ranges, such as `C7:D7`."""

    def at(self, line: int, column: int) -> str:
        return f"sheet '{self.name}', {letters_of(column)}{line}"


def sheets_of(given: GivenFile) -> dict[str, BookSheet]:
    """Return the sheets of a workbook by name, hidden ones included. Raises NoJourney if it is no workbook."""
    if not given.content.startswith(b"PK"):
        raise NoJourney(f"{given.name} is no workbook. Export one with: journeymap export MAP --format xlsx")
    if find_spec("openpyxl") is None:
        raise UsageError(
            "Workbooks need a package that is not installed. Install it with: pip install 'journeymap[office]'"
        )
    package = Package(given)  # refuses what is damaged, locked or far too large
    parts = parts_of_sheets(package)
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about parts of a workbook that openpyxl does not support
            # Row by row: otherwise a single cell at the far end would mean a billion empty ones before it.
            book = load_workbook(BytesIO(given.content), read_only=True, keep_links=False)
            return {
                sheet.title: _sheet(sheet, layout_of(package, parts.get(sheet.title, ""))) for sheet in book.worksheets
            }
    except NoJourney:
        raise
    except Exception:  # which one it raises depends on what is broken, and where
        raise NoJourney(
            f"{given.name} is a workbook that cannot be read to its end. Open it in a spreadsheet, and save it as an "
            "Excel workbook (.xlsx) again."
        ) from None


def _sheet(sheet: ReadOnlyWorksheet, layout: Layout) -> BookSheet:
    lines: dict[int, dict[int, BookCell]] = {}
    sheet.reset_dimensions()  # some programs write wrong dimensions
    rows = cast("Worksheet", sheet).iter_rows(max_row=layout.last_row)  # both kinds of sheets have it
    for row, cells in enumerate(rows, start=1):
        for column, cell in enumerate(cells, start=1):
            if cell.value is None:
                continue
            if found := _cell(cell, f"sheet '{sheet.title}', {letters_of(column)}{row}"):
                lines.setdefault(row, {})[column] = found
    return BookSheet(sheet.title, lines, [_area(merged) for merged in layout.merged])


def _area(merged: Merged) -> str:
    last_row, last_column = merged.row + merged.rows - 1, merged.column + merged.columns - 1
    return f"{letters_of(merged.column)}{merged.row}:{letters_of(last_column)}{last_row}"


def _cell(cell: Any, at: str) -> BookCell | None:
    value = cell.value
    if cell.data_type == "f":
        text = value if isinstance(value, str) else getattr(value, "text", None) or ""
        return BookCell(text, at, "holds a formula. Write its result as a text")
    if cell.data_type == "e":
        return BookCell(str(value), at, f"shows an error ({value}). Write what it should say")
    text = shown(value, cell.number_format)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "").strip()
    return BookCell(text, at) if text else None
