"""Read scores: how good or bad something feels, in the numbers in which people write it.

Ours run from -2 to 2, and everything that compares or draws scores uses those. What was written is kept for the reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from math import isfinite
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from journeymap.characters import SEEN
from journeymap.model.base import Shape
from journeymap.model.numbers import LARGEST, folded
from journeymap.model.smileys import SMILEYS, smiley_in

_STEPS = 4
"""From the worst to the best of our scores."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The numbers in which people score: `[1, 5]`, or `[6, 1]` where the smaller is the better."""

    worst: float
    best: float

    def holds(self, number: float) -> bool:
        """Whether a number is one of the scale."""
        return min(self.worst, self.best) <= number <= max(self.worst, self.best)

    def to_ours(self, number: float) -> float:
        """Turn a number of this scale into one from -2 to 2."""
        if not isfinite(self.best - self.worst):
            return 0.0
        return _STEPS * (number - self.worst) / (self.best - self.worst) - _STEPS / 2

    def of_ours(self, value: float) -> float:
        """Turn a number from -2 to 2 into one of this scale."""
        return self.worst + (value + _STEPS / 2) / _STEPS * (self.best - self.worst)

    def shown(self, number: float) -> str:
        """A number of this scale as readers see it: with its sign where the scale has two sides."""
        if min(self.worst, self.best) >= 0:
            return f"{number:g}"
        return f"{number:+g}".replace("-", "−") if number else "0"

    def told(self, value: float) -> str:
        """A number from -2 to 2 as readers of this scale see it."""
        return self.shown(value if self == OURS else round(self.of_ours(value), 2))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_scale)

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        end = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": rf"^\s*[-+]?(?:{_DIGITS})\s*$"}]}
        return {"type": "array", "items": end, "minItems": 2, "maxItems": 2, "uniqueItems": True}


OURS = Scale(-2, 2)
ANY = Scale(float("-inf"), float("inf"))
"""Stands where a map's own scale is wrong: its numbers cannot be judged."""


def scale_written(value: Any) -> Scale | None:
    """Return the scale that is written somewhere, `ANY` where it is none; None where nothing is written."""
    try:
        return None if value is None else _scale(value)
    except PydanticCustomError:
        return ANY


def _scale(value: Any) -> Scale:
    if isinstance(value, Scale):
        return value
    ends = [_number(folded(str(end))) for end in value] if isinstance(value, list) else []
    if len(ends) != 2 or None in ends or ends[0] == ends[1]:
        raise PydanticCustomError("not_a_scale", "is not a scale")
    return Scale(ends[0] or 0.0, ends[1] or 0.0)


@dataclass(frozen=True, slots=True)
class Score:
    """How good or bad something feels, from -2 to 2, and how that was written."""

    value: float
    written: str | None = field(default=None, compare=False)
    """As readers see it; None where it is the meaning of a smiley."""
    scale: Scale | None = field(default=None, compare=False)
    """The scale that was written in; None where it stands for itself, as 4/5 does."""

    def on(self, scale: Scale) -> str:
        """How it reads on a page that counts by a scale: as it was written, if it was written by that one."""
        if self.written is not None and self.scale in (None, scale):
            return self.written
        return scale.told(self.value)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(cls._read)

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{"type": "number"}, {"type": "string", "pattern": A_SCORE, Shape.KEY: "score"}]}

    @classmethod
    def _read(cls, value: Any, info: ValidationInfo) -> Self | Score:
        if isinstance(value, Score):
            return value
        text = str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
        score = score_in(text, info.context or OURS)
        if score is None and (smiley := smiley_in(text)):
            score = Score(float(smiley.score))
        if score is None:
            raise PydanticCustomError("float_parsing", "is not a number")
        return score


_DIGITS = r"\d{1,15}(?:\.\d{0,15})?|\.\d{1,15}"
_NUMBER = re.compile(rf"[-+]?(?:{_DIGITS})")
_PART = re.compile(rf"({_DIGITS})\s*(?:/|of|out of)\s*(\d{{1,15}})")
_STARS = re.compile("[★⭐]*☆*")
_COMMA = re.compile(r"([-+]?\d+),(\d+)")
_RANGE = re.compile(rf"([-+]?(?:{_DIGITS}))\s*(?:-|to|until|\.{{2,3}}|…|bis|~)\s*([-+]?(?:{_DIGITS}))")
_WITH_WORDS = re.compile(rf"([-+]\s*(?:{_DIGITS}))[\s:;,.()/]+(.*\w.*?)[\s)]*", re.DOTALL)
_LIKE_A_PART = re.compile(r"(\d+)(?:[.,]\d+)?\s+[^\W\d]{1,6}\s+(\d+)")
_UNITS = "stars?|points?|pts?|percent|Sterne?|Punkte?|점|点|分"
_WITH_UNIT = re.compile(rf"[-+]?\d+(?:[.,]\d+)?(?:\s*(?:{_UNITS})|e[-+]?\d+)", re.IGNORECASE)
_LIKE_A_SCORE = re.compile(r"(?=.*[\d+\-★⭐☆])[\d\s+\-±.,:;/%~<>=()*★⭐☆]+")


@lru_cache(maxsize=512)
def score_in(text: str, scale: Scale) -> Score | None:
    """Return the score that a text is, None for any other text. Raises PydanticCustomError for one that only looks
    like a score: nobody who typed it meant a word.
    """
    plain = folded(text).replace("\ufe0f", "")
    number = _number(plain)
    if number is not None:
        if not scale.holds(number):
            raise no_score("outside", scale, number=number)
        return Score(scale.to_ours(number), scale.shown(number), scale)
    if part := _PART.fullmatch(plain):
        return _part(text.strip(), float(part[1]), float(part[2]), scale)
    if plain and "☆" in plain and _STARS.fullmatch(plain):
        return _part(plain, float(len(plain.rstrip("☆"))), float(len(plain)), scale)
    if comma := _COMMA.fullmatch(plain):
        raise no_score("comma", scale, instead=f"{comma[1]}.{comma[2]}")
    if ends := _RANGE.fullmatch(plain):
        raise no_score("range", scale, instead=f"{{low: {ends[1]}, high: {ends[2]}}}", change=f"[{ends[1]}, {ends[2]}]")
    if said := _WITH_WORDS.fullmatch(plain):
        score = said[1].replace(" ", "").removeprefix("+")
        raise no_score("with_words", scale, instead=f"{{score: {score}, feeling: {said[2]}}}")
    if like := _LIKE_A_PART.fullmatch(plain):
        raise no_score("like_a_part", scale, instead=f"{like[1]}/{like[2]}")
    if smiley_in(text):
        return None
    if _LIKE_A_SCORE.fullmatch(plain) or _WITH_UNIT.fullmatch(plain):
        raise no_score("other", scale)
    return None


_DIGIT = r"0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19"


def _for_editors(*patterns: str) -> str:
    """One pattern for several, which the editors' kind of expressions understands and which reads other scripts."""
    pattern = "|".join(patterns).replace(r"[^\W\d]", r"[A-Za-z\u00c0-\uffff]").replace(".*", r"[\s\S]*")
    return pattern.replace("[-+]", r"[-+\u2212\uff0b]").replace(r"[\d", f"[{_DIGIT}").replace(r"\d", f"[{_DIGIT}]")


_IS_SCORE = _for_editors(_NUMBER.pattern, _PART.pattern, "[★⭐]*☆+")
_LOOKS_LIKE_ONE = _for_editors(
    _COMMA.pattern,
    _RANGE.pattern,
    _WITH_WORDS.pattern,
    _LIKE_A_PART.pattern,
    _LIKE_A_SCORE.pattern,
    rf"[-+]?\d+(?:[.,]\d+)?(?:\s*(?:{_UNITS})|[eE][-+]?\d+)",
)
_SMILEY = rf"[{''.join(SMILEYS)}]"
_TYPED = r"\s*[:;]-[/()]\s*$"
"""The typed smileys that look like scores."""
_WORD = rf"(?!\s*(?:{_LOOKS_LIKE_ONE})\s*$)[\s\S]*{SEEN}"
A_SCORE = rf"^(?:\s*(?:{_IS_SCORE})\s*$|[\s\S]*{_SMILEY}|\s*(?:[:;=]-?[/()|D]|[>:=D]+[':(]+)\s*$)"
A_WORD = rf"^(?:{_TYPED}|[\s\S]*{_SMILEY}|(?!\s*(?:{_IS_SCORE})\s*$){_WORD})"
A_SCORE_OR_WORD = rf"^(?:{_TYPED}|\s*(?:{_IS_SCORE})\s*$|[\s\S]*{_SMILEY}|{_WORD})"
"""Patterns of the texts that are scores, words, or either, for editors, which do not know the scale."""


def no_score(kind: str, scale: Scale, **context: Any) -> PydanticCustomError:
    """The error for what is no score, with what its message is made of."""
    return PydanticCustomError("not_a_score", "is not a score", {"kind": kind, "scale": scale, **context})


def _number(plain: str) -> float | None:
    number = float(plain) if _NUMBER.fullmatch(plain) else None
    return number if number is None or abs(number) <= LARGEST else None


def _part(written: str, number: float, whole: float, scale: Scale) -> Score:
    """`4/5` counts from 1, unless it is one of the scale's own numbers or says 0: then it counts from there."""
    if whole < 2 or number > whole:
        raise no_score("more_than_all", scale, whole=whole)
    if whole == scale.best and scale.holds(number):
        return Score(scale.to_ours(number), written)
    return Score(Scale(min(1.0, number), whole).to_ours(number), written)
