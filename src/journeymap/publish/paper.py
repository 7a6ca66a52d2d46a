"""The paper that pages are printed on."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.model.settings import Paper

_MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper, in millimeters, as it lies when it is taller than wide."""

    width: float
    height: float
    in_inches: bool = False

    @property
    def across(self) -> Sheet:
        """The same sheet, turned."""
        return Sheet(self.height, self.width, self.in_inches)


def _inches(width: float, height: float) -> Sheet:
    return Sheet(width * _MM_PER_INCH, height * _MM_PER_INCH, in_inches=True)


_A4, _LETTER = Sheet(210, 297), _inches(8.5, 11)
SHEETS_OF_PAPER: dict[Paper, Sheet] = {
    "A4": _A4,
    "A3": Sheet(297, 420),
    "A2": Sheet(420, 594),
    "A1": Sheet(594, 841),
    "Letter": _LETTER,
    "Legal": _inches(8.5, 14),
    "Tabloid": _inches(11, 17),
}
"""Browsers do not know all of these by name."""


def sheet_of(kind: str, paper: Paper) -> Sheet:
    """Return the sheet of a kind of page: maps on the paper asked for, all others on what an office prints."""
    poster = SHEETS_OF_PAPER[paper]
    if kind == "board":
        return poster.across
    office = _LETTER if poster.in_inches else _A4
    return office.across if kind in _ACROSS else office


_ACROSS = frozenset({"content", "program"})
"""The kinds of pages that hold wide tables and boards."""


def paper_style(kind: str, paper: Paper) -> str:
    """Return the size of the sheets of a page and of those that hold a wide table;
    a style sheet may read it, and a theme may set another.
    """
    sheet = sheet_of(kind, paper)
    width, height = (f"{side:.4g}mm" for side in (sheet.width, sheet.height))
    size = f"@page{{size:{width} {height}}}:root{{--paper-width:{width};--paper-height:{height}}}"
    return size + (f"@page across{{size:{height} {width}}}\n" if sheet.width < sheet.height else "\n")
