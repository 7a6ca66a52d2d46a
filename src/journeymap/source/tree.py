"""The tree of what is written in a document, and where; only this package knows how it is kept.

It is a tape: one entry for every key and value in the order of the file, without an object for each. `values` holds
the text of an entry, None for an empty one, and `dict` or `list` for a mapping or a list, whose content follows: for a
mapping key and value in turn. `cells` holds three numbers for each: where it starts and ends in the text of the file,
and how many entries it takes up with all that is in it.
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
    """A key or a text of a document: its number, the route to it, and where it starts and ends in the file."""

    number: int
    route: Route
    is_key: bool
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """The tape of one document, which has at least one entry: the whole."""

    values: tuple[Any, ...]
    cells: array[int]

    def child(self, at: int, step: str | int) -> int | None:
        """The entry one step down, or None where nothing is written there."""
        if self.values[at] not in (dict, list):
            return None
        return _children(self, at).get(step)

    def children(self, at: int) -> Mapping[str | int, int]:
        """The entries one step down, by key or number."""
        return _children(self, at) if self.values[at] in (dict, list) else {}

    def span(self, at: int) -> tuple[int, int]:
        """Where an entry starts and ends."""
        return self.cells[3 * at], self.cells[3 * at + 1]

    def is_text(self, at: int) -> bool:
        """Whether an entry is one that a reader can see and that holds no others."""
        start, end = self.span(at)
        return self.values[at] not in (dict, list) and start != end

    def data(self, at: int = 0) -> Any:
        """An entry as plain data: dict, list, str or None."""
        values, cells = self.values, self.cells
        kind = values[at]
        if kind is not dict and kind is not list:
            return kind
        last, at = at + cells[3 * at + 2], at + 1
        if kind is dict:
            mapping = {}
            while at < last:
                key, value = values[at], values[at + 1]
                if value is dict or value is list:
                    mapping[key] = self.data(at + 1)
                    at += 1 + cells[3 * at + 5]
                else:
                    mapping[key] = value
                    at += 2
            return mapping
        items = []
        while at < last:
            value = values[at]
            items.append(self.data(at) if value is dict or value is list else value)
            at += cells[3 * at + 2]
        return items

    def texts(self, at: int = 0, route: Route = ()) -> Iterator[Text]:
        """Every key and every text, in the order of the tape."""
        kind = self.values[at]
        if kind is not dict and kind is not list:
            if kind is not None:
                yield Text(at, route, False, kind, *self.span(at))
            return
        for step, below in _children(self, at).items():
            if kind is dict:
                yield Text(below - 1, (*route, step), True, str(step), *self.span(below - 1))
            yield from self.texts(below, (*route, step))

    def spans(self) -> Iterator[tuple[int, int]]:
        """Where every key and every value that holds no others starts and ends."""
        for at, value in enumerate(self.values):
            if value is not dict and value is not list:
                yield self.span(at)

    def with_texts(self, texts: Mapping[int, str]) -> Tree:
        """The same tree in which some entries, named by their numbers, hold other texts."""
        return Tree(tuple(texts.get(at, value) for at, value in enumerate(self.values)), self.cells)


@lru_cache(maxsize=256)
def _children(tree: Tree, at: int) -> dict[str | int, int]:
    """Where the values of a mapping or the items of a list stand; kept for those that were asked for last, so that a
    route into a mapping of thousands costs no walk over all of them.
    """
    values, cells = tree.values, tree.cells
    last, is_mapping, below = at + cells[3 * at + 2], values[at] is dict, at + 1
    children: dict[str | int, int] = {}
    while below < last:
        if is_mapping:
            children[values[below]] = below + 1
            below += 1
        else:
            children[len(children)] = below
        below += cells[3 * below + 2]
    return children


def tree_of(values: Iterable[Any], cells: Iterable[int]) -> Tree:
    """Pack what was built."""
    return Tree(tuple(values), array("I", cells))
