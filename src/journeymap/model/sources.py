"""Find the sources in a written thing, however deep they stand in it."""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from typing import Any

from journeymap.model.annotations import models_in
from journeymap.model.base import Written
from journeymap.model.values import Source


def sources_in(thing: Written, without: Container[str] = ()) -> list[Source]:
    """Every source in a thing, in the order of its fields, except in the fields `without`."""
    sources: list[Source] = []
    for name in _fields_with_sources(type(thing)):
        value = getattr(thing, name)
        if value and name not in without:
            _collect(value, sources)
    return sources


def _collect(value: Any, sources: list[Source]) -> None:
    """Append the sources in a value: every stage is searched, and generators would take three times as long."""
    if isinstance(value, Source):
        sources.append(value)
    elif isinstance(value, Written):
        for name in _fields_with_sources(type(value)):
            part = getattr(value, name)
            if part:
                _collect(part, sources)
    else:
        for item in value.values() if isinstance(value, dict) else value:
            _collect(item, sources)


@cache
def _fields_with_sources(model: type[Written]) -> tuple[str, ...]:
    """The fields of a model that may hold sources. Reading them off the model once is what keeps the search quick."""
    fields = model.model_fields.items()
    return tuple(name for name, field in fields if any(_has_sources(part) for part in models_in(field.annotation)))


def _has_sources(model: type[Written]) -> bool:
    return model is Source or bool(_fields_with_sources(model))
