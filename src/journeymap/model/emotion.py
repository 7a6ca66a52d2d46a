"""What people feel, in all the forms in which they write it: scores, words, smileys, spreads, changes, conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BeforeValidator, Field, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from journeymap.model.base import Ids, Many, Name, Ref, Shape, Text, Written
from journeymap.model.scores import A_SCORE_OR_WORD, A_WORD, OURS, Scale, Score, no_score, score_in
from journeymap.model.smileys import smiley_in, smileys_in_turn
from journeymap.model.values import Source

SCORES = {-2: "miserable", -1: "uneasy", 0: "neither good nor bad", 1: "glad", 2: "delighted"}
"""What the whole numbers among the scores mean."""
MOST_POINTS = 12
"""How many feelings may follow one another within a stage: no more can be drawn side by side."""
_WAYS = ("score", "low", "high", "change", "depends")
"""The fields of which one says how good it is. The two ends of a spread count as one."""


class _WordSchema:
    """Tells editors what is no word."""

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "pattern": A_WORD, Shape.KEY: "feeling"}


def _word(text: str, info: ValidationInfo) -> str:
    scale = info.context or OURS
    if score_in(text, scale):
        raise no_score("as_a_word", scale, instead=f"{{score: {text}}}")
    return text


Word = Annotated[Text, AfterValidator(_word), _WordSchema()]
"""A word for a feeling, which nothing is that looks like a score."""


class Point(Written):
    """How somebody feels at one moment: a score, a word, or both."""

    score: Score | None = None
    """From -2 (very bad) to 2 (very good), or a number of the map's `scale`, or a part such as 4/5."""
    feeling: Ids[Word] = ()
    """One word for it or several, such as hopeful, or a smiley."""

    @property
    def words(self) -> str | None:
        """Its words in a row."""
        return ", ".join(self.feeling) or None


class Case(Point):
    """How somebody feels on a condition."""

    when: Text
    """What it depends on, such as: the price is clear."""


def _spelled_out(value: Any, info: ValidationInfo) -> Any:
    """Turn a short form into the fields that it stands for."""
    if isinstance(value, list):
        return _list_spelled_out(value, info)
    if isinstance(value, str):
        return dict(_text_spelled_out(value, info.context or OURS))
    value = _point(value, info)
    if isinstance(value, dict):
        _check_ways([way for way in _WAYS if value.get(way) not in (None, "", [])])
    return value


def _point(value: Any, info: ValidationInfo) -> Any:
    """Tell a score from a word, and read the smiley of a word."""
    if isinstance(value, list):
        raise PydanticCustomError("not_an_emotion", "is not an emotion")
    if isinstance(value, str):
        return dict(_point_spelled_out(value, info.context or OURS))
    if isinstance(value, dict) and not any(value.get(way) for way in _WAYS):
        word = value.get("feeling")
        if isinstance(word, str) and smiley_in(word):
            return {**value, "score": word}
    return value


def _one_of_several(value: Any, info: ValidationInfo) -> Any:
    if value is None:
        raise PydanticCustomError("not_an_emotion", "is not an emotion")
    return _point(value, info)


@lru_cache(maxsize=512)
def _text_spelled_out(text: str, scale: Scale) -> Mapping[str, Any]:
    """The fields that a text stands for: people write the same few over and over."""
    smileys = smileys_in_turn(text)
    return {"change": smileys} if smileys else _point_spelled_out(text, scale)


@lru_cache(maxsize=512)
def _point_spelled_out(text: str, scale: Scale) -> Mapping[str, Any]:
    if score_in(text, scale):
        return {"score": text}
    return {"feeling": text, "score": text} if smiley_in(text) else {"feeling": text}


def _list_spelled_out(items: list[Any], info: ValidationInfo) -> Any:
    """A list of words is several at once. With a score among them they follow one another, and with a `when` each
    holds on its condition.
    """
    if not items:
        raise PydanticCustomError("not_an_emotion", "is not an emotion")
    if any(isinstance(item, dict) and "when" in item for item in items):
        return {"depends": items}
    is_words = all(isinstance(item, str) and not _scores(item, info) for item in items)
    return {"feeling" if is_words else "change": items}


def _scores(item: str, info: ValidationInfo) -> bool:
    try:
        return score_in(item, info.context or OURS) is not None or smiley_in(item) is not None
    except PydanticCustomError:
        return True  # it will be told as what it was meant to be


def _check_ways(ways: list[str]) -> None:
    if ("low" in ways) != ("high" in ways):
        there, missing = ("low", "high") if "low" in ways else ("high", "low")
        raise PydanticCustomError("half_a_spread", "is half a spread", {"there": there, "missing": missing})
    if len(ways) > 1 and ways != ["low", "high"]:
        raise PydanticCustomError("two_ways", "says it in two ways", {"ways": ways})


class _PointSchema:
    """Tells editors that a number or a word may stand for a feeling."""

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [*_short_forms(), handler(core_schema)]}


class _FeelingSchema:
    """Tells editors that a number, a word or a list may stand for a feeling."""

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        whole = handler(core_schema)
        fields = handler.resolve_ref_schema(whole)["properties"]
        several = [{**fields[way], "minItems": 1} for way in ("change", "depends")]
        return {"anyOf": [*_short_forms(), whole, *several]}


def _short_forms() -> list[JsonSchemaValue]:
    usual = {"enum": list(SCORES), "markdownEnumDescriptions": list(SCORES.values())}
    return [{"type": "number"}, usual, {"type": "string", "pattern": A_SCORE_OR_WORD, Shape.KEY: "felt_text"}]


PointField = Annotated[Point, BeforeValidator(_one_of_several), _PointSchema()]


CaseField = Annotated[Case, BeforeValidator(_point)]


def _alone(way: str) -> dict[str, JsonSchemaValue]:
    """That nothing else says how good it is, as a schema says it."""
    nothing = {"type": "null", "errorMessage": "Say how good it is in one way, and leave out the others."}
    return {way: {"properties": {other: nothing for other in _WAYS if other != way}}}


class Feeling(Point):
    """How somebody feels: a score, a word, both, a spread, a change within the stage, or what it depends on."""

    beyond_fields: ClassVar[Mapping[str, Any]] = {
        "dependencies": {"low": ["high"], "high": ["low"], **_alone("score"), **_alone("change"), **_alone("depends")}
    }

    low: Score | None = None
    """The lower end of a spread, where people differ."""
    high: Score | None = None
    """The upper end of it."""
    change: Annotated[tuple[PointField, ...], Field(max_length=MOST_POINTS)] = ()
    """How it changes within the stage: numbers or words in their order. A list in place of the whole is the same."""
    depends: Annotated[tuple[CaseField, ...], Field(max_length=MOST_POINTS)] = ()
    """What it depends on: {when: the price is clear, score: 1} and so on."""

    @property
    def spread(self) -> tuple[Score, Score] | None:
        """The two ends of a spread, the lower first, however they were written."""
        if self.low is None or self.high is None:
            return None
        return (self.low, self.high) if self.low.value <= self.high.value else (self.high, self.low)

    @property
    def scores(self) -> Iterator[Score]:
        """Every score in it."""
        points = (self, *self.change, *self.depends)
        yield from filter(None, (*(point.score for point in points), self.low, self.high))

    @property
    def says_something(self) -> bool:
        """Whether there is a score or a word in it."""
        return bool(self.feeling or self.change or self.depends or self.score or self.low)


FeltBy = Annotated[Feeling, BeforeValidator(_spelled_out), _FeelingSchema()]


class Emotion(Feeling):
    """How a stage or touchpoint feels, for everyone or for each persona."""

    by: dict[Annotated[Name, Ref("persona")], FeltBy] = Field(default_factory=dict)
    """What single personas feel, where it differs."""
    sources: Many[Source] = ()
    """Where it comes from."""


EmotionField = Annotated[Emotion, BeforeValidator(_spelled_out), _FeelingSchema()]
