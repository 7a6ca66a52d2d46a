"""Find every name in a written thing that refers to something else.

Which fields refer is read off the models once: a field marked with `Ref` counts, wherever it is nested.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
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


Collect = Callable[[Any, Route, list[Reference]], None]
"""Puts the references in a value, written at a route, into a list: quicker than generators would be."""


def references(thing: Written) -> list[Reference]:
    """Return every reference in a thing, in the order of its fields."""
    collected: list[Reference] = []
    _collect(thing, (), collected)
    return collected


def _collect(thing: Written, route: Route, collected: list[Reference]) -> None:
    values = thing.__dict__
    for attribute, key, collect in _plan(type(thing)):
        value = values[attribute]
        if value:
            collect(value, (*route, key), collected)


@cache
def _plan(model: type[Written]) -> tuple[tuple[str, str, Collect], ...]:
    """The fields of a model that hold references, each with the function that collects them."""
    plan = []
    for name, field in model.model_fields.items():
        collect = _collector(field.annotation, field.metadata)
        if collect:
            plan.append((name, field.alias or name, collect))
    return tuple(plan)


def _collector(annotation: Any, metadata: Any = ()) -> Collect | None:
    for mark in metadata:
        if isinstance(mark, Ref):
            return _of_name(mark.kind)
    if isinstance(annotation, type) and issubclass(annotation, Written):
        return _collect if _plan(annotation) else None
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _collector(arguments[0], arguments[1:])
    if origin is tuple:
        return _of_list(_collector(arguments[0]))
    if origin is dict:
        return _of_mapping(_collector(arguments[0]), _collector(arguments[1]))
    if origin in (typing.Union, types.UnionType):
        return next(filter(None, map(_collector, arguments)), None)
    return None


def _of_name(kind: str) -> Collect:
    def collect(name: str, route: Route, collected: list[Reference]) -> None:
        collected.append(Reference(kind, name, route))

    return collect


def _of_list(collect_item: Collect | None) -> Collect | None:
    if collect_item is None:
        return None

    def collect(values: Any, route: Route, collected: list[Reference]) -> None:
        for index, value in enumerate(values):
            collect_item(value, (*route, index), collected)

    return collect


def _of_mapping(collect_key: Collect | None, collect_value: Collect | None) -> Collect | None:
    if collect_key is None and collect_value is None:
        return None

    def collect(values: dict[str, Any], route: Route, collected: list[Reference]) -> None:
        for name, value in values.items():
            below = (*route, name)
            if collect_key:
                collect_key(name, below, collected)
                collected[-1] = collected[-1]._replace(is_key=True)
            if collect_value:
                collect_value(value, below, collected)

    return collect
