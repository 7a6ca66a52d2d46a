"""The small written things that stages are made of: texts, sources, metrics, links."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from journeymap.model import vocabulary
from journeymap.model.base import (
    Address,
    Date,
    Id,
    Ids,
    Many,
    Name,
    PersonaRefs,
    Ref,
    Shape,
    Text,
    Title,
    Written,
    in_any_case,
)
from journeymap.model.measures import USUAL_MEASURES
from journeymap.model.numbers import AsTyped, OutOfHundred, Several


class _InWords:
    """Marks a number for which low, medium or high may be written."""

    __slots__ = ("_numbers",)

    def __init__(self, *numbers: int) -> None:
        self._numbers = dict(zip(("low", "medium", "high"), numbers, strict=True))

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._number_for, handler(source))

    def _number_for(self, value: Any) -> Any:
        return self._numbers.get(value.strip().casefold(), value) if isinstance(value, str) else value

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        otherwise = {
            "type": "string",
            "pattern": rf"^\s*(?:{in_any_case('|'.join(self._numbers))})\s*$",
            Shape.KEY: "degree",
        }
        return {"anyOf": [handler(core), {"enum": list(self._numbers)}, otherwise]}


Degree = Annotated[int, Field(ge=1, le=3), AsTyped(), _InWords(1, 2, 3)]
"""1, 2 or 3; may be written as low, medium or high."""


def _known_word(value: Any) -> Any:
    if isinstance(value, str) and not any(map(str.isdigit, value)):
        raise PydanticCustomError("no_degree", "is no degree")
    return value


HowFar = Annotated[OutOfHundred, BeforeValidator(_known_word), _InWords(15, 50, 85)]
"""0 to 100; may be written as low, medium or high."""
ChannelRefs = Ids[Annotated[Name, Ref("channel")]]
Attributes = dict[Title, Text]
"""What no field holds, each under a label of its own."""


class Source(Written):
    """Where a claim comes from: an interview, a survey, a team's own knowledge."""

    stands_for: ClassVar[str | None] = "note"
    bare_word: ClassVar[str | None] = "kind"

    kind: vocabulary.SourceKind | None = None
    """What sort of source it is; a bare word of these is the kind, any other bare text the note."""
    date: Date | None = None
    """When it was gathered, such as 2026-04-10."""
    n: Several | None = None
    """How many people or records it rests on."""
    note: Text | None = None
    """Who was asked, or what was looked at. No names of people."""
    link: Address | None = None
    """Where the material lies."""

    @classmethod
    def meant_by(cls, text: str) -> dict[str, Any]:
        word = text.strip().casefold().replace(" ", "_")
        return {"kind": word} if word in _SOURCE_KINDS else {"note": text}


_SOURCE_KINDS = frozenset(vocabulary.words_of(vocabulary.SourceKind))


class Saying(Written):
    """A goal, action, thought or other text of a stage."""

    stands_for: ClassVar[str | None] = "text"

    text: Text
    """What is said, in the customer's words where they are known."""
    for_: PersonaRefs = Field((), alias="for")
    """The personas it holds for; everyone on the map when left out."""
    sources: Many[Source] = ()
    """Where it comes from."""
    evidence: vocabulary.Evidence | None = None
    """How well founded it is; assumed marks a guess."""
    id: Id | None = None
    """A name for it, if something refers to it."""


class Metric(Written):
    """A number that shows how a stage is doing."""

    stands_for: ClassVar[str | None] = "kind"

    kind: Annotated[Text, USUAL_MEASURES]
    """What is measured, such as conversion_rate, nps or time_to_first_value; any text will do."""
    name: Text | None = None
    """What it is called on the page."""
    target: Text | None = None
    """What it should be."""
    baseline: Text | None = None
    """What it was before."""
    actual: Text | None = None
    """What it is now."""
    as_of: Date | None = None
    """The day of that number."""
    unit: Text | None = None
    """What it is counted in."""
    level: vocabulary.Level | None = None
    """Whether it counts accounts or single contacts."""
    nature: vocabulary.Nature | None = None
    """Whether it measures an outcome for the customer or our own activity."""
    params: dict[Text, Text] = Field(default_factory=dict)
    """How it is counted, where that can be done in several ways: {basis: closed_deals}."""
    source: Text | None = None
    """Where the number is read."""
    owner: Title | None = None
    """Who answers for it."""


class Link(Written):
    """Something to read elsewhere."""

    stands_for: ClassVar[str | None] = "url"

    url: Address
    """An http(s) or mailto address, or a path in the repository."""
    title: Text | None = None
    """What a reader sees."""
