"""The numbers of the format, and how they are read: as people type them where that can mean one thing only.

Digits of several scripts, the minus sign of typesetters and, for a share, a percentage are read. What may mean two
numbers, or is written as only some countries do, is a problem that says how to write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from journeymap.model.base import Shape

LARGEST = 10**15
"""The largest number that may be written: all that is computed from such numbers can be computed and shown."""

_ZEROS = "0\u0660\u06f0\u0966\uff10"
"""The zeros of the digits that are read: ASCII, Arabic, Persian, Devanagari and full-width ones."""
_FOLDED = {
    **{ord(zero) + digit: str(digit) for zero in _ZEROS for digit in range(10)},
    **dict.fromkeys(map(ord, "\u2212\u2010\u2011\u2012\u2013\uff0d"), "-"),
    **dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u3000"), " "),
    **dict.fromkeys(map(ord, "\u2019\u02bc\uff07"), "'"),
    0xFF05: "%",
    0x066A: "%",
    0xFF0E: ".",
    0xFF0C: ",",
    0x066B: ",",
    0xFF0B: "+",
    0xFF0F: "/",
}
_PLAIN = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")
_PERCENTAGE = re.compile(r"(.*\d\.?) ?%")
_DECIMAL_COMMA = re.compile(r"([-+]?\d+),(\d+)")
_ONE_SIGN = re.compile(r"([-+]?[1-9]\d{0,2})[.,](\d{3})")
_IN_GROUPS = re.compile(
    r"(?P<whole>[-+]?(?:\d{1,3}(?P<sign>[ .,'_])\d{3}(?:(?P=sign)\d{3})*|\d{1,2}(?:,\d\d)+,\d{3}|\d+(?:_\d+)+))"
    r"(?:[.,](?P<part>\d+))?"
)


class _Limits(NamedTuple):
    """What a number has to be."""

    whole: bool
    least: float
    most: float

    def hold(self, number: str) -> bool:
        size = float(number)
        return self.least <= size <= self.most and (not self.whole or size.is_integer())


class AsTyped:
    """Marks a number that is read as people type it."""

    __slots__ = ("_takes_percentages",)

    def __init__(self, *, takes_percentages: bool = False) -> None:
        self._takes_percentages = takes_percentages

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        number: Any = handler(source)
        limits = _Limits(number["type"] == "int", number.get("ge", -LARGEST), number.get("le", LARGEST))
        read = _read_share if self._takes_percentages else _read
        return core_schema.no_info_before_validator_function(
            lambda value: read(value, limits) if isinstance(value, str) else value, number
        )

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        number = handler(core)
        limits = _Limits(number["type"] == "integer", number.get("minimum", -LARGEST), number.get("maximum", LARGEST))
        patterns = [_pattern(limits), *([_PERCENTAGES] if self._takes_percentages else ())]
        least, most = (f"{end:g}".replace("+", "") for end in limits[1:])
        name = f"{'whole' if limits.whole else 'number'}_{least}_{most}{'_or_percentage' * self._takes_percentages}"
        text = {"type": "string", "pattern": rf"^\s*(?:{'|'.join(patterns)})\s*$", Shape.KEY: name}
        return {"anyOf": [number, text]}


Whole = Annotated[int, Field(ge=0, le=LARGEST), AsTyped()]
"""How many of something, which may be none."""
Several = Annotated[int, Field(ge=1, le=LARGEST), AsTyped()]
"""How many of something, one at least."""
Amount = Annotated[float, Field(ge=0, le=LARGEST, allow_inf_nan=False), AsTyped()]
"""A sum of money, or points."""
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False), AsTyped(takes_percentages=True)]
"""A part of a whole: 0.3, or 30 %."""
OutOfHundred = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False), AsTyped()]
OutOfFour = Annotated[int, Field(ge=1, le=4), AsTyped()]


_SUM = re.compile(
    r"(?P<before>[A-Z]{3}|[€$£¥])? ?(?P<number>\d[\d.,' _]*?) ?(?P<times>k|tsd\.?|thousand|m|mn|mio\.?|million)?"
    r" ?(?P<after>[A-Z]{3}|[€$£¥])?",
    re.IGNORECASE,
)
CURRENCIES = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}
"""The codes of currencies by their signs."""


def sum_in(text: str) -> tuple[str, str | None] | None:
    """Return the amount and the currency of a sum as people note it, such as 420k EUR; None where it is none, or may be
    two.
    """
    said = _SUM.fullmatch(folded(text))
    readings = list(_readings(said["number"])) if said else []
    if said is None or len(readings) != 1 or (said["before"] and said["after"]):
        return None
    times = (said["times"] or "").casefold()
    amount = Decimal(readings[0]) * (1000 if times[:1] in {"k", "t"} else 10**6 if times else 1)
    sign = said["before"] or said["after"]
    return _tidy(f"{amount:f}"), CURRENCIES.get(sign, sign.upper()) if sign else None


def folded(text: str) -> str:
    """Return a text with the digits and signs of numbers as they are on our keyboards."""
    return text.translate(_FOLDED).strip()


def sum_meant(text: str) -> Decimal | None:
    """Return the sum of money that a text holds and nothing else; three digits behind a sign are thousands there."""
    readings = list(_readings(folded(text)))
    number = Decimal(readings[-1]) if readings else None
    return number if number is not None and 0 <= number <= LARGEST else None


def numbers_meant(text: str) -> tuple[Decimal, ...]:
    """Return every number that a text may mean which holds nothing else; several for 1.234, none for a word."""
    return tuple(Decimal(reading) for reading in _readings(folded(text)))


def _read(text: str, limits: _Limits) -> str:
    """Return a number as a computer writes it; what is none is left to whoever looks at it next."""
    number = folded(text)
    percentage = _PERCENTAGE.fullmatch(number)
    if percentage:
        for reading in _readings(percentage[1]):
            raise _otherwise(_tidy(reading))
    readings = list(_readings(number))
    possible = [reading for reading in readings if limits.hold(reading)]
    if len(possible) > 1:
        raise PydanticCustomError("ambiguous_number", "may be two", {"numbers": " or ".join(map(_tidy, possible))})
    if possible and possible[0] != number:
        raise _otherwise(_tidy(possible[0]))
    if possible and limits.whole:
        return f"{Decimal(possible[0]):f}"  # 1e3 is a thousand to editors
    if not readings and limits.most >= LARGEST and (noted := sum_in(text)):
        raise _otherwise(noted[0])
    return readings[0] if readings else text


def _read_share(text: str, limits: _Limits) -> str:
    """Return a share, which may be written as a percentage, as a computer writes it."""
    percentage = _PERCENTAGE.fullmatch(folded(text))
    if percentage is None:
        return _read(text, limits)
    for reading in _readings(percentage[1]):
        if reading == percentage[1]:
            return f"{Decimal(reading) / 100:f}"
        raise _otherwise(f"{_tidy(reading)} %")
    return text


def _readings(number: str) -> Iterator[str]:
    """Yield every number that may be meant."""
    in_thousands = _ONE_SIGN.fullmatch(number)
    decimal = _DECIMAL_COMMA.fullmatch(number)
    if _PLAIN.fullmatch(number):
        yield number
    elif decimal:
        yield f"{decimal[1]}.{decimal[2]}"
    elif grouped := _IN_GROUPS.fullmatch(number):
        part = grouped["part"]
        yield re.sub("[ .,'_]", "", grouped["whole"]) + (f".{part}" if part else "")
    if in_thousands:
        yield in_thousands[1] + in_thousands[2]


def _otherwise(spelling: str) -> PydanticCustomError:
    return PydanticCustomError("number_of_elsewhere", "is written otherwise", {"number": spelling})


def _tidy(number: str) -> str:
    """Return a number without zeros behind the point."""
    return number.rstrip("0").rstrip(".") if "." in number else number


def _digit(least: int = 0, most: int = 9) -> str:
    digits = ((chr(ord(zero) + least), chr(ord(zero) + most)) for zero in _ZEROS)
    return f"[{''.join(low if low == high else f'{low}-{high}' for low, high in digits)}]"


_ANY = _digit()
_PLUS = "[+\uff0b]"
_MINUS = "[-\u2212\u2010-\u2013\uff0d]"
_ZERO, _ONE = _digit(0, 0), _digit(1, 1)
_PERCENTAGES = rf"(?:{_ANY}{{1,2}}(?:\.{_ANY}+)?|{_ONE}{_ZERO}{{2}}(?:\.{_ZERO}+)?)[ \u00a0\u202f]?[%\uff05\u066a]"


def _pattern(limits: _Limits) -> str:
    """Return the pattern of the texts that are read as numbers within limits, for editors."""
    nothing_behind = rf"(?:\.{_ZERO}+)?"
    part = nothing_behind if limits.whole else rf"(?:\.{_ANY}+)?"
    most = int(limits.most)
    if most >= LARGEST:
        size = rf"(?!{_digit(1)}{_ANY}{{0,2}}\.{_ANY}{{3}}$){_ZERO}*{_ANY}{{1,15}}{part}"
    elif most >= 10:
        size = rf"{_ZERO}*(?:{_ANY}{{1,2}}{part}|{_ONE}{_ZERO}{{2}}{nothing_behind})"
    else:
        size = rf"{_ZERO}*(?:{_digit(0, most - 1)}{part}|{_digit(most, most)}{nothing_behind})"
    sign = rf"(?:{_PLUS}|{_MINUS})?" if limits.least < 0 else f"{_PLUS}?"
    return rf"{sign}(?!{_ZERO}+(?:\.|$)){size}" if limits.least == 1 else f"{sign}{size}"
