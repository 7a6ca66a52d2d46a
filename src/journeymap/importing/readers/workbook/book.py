"""Read a workbook into grids of cells, one for each visible sheet."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

from journeymap.errors import UsageError
from journeymap.exporting.workbook.record import RECORD
from journeymap.importing.draft import Cell, Draft, Entry, Fate, Where
from journeymap.importing.file_kinds import ZIP, kind_of
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.readers.grid import Grid
from journeymap.importing.readers.reader import Likeness, Reader
from journeymap.importing.readers.sheets import Sheets, draft_of_sheets
from journeymap.importing.readers.sizes import MOST_CELLS, MOST_MERGED
from journeymap.importing.readers.workbook.layout import Layout, layout_of
from journeymap.importing.readers.workbook.package import Package, Relation
from journeymap.importing.readers.workbook.remarks import remarks_of
from journeymap.importing.readers.workbook.sheet import Sheet, SheetCell

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".numbers"})
_WORKBOOK = "xl/workbook.xml"


def _likeness(given: GivenFile) -> Likeness:
    if given.content.startswith(ZIP) and kind_of(given.content) is None:
        return Likeness.CERTAIN
    return Likeness.LIKELY if given.suffix in _SUFFIXES else Likeness.NONE


def _read(given: GivenFile) -> Draft:
    return draft_of_sheets(given, sheets_of(given))


def sheets_of(given: GivenFile) -> Sheets:
    """Return the tables of a workbook. Raises NoJourney if it cannot be read."""
    if kind := kind_of(given.content):
        raise NoJourney(f"{given.name} is {kind.title}. {kind.advice}.")
    if not given.content.startswith(ZIP):
        raise NoJourney(f"{given.name} is no workbook, whatever it is called. Save it as an Excel workbook (.xlsx).")
    if find_spec("openpyxl") is None:
        raise UsageError(
            "Workbooks need a package that is not installed. Install it with: pip install 'journeymap[office]'"
        )
    return _Book(given).sheets()


class _Book:
    """A workbook while it is read, and what was found in it."""

    def __init__(self, given: GivenFile) -> None:
        self._given = given
        self._package = Package(given)
        self._parts = parts_of_sheets(self._package)
        self._texts: list[Cell] = []
        self._entries: list[Entry] = []
        self._notes: list[str] = []

    def sheets(self) -> Sheets:
        from journeymap.importing.readers.workbook.values import opened  # needs openpyxl

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about parts of a workbook that openpyxl does not support
            book = opened(self._given)
            self._refuse_exports_and_strict_files(book)
            grids = [grid for sheet in book.worksheets for grid in self._grids_of(sheet)]
        if not grids:
            hidden = next((f" {note}" for note in self._notes if "is hidden and was left out" in note), "")
            raise NoJourney(f"{self._given.name} holds no cells with anything in them.{hidden}")
        self._tell_of_the_rest(len(book.chartsheets))
        return Sheets(
            grids=tuple(grids),
            texts=tuple(self._texts),
            entries=tuple(self._entries),
            notes=tuple(self._notes),
        )

    def _refuse_exports_and_strict_files(self, book: Workbook) -> None:
        if RECORD in book.sheetnames:
            raise NoJourney(
                f"{self._given.name} is a workbook that journeymap exported. Bring its changes back with: "
                f"journeymap import --update {self._given.name}. If the maps it came from are gone, copy the sheet "
                "with the stages into a new workbook, and bring that in."
            )
        is_there = any(part in self._package for part in self._parts.values())
        if is_there and not (book.worksheets or book.chartsheets):
            raise NoJourney(
                f"{self._given.name} is a workbook in a form that few programs write (Strict Open XML). Save it as "
                "an Excel workbook (.xlsx), the plain one."
            )

    def _grids_of(self, sheet: ReadOnlyWorksheet) -> Iterator[Grid]:
        from journeymap.importing.readers.workbook.values import values_of  # needs openpyxl

        part = self._parts.get(sheet.title, "")
        layout = self._layout(part)
        if layout.filled and sheet.sheet_state != "visible":
            self._leave_out(sheet.title, layout)
            return
        self._refuse_what_is_too_large(sheet.title, layout)
        cells = list(values_of(self._given, sheet, layout)) if layout.filled else []
        yield from self._grid(sheet.title, part, layout, cells)

    def _refuse_what_is_too_large(self, title: str, layout: Layout) -> None:
        for number, most, what in (
            (layout.filled, MOST_CELLS, f"{layout.filled} cells"),
            (len(layout.merged), MOST_MERGED, f"more than {MOST_MERGED:,} merged cells"),
        ):
            if number > most:
                raise NoJourney(
                    f"{self._given.name} has {what} on the sheet '{title}', far more than a map or a list of content. "
                    "Keep those that matter, and save it again."
                )

    def _layout(self, part: str) -> Layout:
        return layout_of(self._package, part)

    def _leave_out(self, title: str, layout: Layout) -> None:
        cells = "1 cell" if layout.filled == 1 else f"{layout.filled} cells"
        self._entries.append(
            Entry(cell=self._cell_of(title), fate=Fate.LEFT_OUT, how=f"a hidden sheet with {cells}; show it to take it")
        )
        self._notes.append(
            f"The sheet '{title}' is hidden and was left out. If it belongs to the map, show it (right-click on a tab, "
            "Unhide), save, and import again."
        )

    def _grid(self, title: str, part: str, layout: Layout, cells: list[SheetCell]) -> Iterator[Grid]:
        relations = self._package.relations(part)
        sheet = Sheet(self._given.name, title, layout, cells)
        sheet.lead_to(_addresses(layout, relations))
        said, shapes, pictures = remarks_of(self._package, part)
        self._texts.extend(sheet.remarked(remark, "note") for remark in said)
        self._texts.extend(sheet.remarked(remark, "shape") for remark in shapes)
        self._entries.extend(sheet.entries())
        self._notes.extend(sheet.notes())
        if pictures:
            self._notes.append(
                f"{_counted(pictures, 'picture')} on the sheet '{title}' did not come in. Save what matters as a file, "
                "and name it under image."
            )
        yield from sheet.grids()

    def _tell_of_the_rest(self, chart_sheets: int) -> None:
        package = self._package
        charts = sum(part.startswith("xl/charts/chart") for part in package.parts_under("xl/charts/")) or chart_sheets
        if charts:
            self._notes.append(f"{_counted(charts, 'chart')} did not come in.")
        if "xl/vbaProject.bin" in package:
            self._notes.append("Its macros were neither read nor run.")

    def _cell_of(self, title: str) -> Cell:
        return Cell(title, Where(self._given.name, f"sheet '{title}'"))


class _Sheets:
    """Collects the names of the sheets, and the ids of the relations to their parts."""

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}

    def started(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet":
            target = next((value for name, value in attributes.items() if name.endswith("}id")), "")
            self.ids[attributes.get("name", "")] = target

    def ended(self, tag: str) -> None: ...
    def read(self, text: str) -> None: ...


def parts_of_sheets(package: Package) -> dict[str, str]:
    """Return the parts of the sheets, by the names of the sheets."""
    sheets = _Sheets()
    package.listen(_WORKBOOK, sheets)
    relations = package.relations(_WORKBOOK)
    return {name: relations[target].target for name, target in sheets.ids.items() if target in relations}


def _addresses(layout: Layout, relations: dict[str, Relation]) -> dict[tuple[int, int], str]:
    """Return the addresses that cells link to."""
    linked = {place: relations[target].target for place, target in layout.links.items() if target in relations}
    return {**linked, **layout.addresses}


def _counted(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"


READER = Reader(title="an Excel workbook", likeness=_likeness, read=_read)
