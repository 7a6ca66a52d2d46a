"""Where things stand in a file, and where they stand after an edit of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from journeymap.source import Delete, Edit, Insert, Move, Route


@dataclass(slots=True, eq=False)
class Live:
    """Where a thing stands in the file while it is edited; None where it does not stand in it."""

    route: Route | None


def shifted(route: Route, edit: Edit, before: Any) -> Route | None:
    """Where a thing stands after an edit that stood at a route before it."""
    match edit:
        case Insert(way, number, _):
            if route == way:  # a text that stood in the place of its list
                return (*way, 1 if number == 0 else 0)
            return _renumbered(route, way, number, 1)
        case Delete(way):
            if route[: len(way)] == way:
                return None
            last = way[-1]
            return _renumbered(route, way[:-1], last + 1, -1) if isinstance(last, int) else route
        case Move(way, to, number):
            last = way[-1]
            if not isinstance(last, int):
                return None
            target = _renumbered(to, way[:-1], last + 1, -1)
            if route[: len(way)] == way:
                return (*target, number, *route[len(way) :])
            return _renumbered(_renumbered(route, way[:-1], last + 1, -1), target, number, 1)
        case _:
            return route


def _renumbered(route: Route, way: Route, first: int, by: int) -> Route:
    """A route whose number in one list counts others more, or less, from a number on."""
    at = len(way)
    if len(route) <= at or route[:at] != way:
        return route
    number = route[at]
    return (*way, number + by, *route[at + 1 :]) if isinstance(number, int) and number >= first else route
