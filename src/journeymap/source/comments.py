"""A located document comes in; its comments of one kind go out, or whatever else lies outside of every text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from journeymap.source.document import Document, Place, spot
from journeymap.source.tree import Marks, Node


class Comment(NamedTuple):
    """A comment: the line it speaks of (its own, or the next one if it stands alone), its place and its
    text.
    """

    line: int
    place: Place
    text: str


def comments(document: Document, word: str) -> Iterator[Comment]:
    """The comments that begin with a word. PyYAML drops comments, so the lines are searched, texts left
    out.
    """
    if word not in document.text or document.root is None:
        return
    begins = re.compile(rf"#\s*{re.escape(word)}\s*(.*?)\s*$")
    texts = list(_texts(document.root))
    for number, line in enumerate(document.lines):
        found = begins.search(line)
        if found is None or any(_holds(marks, number, found.start()) for marks in texts):
            continue
        alone = not line[: found.start()].strip()
        marks = (number, found.start(), number, len(line.rstrip()))
        yield Comment(_next(document, number) if alone else number + 1, spot(document, marks), found[1])


def beside_texts(document: Document, spots: Iterable[Marks]) -> Iterator[Place]:
    """Those of some spots that lie in no key and no text: in comments, and anywhere in what could not be read."""
    texts = list(_texts(document.root)) if document.root is not None and document.readable else []
    for marks in spots:
        if not any(_holds(text, marks[0], marks[1]) for text in texts):
            yield spot(document, marks)


def _texts(node: Node) -> Iterator[Marks]:
    """The marks of every key and text."""
    if len(node) == 4:
        yield node[0], node[1], node[2], node[3]
    elif isinstance(node[4], dict):
        for key, below in node[4].values():
            yield key
            yield from _texts(below)
    else:
        for below in node[4]:
            yield from _texts(below)


def _holds(marks: Marks, line: int, column: int) -> bool:
    return (marks[0], marks[1]) <= (line, column) < (marks[2], marks[3])


def _next(document: Document, number: int) -> int:
    """The first line below that is neither empty nor a comment, counted from 1."""
    for below in range(number + 1, len(document.lines)):
        line = document.lines[below].strip()
        if line and not line.startswith("#"):
            return below + 1
    return number + 1
