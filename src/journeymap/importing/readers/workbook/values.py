"""Read the values of a sheet with openpyxl, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, cast

from openpyxl import load_workbook

from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.readers.sizes import LONGEST_TEXT
from journeymap.importing.readers.workbook.layout import Layout, letters_of
from journeymap.importing.readers.workbook.sheet import SheetCell
from journeymap.importing.readers.workbook.shown import shown

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet
    from openpyxl.worksheet.worksheet import Worksheet


def opened(given: GivenFile) -> Workbook:
    """Open a workbook. Raises NoJourney if openpyxl cannot."""
    try:
        return load_workbook(BytesIO(given.content), read_only=True, data_only=True, keep_links=False)
    except Exception:  # which one it raises depends on what is broken, and where
        raise _unreadable(given) from None


def values_of(given: GivenFile, sheet: ReadOnlyWorksheet, layout: Layout) -> Iterator[SheetCell]:
    """Yield the cells that are not empty, with their places, counted from 1."""
    try:
        sheet.reset_dimensions()  # some programs write wrong dimensions
        rows = cast("Worksheet", sheet).iter_rows(max_row=layout.last_row)  # both kinds of sheets have it
        for row, cells in enumerate(rows, start=1):
            for column, cell in enumerate(cells, start=1):
                if cell.value is not None:
                    text = shown(cell.value, cell.number_format)
                    if len(text) > LONGEST_TEXT:
                        raise NoJourney(
                            f"{given.name} has a cell of {len(text) // 1_000_000} million signs, "
                            f"{letters_of(column)}{row} on the sheet '{sheet.title}': no map says so much in one. Keep "
                            "what matters, and save it again."
                        )
                    if text:
                        yield SheetCell(row, column, text, is_error=cell.data_type == "e")
    except NoJourney:
        raise
    except Exception:  # which one it raises depends on what is broken, and where
        raise _unreadable(given) from None


def _unreadable(given: GivenFile) -> NoJourney:
    return NoJourney(
        f"{given.name} is a workbook that cannot be read to its end. Open it in a spreadsheet, and save it as an Excel "
        "workbook (.xlsx) again."
    )
