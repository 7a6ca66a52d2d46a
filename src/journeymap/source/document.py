"""A document and the places in it. Here, and only here, a route of keys and indices becomes a line and a column."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from journeymap.source.build import Fault
from journeymap.source.lines import line_at, line_starts, lines_of
from journeymap.source.tree import Marks, Route, Text, Tree


class Span(NamedTuple):
    """A range of text: counted from 1, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Place(NamedTuple):
    """A route in a document. `below` is the same place in the base map; `marks` are those of a spot that no route leads
    to, such as a comment; `parts` are the places of what does not stand at its own key, because some of it is written
    in a base map.
    """

    document: Document
    route: Route = ()
    on_key: bool = False
    below: Place | None = None
    marks: Marks | None = None
    parts: Parts | None = None

    def at(self, *keys: str | int) -> Place:
        """Return the place further down; it need not be written."""
        if self.parts and keys and keys[0] in self.parts:
            part = self.parts[keys[0]]
            return part.at(*keys[1:]) if keys[1:] else part
        below = self.below.at(*keys) if self.below else None
        return Place(self.document, self.route + keys, below=below)

    def key(self) -> Place:
        """The same place, pointing at the key and not at its value."""
        return Place(self.document, self.route, on_key=True, below=self.below)

    def key_of_nobody(self) -> Place:
        """The same key, as a spot in the thing that holds it: no report names the key."""
        line, column, end_line, end_column = self.document.span(self.route, on_key=True)
        marks = (line - 1, column - 1, end_line - 1, end_column - 1)
        return Place(self.document, self.route[:-1], marks=marks)

    @property
    def home(self) -> Place:
        """This place, or that of the base map if only that is written."""
        if self.below and not self.document.has(self.route) and self.below.is_written():
            return self.below.home
        return self

    def resolve(self) -> tuple[Document, Span]:
        """Return the document and span to show a person: the place itself, or else its nearest written ancestor."""
        home = self.home
        if home.marks is not None:
            return home.document, home.document.visible(home.marks)
        return home.document, home.document.span(home.route, on_key=home.on_key)

    def without_items(self, removed: Mapping[Route, Container[int]]) -> Place:
        """The same place, in a document whose lists lack some items: routes below it count without them."""
        if not removed:
            return self
        return self._replace(document=self.document.without_items({self.route + at: removed[at] for at in removed}))

    def is_written(self) -> bool:
        """Return whether this very place is written, here or in a base map."""
        return self.document.has(self.route) or bool(self.below and self.below.is_written())


Parts = Mapping[str | int, Place]


class Problem(NamedTuple):
    """Something wrong with a document: a JM0xx code, the place, what is wrong and what to write instead."""

    code: str
    place: Place
    message: str
    fix: str = ""


_PASSED_OVER = frozenset({"JM007", "JM014", "JM015", "JM024", "JM025"})
"""What is said of keys and texts that are not read, or not as they were meant."""


@dataclass(slots=True, frozen=True, eq=False)
class Document:
    """One file as it was read. `tree` is None if the file is empty, or if it could not be parsed: then it is not
    `readable`.
    """

    path: str
    text: str = ""
    tree: Tree | None = None
    readable: bool = True
    faults: tuple[Fault, ...] = ()
    private_lines: frozenset[int] = frozenset()
    """The lines, counted from 0, that hold personal data: nobody shows them."""
    items: Mapping[Route, Sequence[Route]] = field(default_factory=dict)
    """For lists whose items are not written at their own numbers: the route from the list to each item."""

    @property
    def data(self) -> Any:
        """The content as plain data (dict, list, str, None). Not kept, since it is ten times as large as the tree."""
        return self.tree.data() if self.tree else None

    @property
    def size(self) -> int:
        """How many keys and values it holds, at least as many as things."""
        return len(self.tree.values) if self.tree else 0

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the file as YAML."""
        return [Problem(code, spot(self, marks), message, fix) for code, marks, message, fix in self.faults]

    @property
    def is_whole(self) -> bool:
        """Whether everything that is written was read as it was meant."""
        return self.readable and not any(fault.code in _PASSED_OVER for fault in self.faults)

    @property
    def lines(self) -> list[str]:
        """The lines of the file, without their breaks."""
        return lines_of(self.text)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in it."""
        return self.tree is None or self.tree.is_empty()

    def keys(self, route: Route = ()) -> tuple[str, ...]:
        """Return the keys of the mapping at a route; none if there is no mapping."""
        at = self._entry(route)
        children = self.tree.children(at) if self.tree and at is not None else {}
        return tuple(key for key in children if isinstance(key, str))

    def value(self, route: Route) -> Any:
        """Return the content at exactly this route as plain data; None if there is nothing."""
        at = self._entry(route)
        return self.tree.data(at) if self.tree and at is not None else None

    def has(self, route: Route) -> bool:
        """Return whether something is written at exactly this route."""
        return self._entry(route) is not None

    def is_between_commas(self, route: Route) -> bool:
        """Return whether the key at a route stands in braces with nothing behind it but a comma or the end."""
        at = self._entry(route)
        if self.tree is None or at is None or not isinstance(route[-1], str):
            return False
        _, end = self.tree.span(at - 1)
        return self.text[end : end + 100].lstrip()[:1] in {",", "}"}

    def span(self, route: Route, *, on_key: bool = False) -> Span:
        """Turn a route into a line and a column; no other function does.

        A text is underlined itself, a list or mapping by its key, and anything absent by its nearest written ancestor:
        parts of a route that the document lacks are skipped.
        """
        if self.tree is None:
            return Span(1, 1, 1, 1)
        at, has_key = 0, False
        for way, below in self._walk(route):
            if below is not None:
                at, has_key = below, isinstance(way[-1], str)
        itself = not has_key or (self.tree.is_visible_text(at) and not on_key)
        # The entry of a key comes before that of its value.
        return self._span(*self.tree.span(at if itself else at - 1))

    def visible(self, marks: Marks) -> Span:
        """Clip marks to what a person sees: a block ends with its first line, a block text before the next
        key.
        """
        line, column, end_line, end_column = marks
        if end_line > line:
            text = self.lines[line] if line < len(self.lines) else ""
            end_line, end_column = line, max(len(text.rstrip()), column)
        return Span(line + 1, column + 1, end_line + 1, max(end_column, column) + 1)

    def marks(self, start: int, end: int) -> Marks:
        """The marks of a part of the text."""
        starts, line, end_line = line_starts(self.text), line_at(self.text, start), line_at(self.text, end)
        return (line, start - starts[line], end_line, end - starts[end_line])

    def texts(self) -> Iterator[Text]:
        """Every key and text in the document."""
        return self.tree.texts() if self.tree else iter(())

    def redacted(
        self,
        texts: Mapping[int, str],
        clean: Callable[[str], str],
        *,
        path: str | None = None,
        private_lines: frozenset[int] = frozenset(),
    ) -> Document:
        """The same document with other keys and texts, named by their numbers, with another path, and with its problems
        cleaned.
        """
        faults = tuple(fault._replace(message=clean(fault.message), fix=clean(fault.fix)) for fault in self.faults)
        tree = self.tree.with_texts(texts) if self.tree and texts else self.tree
        return replace(self, path=path or self.path, tree=tree, faults=faults, private_lines=private_lines)

    def without_items(self, removed: Mapping[Route, Container[int]]) -> Document:
        """The same document, whose lists at these routes lack some items."""
        items = dict(self.items)
        for route, numbers in removed.items():
            written = self.written(route)
            ways = items[written] if written in items else [(number,) for number in range(self._length(written))]
            items[written] = [way for number, way in enumerate(ways) if number not in numbers]
        return replace(self, items=items)

    def with_items(self, ways: Mapping[Route, Sequence[Route]]) -> Document:
        """The same document, where the items of the lists at these routes are written at the ways from there."""
        return replace(self, items={**self.items, **ways}) if ways else self

    def _length(self, route: Route) -> int:
        at = self._entry(route)
        return len(self.tree.children(at)) if self.tree and at is not None else 0

    def _entry(self, route: Route) -> int | None:
        at = 0 if self.tree else None
        for _, below in self._walk(route) if route else ():
            if below is None:
                return None
            at = below
        return at

    def _walk(self, route: Route) -> Iterator[tuple[Route, int | None]]:
        """The way that each step of a route is written, and the entry it leads to; None where it leads nowhere, and
        then the next step is taken from the entry before.
        """
        if self.tree is None:
            return
        at = 0
        written: Route = ()
        for step in route:
            way: Route = (step,)
            if isinstance(step, int) and written in self.items:
                ways = self.items[written]
                way = ways[step] if step < len(ways) else ()
            below: int | None = at if way else None
            for part in way:
                below = self.tree.child(below, part) if below is not None else None
            yield way, below
            if below is not None:
                at, written = below, (*written, *way)

    def written(self, route: Route) -> Route:
        """Return the route at which an item really stands, under `add` or `change` of an edited list."""
        return tuple(part for way, _ in self._walk(route) for part in way)

    def _span(self, start: int, end: int) -> Span:
        return self.visible(self.marks(start, end))


def spot(document: Document, marks: Marks) -> Place:
    """A place that no route leads to: a repeated key, a comment. `marks` count from 0."""
    return Place(document, marks=marks)
