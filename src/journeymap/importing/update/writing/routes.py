"""Track where things are in a file while it is edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from journeymap.source import Delete, Edit, Insert, Move, Route


@dataclass(slots=True, eq=False)
class Live:
    """The current route of a thing in the file; None if it is not in it."""

    route: Route | None


def shifted(route: Route, edit: Edit, before: Any) -> Route | None:
    """Return the route of a thing after an edit."""
    match edit:
        case Insert(way, number, _):
            if route == way:  # the thing was a text in place of a list
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
    """Return a route with its number in one list shifted, if it is not below a number."""
    at = len(way)
    if len(route) <= at or route[:at] != way:
        return route
    number = route[at]
    return (*way, number + by, *route[at + 1 :]) if isinstance(number, int) and number >= first else route
