"""Find every name in a written thing that refers to something else.

Which fields refer is read off the models once: a field marked with `Ref` counts, wherever it is nested.
"""

from __future__ import annotations

import types
import typing
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple, Protocol

from journeymap.model.base import Ref, Written
from journeymap.source import Route


class Reference(NamedTuple):
    """A name that refers to a thing of some kind, and where it is written."""

    kind: str
    name: str
    route: Route
    is_key: bool = False


Names = dict[str, set[str]]
"""Names by the kind of thing that they refer to."""


def references(thing: Written) -> list[Reference]:
    """Return every reference in a thing, in the order of its fields."""
    collected: list[Reference] = []
    _THING.collect(thing, (), collected)
    return collected


def names_in(thing: Written) -> Names:
    """Return the names in a thing, without where they are written: that is asked for only where one is unknown, and
    takes most of the time.
    """
    names: Names = defaultdict(set)
    _THING.gather(thing, names)
    return names


class _Search(Protocol):
    """Finds the references in values of one type."""

    def collect(self, value: Any, route: Route, collected: list[Reference]) -> None:
        """Append the references in a value that is written at a route: quicker than a generator."""

    def gather(self, value: Any, names: Names) -> None:
        """Add the names in a value."""


class _Thing:
    """Finds the references in a written thing."""

    def collect(self, thing: Written, route: Route, collected: list[Reference]) -> None:
        for attribute, key, search in _plan(type(thing)):
            value = getattr(thing, attribute)
            if value:
                search.collect(value, (*route, key), collected)

    def gather(self, thing: Written, names: Names) -> None:
        for attribute, _, search in _plan(type(thing)):
            value = getattr(thing, attribute)
            if value:
                search.gather(value, names)


_THING = _Thing()


class _Name(NamedTuple):
    """Finds the one reference that a name is."""

    kind: str

    def collect(self, name: str, route: Route, collected: list[Reference]) -> None:
        collected.append(Reference(self.kind, name, route))

    def gather(self, name: str, names: Names) -> None:
        names[self.kind].add(name)


class _List(NamedTuple):
    """Finds the references in the items of a list."""

    item: _Search

    def collect(self, items: Iterable[Any], route: Route, collected: list[Reference]) -> None:
        for index, item in enumerate(items):
            self.item.collect(item, (*route, index), collected)

    def gather(self, items: Iterable[Any], names: Names) -> None:
        gather = self.item.gather
        for item in items:
            gather(item, names)


class _Mapping(NamedTuple):
    """Finds the references in the keys and values of a mapping."""

    key: _Search | None
    value: _Search | None

    def collect(self, mapping: Mapping[str, Any], route: Route, collected: list[Reference]) -> None:
        for key, value in mapping.items():
            below = (*route, key)
            if self.key:
                self.key.collect(key, below, collected)
                collected[-1] = collected[-1]._replace(is_key=True)
            if self.value:
                self.value.collect(value, below, collected)

    def gather(self, mapping: Mapping[str, Any], names: Names) -> None:
        for key, value in mapping.items():
            if self.key:
                self.key.gather(key, names)
            if self.value:
                self.value.gather(value, names)


@cache
def _plan(model: type[Written]) -> tuple[tuple[str, str, _Search], ...]:
    """The fields of a model that hold references, each with the search that finds them."""
    plan = []
    for name, field in model.model_fields.items():
        search = _search(field.annotation, field.metadata)
        if search:
            plan.append((name, field.alias or name, search))
    return tuple(plan)


def _search(annotation: Any, metadata: Any = ()) -> _Search | None:
    for mark in metadata:
        if isinstance(mark, Ref):
            return _Name(mark.kind)
    if isinstance(annotation, type) and issubclass(annotation, Written):
        return _THING if _plan(annotation) else None
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _search(arguments[0], arguments[1:])
    if origin is tuple:
        item = _search(arguments[0])
        return _List(item) if item else None
    if origin is dict:
        key, value = map(_search, arguments)
        return _Mapping(key, value) if key or value else None
    if origin in (typing.Union, types.UnionType):
        return next(filter(None, map(_search, arguments)), None)
    return None
