"""The content of a document with its positions; only this package knows the representation.

It is a tape: one entry per key and value in file order, without an object for each. `values` holds the text of an
entry, None for an empty one, and for a mapping or a list, whose content follows, the number of entries it takes up
including its content: negative for a mapping, in which keys and values alternate. `spans` holds the start and the end
of each entry in the text of the file.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

Route = tuple[str | int, ...]
Marks = tuple[int, int, int, int]
"""Line, column, end line and end column, counted from 0."""


class Text(NamedTuple):
    """A key or a text of a document: its number, the route to it, and its start and end in the file."""

    number: int
    route: Route
    is_key: bool
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """The tape of one document. It has at least one entry, the root."""

    values: tuple[str | int | None, ...]
    spans: array[int]

    def child(self, at: int, step: str | int) -> int | None:
        """Return the entry one step down, or None if there is none."""
        return self.children(at).get(step)

    def children(self, at: int) -> Mapping[str | int, int]:
        """Return the entries one step down, by key or number."""
        return _children(self, at) if self.holds_others(at) else {}

    def span(self, at: int) -> tuple[int, int]:
        """Return where an entry starts and ends."""
        return self.spans[2 * at], self.spans[2 * at + 1]

    def holds_others(self, at: int) -> bool:
        """Return whether an entry is a mapping or a list."""
        return isinstance(self.values[at], int)

    def is_empty(self) -> bool:
        """Return whether the root holds nothing."""
        return self.values[0] is None or self.values[0] in (1, -1)

    def is_visible_text(self, at: int) -> bool:
        """Return whether an entry is a text that is visible in the file."""
        start, end = self.span(at)
        return start != end and not self.holds_others(at)

    def data(self, at: int = 0) -> Any:
        """Return an entry as plain data: dict, list, str or None."""
        values = self.values
        size = values[at]
        if type(size) is not int:
            return size
        last, below = at + abs(size), at + 1
        if size < 0:
            mapping = {}
            while below < last:
                value = values[below + 1]
                if type(value) is int:
                    mapping[values[below]] = self.data(below + 1)
                    below += 1 + abs(value)
                else:
                    mapping[values[below]] = value
                    below += 2
            return mapping
        items = []
        while below < last:
            value = values[below]
            if type(value) is int:
                items.append(self.data(below))
                below += abs(value)
            else:
                items.append(value)
                below += 1
        return items

    def texts(self, at: int = 0, route: Route = ()) -> Iterator[Text]:
        """Yield every key and every text, in file order."""
        value = self.values[at]
        if isinstance(value, str):
            yield Text(at, route, False, value, *self.span(at))
        for step, below in self.children(at).items():
            if isinstance(step, str):
                yield Text(below - 1, (*route, step), True, step, *self.span(below - 1))
            yield from self.texts(below, (*route, step))

    def spans_of_texts(self) -> Iterator[tuple[int, int]]:
        """Yield the span of every key and every scalar."""
        return (self.span(at) for at, value in enumerate(self.values) if not isinstance(value, int))

    def with_texts(self, texts: Mapping[int, str]) -> Tree:
        """Return a copy in which some entries, by number, hold other texts."""
        return Tree(tuple(texts.get(at, value) for at, value in enumerate(self.values)), self.spans)


@lru_cache(maxsize=256)
def _children(tree: Tree, at: int) -> dict[str | int, int]:
    """Return the entries of a mapping or list. Cached, so that a route into a mapping of thousands does not walk over
    all of them each time.
    """
    values: tuple[Any, ...] = tree.values
    is_mapping, last, below = values[at] < 0, at + abs(values[at]), at + 1
    children: dict[str | int, int] = {}
    while below < last:
        step = len(children)
        if is_mapping:
            step = values[below]
            below += 1
        children[step] = below
        value = values[below]
        below += abs(value) if type(value) is int else 1
    return children


def tree_of(values: Iterable[Any], spans: Iterable[int]) -> Tree:
    """Pack the lists of a builder into a tree."""
    return Tree(tuple(values), array("I", spans))
