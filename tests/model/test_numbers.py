"""What is read as a number, what is told instead of being misread, and that no number is endless."""

import types
import typing
from collections.abc import Iterator
from typing import Any, get_type_hints

import jsonschema
import pytest
import yaml
from pydantic import TypeAdapter, ValidationError

from journeymap.model.base import Written
from journeymap.model.journey import Journey
from journeymap.model.kinds import KINDS
from journeymap.model.money import Value
from journeymap.model.numbers import Amount, OutOfFour, OutOfHundred, Several, Share, Whole
from journeymap.model.scores import Score
from journeymap.model.settings import CoverageSettings, Settings
from journeymap.model.validate import check
from journeymap.model.values import Degree, HowFar
from journeymap.source import Place, parse
from tests.support.editing import CoreLoader

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


READ = {
    "420": 420,
    "1.5": 1.5,
    "0.300": 0.3,
    "\uff11\uff12": 12,
    "\u0664\u0662": 42,
    "\u06f4\u06f2": 42,
    "\u096a\u0968": 42,
    "1e3": 1000,
}


@pytest.mark.parametrize(("text", "number"), READ.items())
def test_an_amount_is_read(text: str, number: object) -> None:
    assert TypeAdapter(Amount).validate_python(text) == number


@pytest.mark.parametrize(
    ("type_", "text", "number"),
    [
        (Share, "30 %", 0.3),
        (Share, "30%", 0.3),
        (Share, "33.3 %", 0.333),
        (Share, "30\u00a0%", 0.3),
        (Share, "\u06f3\u06f0\u066a", 0.3),
        (Share, "100 %", 1),
        (Share, "1.000", 1),
        (Score, "\u22121", Score(-1)),
        (Score, "\u20131.5", Score(-1.5)),
        (Score, "1.500", Score(1.5)),
        (Degree, "high", 3),
        (Degree, "\uff12", 2),
        (HowFar, " Medium", 50),
        (HowFar, "70", 70),
        (Whole, "5.0", 5),
    ],
)
def test_what_can_mean_one_number_only_is_read(type_: Any, text: str, number: object) -> None:
    assert TypeAdapter(type_).validate_python(text) == number


@pytest.mark.parametrize(
    ("type_", "text", "told"),
    [
        (Amount, "420.000", "420 or 420000"),
        (Amount, "420,000", "420 or 420000"),
        (Amount, "12.500", "12.5 or 12500"),
        (Whole, "1.000", "1 or 1000"),
        (Whole, "1.200", "1200"),
        (Several, "1,200", "1200"),
        (Amount, "1.234,56", "1234.56"),
        (Amount, "1,234.56", "1234.56"),
        (Amount, "1.234.567", "1234567"),
        (Amount, "1,00,000", "100000"),
        (Amount, "1 200", "1200"),
        (Amount, "1\u202f200", "1200"),
        (Amount, "1\u00a0200,50", "1200.5"),
        (Amount, "12'000", "12000"),
        (Amount, "12\u2019000", "12000"),
        (Amount, "1_000", "1000"),
        (Amount, "1,5", "1.5"),
        (Amount, "30 %", "30"),
        (Amount, "420k", "420000"),
        (Amount, "1.2 Mio. €", "1200000"),
        (Amount, "EUR 420 000", "420000"),
        (OutOfHundred, "70 %", "70"),
        (Share, "0,3", "0.3"),
        (Share, "0,300", "0.3"),
        (Share, "12,5 %", "12.5 %"),
        (Score, "-1,5", "-1.5"),
        (Score, "\u22121,5", "-1.5"),
    ],
)
def test_what_may_be_misread_is_told(type_: Any, text: str, told: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(type_).validate_python(text)
    (error,) = caught.value.errors()
    assert told in error["ctx"].values()


@pytest.mark.parametrize(
    ("written", "message", "fix"),
    [
        ("420.000", "'amount' is '420.000', which may be 420 or 420000", "Write 420 or 420000."),
        (
            "1.234,56",
            "'amount' is '1.234,56', which is not how numbers are written here",
            "Write 1234.56: no sign between thousands, and a point before decimals.",
        ),
        ("30 %", "'amount' is '30 %', which is not how numbers are written here", "Write 30."),
        ("420k", "'amount' is '420k', which is not how numbers are written here", "Write 420000."),
        ("-5", "'amount' must be at least 0, but is -5", "Write 0 or more."),
        ("a lot", "'amount' must be a number, but is 'a lot'", "Write digits, such as 2."),
    ],
)
def test_the_right_spelling_is_named(written: str, message: str, fix: str) -> None:
    document = parse(f"amount: {written}\ncurrency: EUR\n".encode(), "a.yaml")
    (problem,) = check(Value, document.data, Place(document)).problems
    assert (problem.message, problem.fix) == (message, fix)


def test_a_share_above_one_is_told_how_to_write_it() -> None:
    document = parse(b"minimum: 30\n", "a.yaml")
    (problem,) = check(CoverageSettings, document.data, Place(document)).problems
    assert problem.fix == "Write a part of 1: 0.3 for 30 %."


TYPES = {
    "amount": Amount, "share": Share, "whole": Whole, "several": Several, "hundred": OutOfHundred, "four": OutOfFour,
    "degree": Degree,
}  # fmt: skip
SPELLINGS = [
    "0", "1", "2", "3", "4", "5", "30", "100", "101", "-1", "-3", "+5", "0.5", "1.5", "1.0", "5.0", "1,5", "1.234,56",
    "1 200", "12'000", "30 %", "30%", "12.5 %", "12,5 %", "150 %", "100 %", "0,3", "0.300", "\u22121", "\u22123",
    "\uff12", "\u0663", "\u0663.\u0665", "many", "1e3", "5,000", "1.234.567", "'2'", "'0.5'", "'30 %'", "'%'", "1.2.3",
    "9999999999999999", "00", "007",
]  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("type_", TYPES.values(), ids=TYPES)
def test_editors_accept_what_is_read(type_: Any, spelling: str) -> None:
    schema = TypeAdapter(type_).json_schema()
    is_accepted = jsonschema.Draft7Validator(schema).is_valid(yaml.load(spelling, CoreLoader))
    try:
        TypeAdapter(type_).validate_python(spelling.strip("'"))
    except ValidationError:
        assert not is_accepted
    else:
        assert is_accepted


def test_an_editor_cannot_see_zeros_that_yaml_drops() -> None:
    schema = jsonschema.Draft7Validator(TypeAdapter(Amount).json_schema())
    assert schema.is_valid(yaml.load("420.000", CoreLoader))
    assert not schema.is_valid("420.000")
