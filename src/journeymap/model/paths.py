"""Find every path that a written thing names.

Which fields name one is read off the models once: a field marked with `NamedPath` counts, wherever it is nested.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from journeymap.model.annotations import models_in
from journeymap.model.base import NamedPath, Written
from journeymap.source import Route


class PathName(NamedTuple):
    """A path that is named, what it has to lead to, and where it is written."""

    mark: NamedPath
    path: str
    route: Route


def paths_in(thing: Written, route: Route = ()) -> Iterator[PathName]:
    """Yield every path in a thing, in the order of its fields."""
    for attribute, key, mark in _fields_with_paths(type(thing)):
        value = getattr(thing, attribute)
        if value:
            yield from _paths(value, mark, (*route, key))


def _paths(value: Any, mark: NamedPath | None, route: Route) -> Iterator[PathName]:
    if isinstance(value, Written):
        yield from paths_in(value, route)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _paths(item, mark, (*route, key))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _paths(item, mark, (*route, number))
    elif mark is not None:
        yield PathName(mark, value, route)


@cache
def _fields_with_paths(model: type[Written]) -> tuple[tuple[str, str, NamedPath | None], ...]:
    """The fields of a model that are paths, or that hold things with paths."""
    fields = []
    for name, field in model.model_fields.items():
        mark = next(_marks(field.annotation, field.metadata), None)
        if mark or any(map(_fields_with_paths, models_in(field.annotation))):
            fields.append((name, field.alias or name, mark))
    return tuple(fields)


def _marks(annotation: Any, metadata: typing.Sequence[Any] = ()) -> Iterator[NamedPath]:
    """The marks within an annotation, however it is nested."""
    yield from (mark for mark in metadata if isinstance(mark, NamedPath))
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        yield from _marks(arguments[0], arguments[1:])
    elif origin in (tuple, typing.Union, types.UnionType):
        for argument in arguments:
            yield from _marks(argument)
    elif origin is dict:
        yield from _marks(arguments[1])
