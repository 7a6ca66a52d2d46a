"""The tree of what is written in a document, and where; only this package knows how it is kept.

It is a tape: one entry for every key and value in the order of the file, without an object for each. `values` holds
the text of an entry, None for an empty one, and for a mapping or a list, whose content follows, the number of entries
that it takes up with all that is in it: below zero for a mapping, in which keys and values take turns. `spans` holds
where each entry starts and ends in the text of the file.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple, cast

from journeymap.records import record

Route = tuple[str | int, ...]
Marks = tuple[int, int, int, int]
"""Line, column, end line and end column, counted from 0."""


class Text(NamedTuple):
    """A key or a text of a document: its number, the route to it, and where it starts and ends in the file."""

    number: int
    route: Route
    is_key: bool
    text: str
    start: int
    end: int


@record(frozen=True, slots=True, eq=False)
class Tree:
    """The tape of one document, which has at least one entry: the whole."""

    values: tuple[str | int | None, ...]
    spans: array[int]

    def child(self, at: int, step: str | int) -> int | None:
        """The entry one step down, or None where nothing is written there."""
        return self.children(at).get(step)

    def children(self, at: int) -> Mapping[str | int, int]:
        """The entries one step down, by key or number."""
        return _children(self, at) if self.holds_others(at) else {}

    def span(self, at: int) -> tuple[int, int]:
        """Where an entry starts and ends."""
        return self.spans[2 * at], self.spans[2 * at + 1]

    def holds_others(self, at: int) -> bool:
        """Whether an entry is a mapping or a list."""
        return isinstance(self.values[at], int)

    def is_visible_text(self, at: int) -> bool:
        """Whether an entry is a text of which a reader sees something."""
        start, end = self.span(at)
        return start != end and not self.holds_others(at)

    def data(self, at: int = 0) -> Any:
        """An entry as plain data: dict, list, str or None."""
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
        """Every key and every text, in the order of the tape."""
        value = self.values[at]
        if isinstance(value, str):
            yield Text(at, route, False, value, *self.span(at))
        for step, below in self.children(at).items():
            if isinstance(step, str):
                yield Text(below - 1, (*route, step), True, step, *self.span(below - 1))
            yield from self.texts(below, (*route, step))

    def spans_of_texts(self) -> Iterator[tuple[int, int]]:
        """Where every key and every value that holds no others starts and ends."""
        return (self.span(at) for at, value in enumerate(self.values) if not isinstance(value, int))

    def with_texts(self, texts: Mapping[int, str]) -> Tree:
        """The same tree in which some entries, named by their numbers, hold other texts."""
        return Tree(tuple(texts.get(at, value) for at, value in enumerate(self.values)), self.spans)


@lru_cache(maxsize=256)
def _children(tree: Tree, at: int) -> dict[str | int, int]:
    """Where the values of a mapping or the items of a list stand; kept for those that were asked for last, so that a
    route into a mapping of thousands costs no walk over all of them.
    """
    values, size = tree.values, cast(int, tree.values[at])
    last, below = at + abs(size), at + 1
    children: dict[str | int, int] = {}
    while below < last:
        if size < 0:
            children[cast(str, values[below])] = below + 1
            below += 1
        else:
            children[len(children)] = below
        value = values[below]
        below += abs(value) if isinstance(value, int) else 1
    return children


def tree_of(values: Iterable[Any], spans: Iterable[int]) -> Tree:
    """Pack what was built."""
    return Tree(tuple(values), array("I", spans))
