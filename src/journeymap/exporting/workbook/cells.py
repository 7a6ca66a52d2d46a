"""Write texts into cells, and fit the height of rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from unicodedata import east_asian_width

_LINE = 13.5
"""The height of a line, in points."""
NARROW = 18
"""The width of a column of names."""


def put(sheet: Any, row: int, column: int, text: str, look: Any = None) -> None:
    """Write a text as a text, never as a formula, number or link."""
    if text:
        sheet.write_string(row, column, text, look)
    elif look is not None:
        sheet.write_blank(row, column, None, look)


def fit(sheet: Any, at: int, texts: Iterable[tuple[str, int]]) -> None:
    """Make a row as high as its texts need. One whose texts take a single line keeps its automatic height."""
    lines = max((_lines(text, width) for text, width in texts), default=1)
    if lines > 1:
        sheet.set_row(at, _LINE * lines + 2)


def _lines(text: str, width: int) -> int:
    """Estimate how many lines a text takes in a cell."""
    return sum(1 + int(_width(line) / (max(1, width) * 1.12)) for line in text.split("\n"))


def _width(text: str) -> int:
    """Return the width of a text in Latin characters."""
    return len(text) + sum(east_asian_width(character) in "WF" for character in text)
