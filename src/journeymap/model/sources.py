"""Find the sources in a written thing, however deep they stand in it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import cache
from typing import Any

from journeymap.model.annotations import models_in
from journeymap.model.base import Written
from journeymap.model.values import Source


def sources_in(thing: Written, without: Container[str] = ()) -> Iterator[Source]:
    """Every source in a thing, in the order of its fields, except in the fields `without`."""
    values = thing.__dict__
    for name in _fields_with_sources(type(thing)):
        if name not in without and values[name]:
            yield from _sources(values[name])


def _sources(value: Any) -> Iterator[Source]:
    if isinstance(value, Source):
        yield value
    elif isinstance(value, Written):
        yield from sources_in(value)
    else:
        items: Iterable[Any] = value.values() if isinstance(value, dict) else value
        for item in items:
            yield from _sources(item)


@cache
def _fields_with_sources(model: type[Written]) -> tuple[str, ...]:
    """The fields of a model that may hold sources. Reading them off the model once is what keeps the search quick."""
    fields = model.model_fields.items()
    return tuple(name for name, field in fields if any(_has_sources(part) for part in models_in(field.annotation)))


def _has_sources(model: type[Written]) -> bool:
    return model is Source or bool(_fields_with_sources(model))
