"""Read which written things and words a type annotation allows, however they are nested."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from typing import Any

from journeymap.model.base import Written


def models_in(annotation: Any) -> Iterator[type[Written]]:
    """The written things that a field of this type may hold."""
    if isinstance(annotation, type) and issubclass(annotation, Written):
        yield annotation
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        yield from models_in(arguments[0])
    elif origin in (tuple, dict, typing.Union, types.UnionType):
        for argument in arguments:
            yield from models_in(argument)


def vocabularies_in(annotation: Any) -> Iterator[tuple[str, ...]]:
    """The words from which a field of this type takes one, for each set of them."""
    if typing.get_origin(annotation) is typing.Literal:
        yield typing.get_args(annotation)
        return
    for part in typing.get_args(annotation):
        yield from vocabularies_in(part)


def may_be_true(annotation: Any) -> bool:
    """Whether a field of this type may be answered by yes or no."""
    return annotation is bool or any(map(may_be_true, typing.get_args(annotation)))
