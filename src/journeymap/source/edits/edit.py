"""What can be changed in the text of a file, one thing at a time."""

from __future__ import annotations

from typing import Any, NamedTuple

from journeymap.source.tree import Route


class Put(NamedTuple):
    """Write another value at a route. A text keeps the quotes that it has."""

    route: Route
    value: Any


class Add(NamedTuple):
    """Write a new key into the mapping at a route, behind one of its keys or behind all of them. A mapping that is not
    written yet, or empty, is begun.
    """

    route: Route
    key: str
    value: Any
    after: str | None = None


class Insert(NamedTuple):
    """Write a new item into the list at a route. A list that is not written yet, or empty, is begun; a text that stands
    in the place of a list becomes its first item.
    """

    route: Route
    number: int
    value: Any


class Delete(NamedTuple):
    """Remove a key or an item, with all that is in it."""

    route: Route


class Move(NamedTuple):
    """Take an item out of its list and put it into a list: at a number that counts without it."""

    route: Route
    to: Route
    number: int


class Rename(NamedTuple):
    """Give a key another name."""

    route: Route
    key: str


class Unfold(NamedTuple):
    """Make a mapping with one key of a text that stands for the whole: `Demo` becomes `name: Demo`."""

    route: Route
    key: str


Edit = Put | Add | Insert | Delete | Move | Rename | Unfold
