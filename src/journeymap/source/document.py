"""A document that was read, and the places in it: a route of keys and indices becomes a line and a column
here.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple

from journeymap.source.tree import Marks, Node, Route, child_of, key_span_of, span_of, without

# The line breaks libyaml counts, so that our lines and its marks agree.
_RARE_BREAKS = "\r\x85\u2028\u2029"
_LINE_BREAK = re.compile(f"\r\n|[\n{_RARE_BREAKS}]")


class Span(NamedTuple):
    """Where something stands: counted from 1, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(slots=True, frozen=True, eq=False)
class Place:
    """A route in a document. `below` is the same place in the map that this one is laid over."""

    document: Document
    route: Route = ()
    on_key: bool = False
    below: Place | None = None

    def at(self, *keys: str | int) -> Place:
        """The place further down; it need not be written."""
        below = self.below.at(*keys) if self.below else None
        return Place(self.document, self.route + keys, below=below)

    def key(self) -> Place:
        """The same place, pointing at the key and not at its value."""
        return Place(self.document, self.route, on_key=True, below=self.below)

    @property
    def home(self) -> Place:
        """This place, or the one below it where only that is written."""
        if self.below and not self.document.has(self.route) and self.below.is_written():
            return self.below.home
        return self

    def resolve(self) -> tuple[Document, Span]:
        """The document and span a person is sent to: what is written, else its nearest written ancestor."""
        home = self.home
        return home.document, home.document.span(home.route, on_key=home.on_key)

    def in_what_is_left(self, removed: Mapping[Route, Container[int]]) -> Place:
        """The same place, in a document whose lists lack some items: routes below it count without them."""
        if not removed or self.document.root is None:
            return self
        routes = {self.route + route: items for route, items in removed.items()}
        rest = replace(self.document, root=without(self.document.root, routes))
        return replace(self, document=rest)

    def is_written(self) -> bool:
        """Whether this very place stands in a document."""
        return self.document.has(self.route) or bool(self.below and self.below.is_written())


@dataclass(slots=True, frozen=True)
class Problem:
    """Something wrong with a document: one of the JM0xx codes, where, what is wrong and what to write
    instead.
    """

    code: str
    place: Place
    message: str
    fix: str = ""


@dataclass(eq=False)
class Document:
    """One file: its plain data (dict, list, str, None) and the tree of places beside it.

    `data` is None and `readable` False when nothing could be made of the bytes.
    """

    path: str
    text: str = ""
    data: Any = None
    root: Node | None = None
    readable: bool = True
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file, without their breaks."""
        rare = any(sign in self.text for sign in _RARE_BREAKS)
        return _LINE_BREAK.split(self.text) if rare else self.text.split("\n")

    def has(self, route: Route) -> bool:
        """Whether something is written at exactly this route."""
        node = self.root
        for step in route:
            node = child_of(node, step)
            if node is None:
                return False
        return node is not None

    def span(self, route: Route, *, on_key: bool = False) -> Span:
        """The one function that turns a route into a line and a column.

        A text is underlined itself, a list or mapping by its key, and what is absent by its nearest written
        ancestor: parts of a route that the document lacks are skipped.
        """
        node, key = self.root, None
        for step in route:
            below = child_of(node, step)
            if below is not None:
                key, node = key_span_of(node, step), below
        if node is None:
            return Span(1, 1, 1, 1)
        is_text = len(node) == 4 and node[:2] != node[2:4]
        marks = span_of(node) if key is None or (is_text and not on_key) else key
        return self._visible(marks)

    def _visible(self, marks: tuple[int, int, int, int]) -> Span:
        """Clip a span to what a person sees: a block ends with its first line, a block text before the next
        key.
        """
        line, column, end_line, end_column = marks
        if end_line > line:
            text = self.lines[line] if line < len(self.lines) else ""
            end_line, end_column = line, max(len(text.rstrip()), column)
        return Span(line + 1, column + 1, end_line + 1, max(end_column, column) + 1)


class _Spot(Document):
    """A document seen from one mark."""

    def __init__(self, document: Document, marks: Marks) -> None:
        super().__init__(document.path, document.text, root=marks)
        self._document = document

    @cached_property
    def lines(self) -> list[str]:
        """Those of the document: it may have thousands of spots."""
        return self._document.lines


def spot(document: Document, marks: Marks) -> Place:
    """A place that no route leads to: a repeated key, a comment. `marks` count from 0."""
    return Place(_Spot(document, marks))
