"""Turn the cells of a sheet into a grid."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from journeymap.importing.draft import Cell, Entry, Fate, Where
from journeymap.importing.given_file import NoJourney
from journeymap.importing.readers.grid import Grid, Merged
from journeymap.importing.readers.sizes import MOST_PLACES
from journeymap.importing.readers.workbook.layout import Layout, letters_of
from journeymap.importing.readers.workbook.remarks import Remark

_UNNAMED = re.compile(
    r"(?:sheet|tabelle|feuil|feuille|hoja|folha|foglio|blad|ark|arkusz|list|лист|аркуш|シート|工作表|시트|ورقة)\s*\d*",
    re.IGNORECASE,
)
_LONGEST_OF_REMARKED = 80
_SHOWN = 8


class SheetCell(NamedTuple):
    """The text that a cell shows, and its place, counted from 1."""

    row: int
    column: int
    text: str
    is_error: bool = False


class Sheet:
    """The cells of a sheet."""

    def __init__(self, file: str, title: str, layout: Layout, cells: Sequence[SheetCell]) -> None:
        self._file = file
        self._title = title
        self._layout = layout
        self._errors = [cell for cell in cells if cell.is_error]
        self._texts = {(cell.row, cell.column): cell.text for cell in cells if not cell.is_error}

    def lead_to(self, addresses: Mapping[tuple[int, int], str]) -> None:
        """Add the addresses that cells link to after their texts, as in print."""
        for place, address in addresses.items():
            text = self._texts.get(place, "")
            if text and address not in text and not address.casefold().startswith(("mailto:", "tel:")):
                self._texts[place] = f"{text} ({address})"

    def grids(self) -> Iterator[Grid]:
        """Yield the grid of the cells, if there are any. Raises NoJourney if they are too far apart."""
        if not self._texts:
            return
        spans = [span for span in self._layout.merged if (span.row, span.column) in self._texts]
        rows = _places((row for row, _ in self._texts), ((span.row, span.rows) for span in spans))
        columns = _places((column for _, column in self._texts), ((span.column, span.columns) for span in spans))
        if len(rows) * len(columns) > MOST_PLACES:
            raise NoJourney(
                f"{self._file} has {len(rows)} rows and {len(columns)} columns on the sheet '{self._title}', far more "
                "than a map or a list of content. Keep those that matter, and save it again."
            )
        nothing = Cell("", Where(self._file, f"sheet '{self._title}'"))
        yield Grid(
            None if _UNNAMED.fullmatch(self._title.strip()) else self._cell(self._title),
            tuple(
                tuple(
                    self._cell(text, row, column) if (text := self._texts.get((row, column))) else nothing
                    for column in columns
                )
                for row in rows
            ),
            tuple(self._merged(rows, columns)),
        )

    def remarked(self, remark: Remark, what: str) -> Cell:
        """Return the remarks on a cell, to be added to its text."""
        place = remark.row, remark.column
        about = " ".join(self._texts.get(place, "").split())
        text = f"{about}: {remark.text}" if what == "note" and 0 < len(about) <= _LONGEST_OF_REMARKED else remark.text
        return Cell(text, Where(self._file, f"sheet '{self._title}', {what} at {_name(*place)}"))

    def entries(self) -> Iterator[Entry]:
        """Yield the entries for what is left out."""
        for (row, column), formula in self._layout.unsolved.items():
            yield Entry(
                cell=self._cell(formula, row, column),
                fate=Fate.LEFT_OUT,
                how="the workbook holds no result of this formula; open it in a spreadsheet and save it",
            )
        for cell in self._errors:
            yield Entry(
                cell=self._cell(cell.text, cell.row, cell.column), fate=Fate.LEFT_OUT, how="an error of a formula"
            )

    def notes(self) -> Iterator[str]:
        """Yield notes on the sheet as a whole."""
        hidden = [
            *(f"row {row}" for row in sorted(self._layout.hidden_rows & {row for row, _ in self._texts})),
            *(
                f"column {letters_of(column)}"
                for column in sorted({column for _, column in self._texts})
                if any(first <= column <= last for first, last in self._layout.hidden_columns)
            ),
        ]
        if hidden:
            shown = ", ".join(hidden[:_SHOWN]) + (f" and {len(hidden) - _SHOWN} more" if hidden[_SHOWN:] else "")
            yield f"On the sheet '{self._title}', {shown} {'is' if len(hidden) == 1 else 'are'} hidden, and came in."
        if unsolved := len(self._layout.unsolved):
            formulas = "1 formula" if unsolved == 1 else f"{unsolved} formulas"
            yield (
                f"The sheet '{self._title}' holds {formulas} without a result. Open the workbook in a spreadsheet, "
                "save it, and import it again."
            )
        if solved := self._layout.formulas - unsolved:
            formulas = "1 formula" if solved == 1 else f"{solved} formulas"
            yield f"The sheet '{self._title}' holds {formulas}; what was shown when it was saved came in."

    def _merged(self, rows: Sequence[int], columns: Sequence[int]) -> Iterator[Merged]:
        """Yield the merged cells with their places in the grid."""
        for merged in self._layout.merged:
            if (merged.row, merged.column) not in self._texts:
                continue
            row, column = bisect_left(rows, merged.row), bisect_left(columns, merged.column)
            below = bisect_right(rows, merged.row + merged.rows - 1)
            beside = bisect_right(columns, merged.column + merged.columns - 1)
            if (below - row, beside - column) != (1, 1):
                yield Merged(row, column, below - row, beside - column)

    def _cell(self, text: str, row: int = 0, column: int = 0) -> Cell:
        at = f"sheet '{self._title}', {_name(row, column)}" if row else f"sheet '{self._title}'"
        return Cell(text, Where(self._file, at))


def _name(row: int, column: int) -> str:
    return f"{letters_of(column)}{row}"


def _places(filled: Iterator[int], spans: Iterator[tuple[int, int]]) -> list[int]:
    """Return the filled places, with one blank between those that are apart, unless a merged cell spans the gap."""
    spanned = sorted((first, first + length) for first, length in spans)
    places: list[int] = []
    reached = number = 0
    for place in sorted(set(filled)):
        while number < len(spanned) and spanned[number][0] < place:
            reached = max(reached, spanned[number][1])
            number += 1
        if places and place > max(places[-1] + 1, reached):
            places.append(places[-1] + 1)
        places.append(place)
    return places
