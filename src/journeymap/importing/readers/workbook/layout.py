"""Read the layout of a sheet, which openpyxl omits when it reads row by row: its extent, merged and hidden cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from journeymap.importing.readers.grid import Merged
from journeymap.importing.readers.sizes import MOST_MERGED
from journeymap.importing.readers.workbook.package import Package

_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_LEADS_TO = re.compile(r'HYPERLINK\("([^"]+)"', re.IGNORECASE)
_LONGEST_FORMULA = 200


def place_of(reference: str) -> tuple[int, int] | None:
    """Return the row and the column of a reference such as `C7`, from 1."""
    match = _PLACE.match(reference)
    return (int(match[2]), _column(match[1])) if match else None


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def letters_of(column: int) -> str:
    """Return the name of a column, such as C for 3."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@dataclass(slots=True)
class Layout:
    """The layout of a sheet; rows and columns are counted from 1."""

    last_row: int = 0
    last_column: int = 0
    filled: int = 0
    """How many cells are not empty."""
    merged: list[Merged] = field(default_factory=list)
    """The merged cells, at most one more than the limit."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    """The first and the last of each run."""
    formulas: int = 0
    unsolved: dict[tuple[int, int], str] = field(default_factory=dict)
    """Formulas whose results are not stored in the workbook."""
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    """The ids of the relations that cells link to."""
    addresses: dict[tuple[int, int], str] = field(default_factory=dict)
    """The addresses in HYPERLINK formulas, by cell."""


class LayoutListener:
    """Fills the layout of a sheet while its part is read."""

    def __init__(self) -> None:
        self.layout = Layout()
        self._row = 0
        self._column = 0
        self._inside = ""
        self._is_hidden = False
        self._formula: list[str] | None = None
        self._is_filled = False

    def started(self, tag: str, attributes: dict[str, str]) -> None:
        match tag:
            case "c":
                place = place_of(attributes.get("r", ""))
                self._column = place[1] if place else self._column + 1
                self._formula, self._is_filled = None, False
            case "row":
                number = attributes.get("r", "")
                self._row = int(number) if number.isdecimal() and len(number) < 8 else self._row + 1
                self._column = 0
                self._is_hidden = _is_true(attributes, "hidden")
            case "v" | "t":
                self._inside = "value"
            case "f":
                self._inside = "formula"
                self._formula = []
            case "mergeCell":
                self._merge(attributes.get("ref", ""))
            case "col" if _is_true(attributes, "hidden"):
                self._hide_columns(attributes.get("min", ""), attributes.get("max", ""))
            case "hyperlink":
                self._link(attributes)

    def read(self, text: str) -> None:
        if self._inside == "value":
            self._is_filled = self._is_filled or not text.isspace()
        elif self._inside == "formula" and self._formula is not None:
            self._formula.append(text)

    def ended(self, tag: str) -> None:
        if tag in ("v", "t", "f"):
            self._inside = ""
        elif tag == "c" and (self._is_filled or self._formula is not None):
            layout = self.layout
            layout.filled += 1
            layout.last_row = max(layout.last_row, self._row)
            layout.last_column = max(layout.last_column, self._column)
            if self._is_hidden:
                layout.hidden_rows.add(self._row)
            if self._formula is not None:
                self._note_formula("".join(self._formula))

    def _hide_columns(self, first: str, last: str) -> None:
        if first.isdecimal() and last.isdecimal():
            self.layout.hidden_columns.append((int(first), int(last)))

    def _link(self, attributes: dict[str, str]) -> None:
        place = place_of(attributes.get("ref", ""))
        target = next((value for name, value in attributes.items() if name.endswith("}id")), "")
        if place and target:
            self.layout.links[place] = target

    def _note_formula(self, formula: str) -> None:
        place = self._row, self._column
        self.layout.formulas += 1
        if not self._is_filled:
            self.layout.unsolved[place] = f"={formula[:_LONGEST_FORMULA]}"
        elif match := _LEADS_TO.match(formula):
            self.layout.addresses[place] = match[1]

    def _merge(self, reference: str) -> None:
        start, _, end = reference.partition(":")
        first, last = place_of(start), place_of(end)
        if first and last and len(self.layout.merged) <= MOST_MERGED:
            self.layout.merged.append(Merged(first[0], first[1], last[0] - first[0] + 1, last[1] - first[1] + 1))


def _is_true(attributes: dict[str, str], name: str) -> bool:
    return attributes.get(name) in ("1", "true")


def layout_of(package: Package, part: str) -> Layout:
    """Return the layout of a sheet, by the name of its part."""
    listener = LayoutListener()
    package.listen(part, listener)
    return listener.layout
