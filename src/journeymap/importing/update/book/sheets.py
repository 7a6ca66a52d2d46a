"""Read the sheets of a workbook as plain cells, whatever program saved it."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from journeymap.errors import UsageError
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.readers.workbook.layout import letters_of
from journeymap.importing.readers.workbook.package import Package
from journeymap.importing.readers.workbook.shown import shown

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_MOST = 60_000_000
"""How many bytes a workbook may have when it is unpacked."""


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
    merged: Sequence[tuple[str, frozenset[tuple[int, int]]]]
    """The merged ranges, with the places that they cover."""

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
    Package(given)  # refuses what is damaged, locked or far too large
    with ZipFile(BytesIO(given.content)) as archive:
        if sum(info.file_size for info in archive.infolist()) > _MOST:
            raise NoJourney(f"{given.name} unpacks to far more than a workbook of a map. Export it anew.")
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about parts of a workbook that openpyxl does not support
            book = load_workbook(BytesIO(given.content), keep_links=False)
            return {sheet.title: _sheet(sheet) for sheet in book.worksheets}
    except Exception:  # which one it raises depends on what is broken, and where
        raise NoJourney(
            f"{given.name} is a workbook that cannot be read to its end. Open it in a spreadsheet, and save it as an "
            "Excel workbook (.xlsx) again."
        ) from None


def _sheet(sheet: Worksheet) -> BookSheet:
    lines: dict[int, dict[int, BookCell]] = {}
    for cells in sheet.iter_rows():
        for cell in cells:
            if cell.value is None:
                continue
            at = f"sheet '{sheet.title}', {letters_of(cell.column)}{cell.row}"
            if found := _cell(cell, at):
                lines.setdefault(cell.row, {})[cell.column] = found
    merged = [
        (str(area), frozenset((row, column) for row, column in _places(area))) for area in sheet.merged_cells.ranges
    ]
    return BookSheet(sheet.title, lines, merged)


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


def _places(area: Any) -> Iterator[tuple[int, int]]:
    for row in range(area.min_row, min(area.max_row, area.min_row + 2_000) + 1):
        for column in range(area.min_col, min(area.max_col, area.min_col + 500) + 1):
            yield row, column
