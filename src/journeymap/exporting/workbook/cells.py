"""Write texts into cells, and make lines as high as their texts need."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from unicodedata import east_asian_width

_LINE = 13.5
"""How high a line is, in points."""
NARROW = 18
"""How wide a column of names is."""


def put(sheet: Any, row: int, column: int, text: str, look: Any = None) -> None:
    """Write a text as what it is, never as a formula, a number or a link."""
    if text:
        sheet.write_string(row, column, text, look)
    elif look is not None:
        sheet.write_blank(row, column, None, look)


def fit(sheet: Any, at: int, texts: Iterable[tuple[str, int]]) -> None:
    """Make a line as high as its texts in their columns need. One of single lines is left to grow by itself."""
    lines = max((_lines(text, width) for text, width in texts), default=1)
    if lines > 1:
        sheet.set_row(at, _LINE * lines + 2)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a cell, roughly."""
    return sum(1 + int(_signs(line) / (max(1, width) * 1.12)) for line in text.split("\n"))


def _signs(text: str) -> int:
    """How many signs wide a text is, in Latin ones."""
    return len(text) + sum(east_asian_width(sign) in "WF" for sign in text)
