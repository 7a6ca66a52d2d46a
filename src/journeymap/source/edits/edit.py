"""The edits that can be made to a file."""

from __future__ import annotations

from typing import Any, NamedTuple

from journeymap.source.tree import Route


class Put(NamedTuple):
    """Replace the value at a route. A text keeps its quotes."""

    route: Route
    value: Any


class Add(NamedTuple):
    """Add a key to the mapping at a route, after one of its keys or at the end. The mapping is created if it is missing
    or empty.
    """

    route: Route
    key: str
    value: Any
    after: str | None = None


class Insert(NamedTuple):
    """Add an item to the list at a route. The list is created if it is missing or empty; a text in place of a list
    becomes its first item.
    """

    route: Route
    number: int
    value: Any


class Delete(NamedTuple):
    """Remove a key or an item, with everything in it."""

    route: Route


class Move(NamedTuple):
    """Move an item to a list, its own or another; `number` does not count the item itself."""

    route: Route
    to: Route
    number: int


class Rename(NamedTuple):
    """Rename a key."""

    route: Route
    key: str


class Unfold(NamedTuple):
    """Turn a bare text into a mapping with one key: `Demo` becomes `name: Demo`."""

    route: Route
    key: str


Edit = Put | Add | Insert | Delete | Move | Rename | Unfold
