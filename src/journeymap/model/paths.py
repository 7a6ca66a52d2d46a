"""Find every path that a written thing names, and everything that it links to.

Which fields do is read off the models once: a field marked with `NamedPath` or `Linked` counts, wherever it is nested.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Container, Iterator
from functools import cache
from typing import Any, NamedTuple

from journeymap.model.annotations import models_in
from journeymap.model.base import Linked, NamedPath, Written
from journeymap.source import Route


class PathName(NamedTuple):
    """A path that is named, what it has to lead to, and where it is written."""

    mark: NamedPath
    path: str
    route: Route


class LinkName(NamedTuple):
    """Where readers are led, and where it is written."""

    address: str
    route: Route


def paths_in(thing: Written) -> Iterator[PathName]:
    """Yield every path in a thing, in the order of its fields."""
    for mark, path, route in _marked_in(thing, NamedPath):
        yield PathName(mark, path, route)


def links_in(thing: Written, without: Container[str] = ()) -> Iterator[LinkName]:
    """Yield every link in a thing, in the order of its fields, except in the fields `without`."""
    for _, address, route in _marked_in(thing, Linked):
        if route[0] not in without:
            yield LinkName(address, route)


def _marked_in(thing: Written, kind: Any, route: Route = ()) -> Iterator[tuple[Any, str, Route]]:
    for attribute, key, mark in _marked_fields(type(thing), kind):
        value = getattr(thing, attribute)
        if value:
            yield from _marked(value, kind, mark, (*route, key))


def _marked(value: Any, kind: Any, mark: Any, route: Route) -> Iterator[tuple[Any, str, Route]]:
    if isinstance(value, Written):
        yield from _marked_in(value, kind, route)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _marked(item, kind, mark, (*route, key))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _marked(item, kind, mark, (*route, number))
    elif mark is not None:
        yield mark, value, route


@cache
def _marked_fields(model: type[Written], kind: type) -> tuple[tuple[str, str, Any], ...]:
    """The fields of a model that are marked, or that hold things with such fields."""
    fields = []
    for name, field in model.model_fields.items():
        mark = next(_marks(kind, field.annotation, field.metadata), None)
        if mark or any(_marked_fields(part, kind) for part in models_in(field.annotation)):
            fields.append((name, field.alias or name, mark))
    return tuple(fields)


def _marks(kind: type, annotation: Any, metadata: typing.Sequence[Any] = ()) -> Iterator[Any]:
    """The marks within an annotation, however it is nested."""
    yield from (mark for mark in metadata if isinstance(mark, kind))
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        yield from _marks(kind, arguments[0], arguments[1:])
    elif origin in (tuple, typing.Union, types.UnionType):
        for argument in arguments:
            yield from _marks(kind, argument)
    elif origin is dict:
        yield from _marks(kind, arguments[1])
