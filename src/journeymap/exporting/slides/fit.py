"""Find the type size in which texts fit into the columns of a slide, or spread them over several slides."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

SIZES = (18, 17, 16, 15, 14, 13, 12)
"""The type sizes to try, in points; what does not fit at the last one continues on another slide."""
SMALLEST = 11
"""A smaller size, used only if it avoids a second slide."""
_MOST_COLUMNS = 3
_LINE = 1.22
_INDENT = 13.0
"""The indentation of an item, in points."""

Kind = Literal["heading", "item", "answer", "plain"]


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a line: `tone` is the name of a color."""

    text: str
    tone: str = "ink"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading, an item of the list below it, or a detail below an item."""

    kind: Kind
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(run.text for run in self.runs)


Column = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The columns of one slide."""

    columns: tuple[Column, ...]
    size: int


def pages(columns: Sequence[Column], width: float, height: float, gap: float) -> tuple[Page, ...]:
    """Spread columns over slides that are `width` points wide; empty columns are left out."""
    filled = tuple(column for column in columns if column)
    if not filled:
        return ()
    if len(filled) == 1:
        filled = _side_by_side(filled[0], width, height, gap)
    room = column_width(len(filled), width, gap)
    for size in SIZES:
        if all(height_of(column, size, room) <= height for column in filled):
            return (Page(filled, size),)
    return _flowing(filled, width, height, gap)


def _flowing(columns: Sequence[Column], width: float, height: float, gap: float) -> tuple[Page, ...]:
    """Let what does not fit column by column flow from one into the next, so that no slide holds only a line or two."""
    everything = tuple(paragraph for column in columns for paragraph in column)
    most = max(_MOST_COLUMNS, len(columns)) if len(columns) > 1 else 1
    room = column_width(most, width, gap)
    for size in (SIZES[-1], SMALLEST):
        parts = list(_divided(everything, size, room, height))
        if len(parts) <= most:
            return (Page(tuple(parts), size),)
    parts = list(_divided(everything, SIZES[-1], room, height))
    return tuple(Page(tuple(parts[start : start + most]), SIZES[-1]) for start in range(0, len(parts), most))


def _side_by_side(column: Column, width: float, height: float, gap: float) -> tuple[Column, ...]:
    """Put a long, narrow list into two columns."""
    half = column_width(2, width, gap)
    if height_of(column, SIZES[0], width) <= height or any(
        _height(paragraph, SIZES[-1], half, is_first=True) > 0.5 * height for paragraph in column
    ):
        return (column,)
    parts = list(_divided(column, 14, half, height))
    return tuple(parts) if len(parts) == 2 else (column,)


def column_width(number: int, width: float, gap: float) -> float:
    """Return the width of each of several columns."""
    return (width - gap * (number - 1)) / number


def height_of(column: Column, size: float, width: float) -> float:
    """Return how high a column is, with a little to spare."""
    return sum(_height(paragraph, size, width, is_first=index == 0) for index, paragraph in enumerate(column))


def space_before(paragraph: Paragraph, size: float, *, is_first: bool) -> float:
    """Return the space between a paragraph and the one before it."""
    if is_first:
        return 0.0
    return {"heading": 0.8, "item": 0.3, "answer": 0.12, "plain": 0.3}[paragraph.kind] * size


def _height(paragraph: Paragraph, size: float, width: float, *, is_first: bool) -> float:
    room = width - {"item": _INDENT, "answer": 2 * _INDENT}.get(paragraph.kind, 0.0) - 6
    lines = sum(_lines(line, size, room, bold=paragraph.kind == "heading") for line in paragraph.text.split("\n"))
    return lines * size * _LINE + space_before(paragraph, size, is_first=is_first)


def lines_of(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes."""
    return sum(_lines(line, size, width, bold=bold) for line in text.split("\n"))


def _lines(text: str, size: float, width: float, *, bold: bool) -> int:
    lines, used = 1, 0.0
    for piece in _pieces(text):
        length = text_width(piece, size) * (1.07 if bold else 1.0)
        if used + length <= width:
            used += length
        elif length <= width:
            lines, used = lines + 1, length
        else:  # a word wider than the column is cut
            more = int((used + length) // width)
            lines, used = lines + more, (used + length) % width
    return lines


def _pieces(text: str) -> Iterator[str]:
    """Yield the parts between which a text may be broken."""
    for word in text.split(" "):
        if any(unicodedata.east_asian_width(character) in "WF" for character in word):
            yield from word
            yield " "
        else:
            yield f"{word} "


def text_width(text: str, size: float) -> float:
    """Return how wide a text is in a common sans-serif face."""
    return size * sum(map(_em, text))


def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 1.02
    if unicodedata.combining(character):
        return 0.0
    if character in " ijlItf.,;:!|'’()[]":
        return 0.3
    if character in "mwMW@%—…●○▲■◆✚▼★✓✗→":
        return 0.95
    if character in "rst-":
        return 0.45
    return 0.7 if character.isupper() else 0.555


def _divided(column: Column, size: float, width: float, height: float) -> Iterator[Column]:
    """Divide a column into parts that each fit, and keep headings with what follows them."""
    waiting = [piece for paragraph in column for piece in _cut(paragraph, size, width, height)]
    part: list[Paragraph] = []
    for paragraph in waiting:
        if part and height_of((*part, paragraph), size, width) > height:
            carried = [part.pop()] if part[-1].kind == "heading" and len(part) > 1 else []
            yield tuple(part)
            part = carried
        part.append(paragraph)
    if part:
        yield tuple(part)


def _cut(paragraph: Paragraph, size: float, width: float, height: float) -> Iterator[Paragraph]:
    """Cut a paragraph that is higher than a slide."""
    if _height(paragraph, size, width, is_first=True) <= 0.8 * height:
        yield paragraph
        return
    limit = max(20, int(0.6 * (height / (size * _LINE)) * (width / (0.62 * size))))
    run = paragraph.runs[0]
    text = paragraph.text
    while text:
        end = len(text) if len(text) <= limit else max(text.rfind(" ", limit // 2, limit), 0) or limit
        yield replace(paragraph, runs=(replace(run, text=text[:end].strip() or text[:end]),))
        text = text[end:].lstrip()
