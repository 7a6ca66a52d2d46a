"""Find comments, and other spots outside the keys and texts of a document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from journeymap.source.document import Document, Place, spot
from journeymap.source.lines import line_starts
from journeymap.source.tree import Marks


class Comment(NamedTuple):
    """A comment: the line it is about, its place and its text after the word that it begins with, which may be in
    capitals. It is about its own line, about the next one if it stands alone, or about the first line of a text that
    ends before it.
    """

    line: int
    place: Place
    text: str
    word: str = ""


def comments(document: Document, word: str) -> Iterator[Comment]:
    """Yield the comments that begin with a word. PyYAML drops comments, so the lines are searched, except for texts."""
    begins = re.compile(rf"#\s*({re.escape(word)})", re.IGNORECASE)
    if begins.search(document.text) is None or (document.readable and document.tree is None):
        return
    texts, next_line = _Texts(document), _next_lines(document.lines)
    for number, line in enumerate(document.lines):
        match = begins.search(line)
        if match is None or texts.hold(number, match.start()):
            continue
        alone = not line[: match.start()].strip()
        about = next_line[number] if alone else texts.first_line_before(number, match.start()) + 1
        marks = (number, match.start(), number, len(line.rstrip()))
        text = line[match.end() :].strip()
        yield Comment(about, spot(document, marks), text, match[1])


def beside_texts(document: Document, spots: Iterable[Marks]) -> Iterator[Marks]:
    """Keep only the spots outside keys and texts: in comments, and anywhere in what could not be read."""
    texts = _Texts(document)
    return (marks for marks in spots if not texts.hold(marks[0], marks[1]))


_HEADER = re.compile(r"(?:[&!]\S*[ \t]+)*[|>][-+0-9]*(?:[ \t][^\r\n]*)?(?=[\r\n]|$)")
"""The line before a text that keeps its lines or is folded: `>-  # a comment`."""


class _Texts:
    """The spans of the keys and texts of a document."""

    def __init__(self, document: Document) -> None:
        self._starts = line_starts(document.text)
        spans = sorted(document.tree.spans_of_texts()) if document.tree else []
        self._spans = [(_after_header(document.text, start), end) for start, end in spans]

    def hold(self, line: int, column: int) -> bool:
        """Return whether a spot lies within one. They do not overlap, so only the last that starts before it can."""
        offset = self._starts[line] + column
        before = self._last_before(offset)
        return before is not None and offset < before[1]

    def first_line_before(self, line: int, column: int) -> int:
        """Return where the text begins that ends before a spot in its line; the line itself if there is none."""
        before = self._last_before(self._starts[line] + column)
        if before is None or before[1] <= self._starts[line]:
            return line
        return bisect_right(self._starts, before[0]) - 1

    def _last_before(self, offset: int) -> tuple[int, int] | None:
        at = bisect_right(self._spans, offset, key=lambda span: span[0]) - 1
        return self._spans[at] if at >= 0 else None


def _after_header(text: str, start: int) -> int:
    """Where a text begins that is written from here on."""
    header = _HEADER.match(text, start) if text[start : start + 1] in ("|", ">", "&", "!") else None
    return header.end() if header else start


def _next_lines(lines: Sequence[str]) -> Sequence[int]:
    """Return for each line the next one that is neither empty nor a comment, counted from 1."""
    below: int | None = None
    next_lines = []
    for number in range(len(lines) - 1, -1, -1):
        next_lines.append(below or number + 1)
        line = lines[number].strip()
        if line and not line.startswith("#"):
            below = number + 1
    return next_lines[::-1]
