"""The fields of written things that hold lists, read off the models."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from journeymap.model.annotations import models_in
from journeymap.model.base import Written


class ListField(NamedTuple):
    """A field that holds a list."""

    name: str
    item: type[Written] | None
    """The things in it; None where it holds words."""


@cache
def list_fields(model: type[Written]) -> Mapping[str, ListField]:
    """The fields of a model that hold lists, by their keys."""
    return {
        field.alias or name: ListField(name, next(models_in(field.annotation), None))
        for name, field in model.model_fields.items()
        if field.default == ()
    }


@cache
def required_keys(model: type[Written]) -> tuple[str, ...]:
    """The keys that a thing of a model cannot do without."""
    return tuple(field.alias or name for name, field in model.model_fields.items() if field.is_required())


def names_of(thing: Written | str) -> set[str]:
    """What one of a list can be called by: its id, its name, or the text that stands for it."""
    if isinstance(thing, str):
        return {thing}
    model = type(thing)
    names = {getattr(thing, field, None) for field in ("id", "name", *required_keys(model)[:1])}
    names |= {
        name
        for name in (getattr(thing, "kind", None), getattr(thing, model.stands_for or "", None))
        if name and _says(thing, name)
    }
    return {name for name in names if name}


def _says(thing: Written, text: str) -> bool:
    """Whether a bare text says something that is true of a thing, as far as the text goes."""
    return all(getattr(thing, field, None) == value for field, value in type(thing).meant_by(text).items())
