"""A written thing comes in; every name in it that refers to something else goes out, with its route.

Which fields refer is read from the models once: a field marked with `Ref` is found, wherever it is nested.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from journeymap.model.base import Ref, Written
from journeymap.source import Route


class Reference(NamedTuple):
    """A name that refers to a thing of some kind, and where it is written."""

    kind: str
    name: str
    route: Route
    is_key: bool = False


Finder = Callable[[Any, Route], Iterator[Reference]]


def references(thing: Written, route: Route = ()) -> Iterator[Reference]:
    """Every reference in a thing, in the order of its fields."""
    values = thing.__dict__
    for attribute, key, finder in _plan(type(thing)):
        value = values[attribute]
        if value:
            yield from finder(value, (*route, key))


@cache
def _plan(model: type[Written]) -> tuple[tuple[str, str, Finder], ...]:
    """The fields of a model that hold references, each with the function that finds them."""
    plan = []
    for name, field in model.model_fields.items():
        finder = _finder(field.annotation, field.metadata)
        if finder:
            plan.append((name, field.alias or name, finder))
    return tuple(plan)


def _finder(annotation: Any, metadata: Any = ()) -> Finder | None:
    for mark in metadata:
        if isinstance(mark, Ref):
            return _name_finder(mark.kind)
    if isinstance(annotation, type) and issubclass(annotation, Written):
        return references if _plan(annotation) else None
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _finder(arguments[0], arguments[1:])
    if origin is tuple:
        return _list_finder(_finder(arguments[0]))
    if origin is dict:
        return _mapping_finder(_finder(arguments[0]), _finder(arguments[1]))
    if origin in (typing.Union, types.UnionType):
        return next((found for found in map(_finder, arguments) if found), None)
    return None


def _name_finder(kind: str) -> Finder:
    def find(name: str, route: Route) -> Iterator[Reference]:
        yield Reference(kind, name, route)

    return find


def _list_finder(item: Finder | None) -> Finder | None:
    if item is None:
        return None

    def find(values: Any, route: Route) -> Iterator[Reference]:
        for index, value in enumerate(values):
            yield from item(value, (*route, index))

    return find


def _mapping_finder(key: Finder | None, value: Finder | None) -> Finder | None:
    if key is None and value is None:
        return None

    def find(values: dict[str, Any], route: Route) -> Iterator[Reference]:
        for name, held in values.items():
            if key:
                yield from (ref._replace(is_key=True) for ref in key(name, (*route, name)))
            if value:
                yield from value(held, (*route, name))

    return find
