"""No field takes what is not a number, or is endless: nothing could be compared with it."""

import types
import typing
from collections.abc import Iterator
from typing import Any, get_type_hints

import pytest
from pydantic import TypeAdapter, ValidationError

from journeymap.model.base import Written
from journeymap.model.journey import Journey
from journeymap.model.kinds import KINDS
from journeymap.model.scores import Score
from journeymap.model.settings import Settings

MODELS: list[type[Written]] = [Settings, Journey, *(kind.model for kind in KINDS.values())]


def numbers(annotation: Any, name: str) -> Iterator[tuple[str, Any]]:
    """The types of the fractional numbers within a type, with their bounds."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Written):
        for field, hint in get_type_hints(annotation, include_extras=True).items():
            if typing.get_origin(hint) is not typing.ClassVar:
                yield from numbers(hint, f"{annotation.__name__}.{field}")
    elif annotation in (float, Score) or (origin is typing.Annotated and arguments[0] is float):
        yield name, annotation
    elif origin is typing.Annotated:
        yield from numbers(arguments[0], name)
    elif origin in (tuple, dict, typing.Union, types.UnionType):
        for argument in arguments:
            yield from numbers(argument, name)


NUMBERS = {name: type_ for model in MODELS for name, type_ in numbers(model, "")}


def test_they_are_there() -> None:
    assert NUMBERS.keys() >= {"CoverageSettings.minimum", "Emotion.score", "Value.amount"}


@pytest.mark.parametrize("text", ["nan", "NaN", "inf", "-inf", "Infinity", "1e999"])
@pytest.mark.parametrize("type_", NUMBERS.values(), ids=NUMBERS)
def test_every_number_has_a_size(type_: Any, text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(type_).validate_python(text)
