"""Nested values, as in JSON and YAML, each with its path."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap.importing.draft import Cell

_NEW_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PLAIN = re.compile(r"[^\W\d][\w-]*")


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A text, a list or a mapping."""

    cell: Cell
    """Its text; empty for a list or a mapping."""
    items: Sequence[Node] = ()
    entries: Sequence[tuple[Cell, Node]] = ()
    """The keys and values of a mapping. JSON may repeat a key."""

    @property
    def text(self) -> str:
        """Its text; empty for a list or a mapping."""
        return self.cell.text

    @property
    def is_mapping(self) -> bool:
        """Whether it has entries."""
        return bool(self.entries)

    @property
    def is_list(self) -> bool:
        """Whether it has items."""
        return bool(self.items)

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return not self.items and not self.entries and not self.text.strip()

    def texts(self) -> Iterator[Node]:
        """Yield all nodes in it that are texts."""
        if self.text.strip():
            yield self
        for item in self.items:
            yield from item.texts()
        for _, value in self.entries:
            yield from value.texts()


def in_words(key: str) -> str:
    """Return a key as people would write it: `pain points` for `painPoints`."""
    if not key.isascii() or not _PLAIN.fullmatch(key):
        return key
    words = _NEW_WORD.sub(" ", key)
    return words if words == key else words[0] + words[1:].lower()


def step(way: str, key: str | int) -> str:
    """Return the path to an item or an entry, in the usual notation: `stages[0].name`."""
    if isinstance(key, int):
        return f"{way}[{key}]"
    name = key if _PLAIN.fullmatch(key) else f"'{key[:40]}'"
    return f"{way}.{name}" if way else name
