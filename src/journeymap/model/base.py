"""What every written thing shares: frozen, no unknown fields, a bare text may stand for the whole, empty
means unsaid.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from functools import partial
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

T = TypeVar("T")


class Written(BaseModel):
    """Something a person writes in YAML."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    stands_for: ClassVar[str | None] = None
    """The field that is meant when a bare text is written in place of the whole."""

    @model_validator(mode="before")
    @classmethod
    def _unfold(cls, data: Any) -> Any:
        if type(data) is str and cls.stands_for:
            return {cls.stands_for: data}
        if data is None and not cls.stands_for:
            return {}
        if type(data) is dict and None in data.values():
            return {key: value for key, value in data.items() if value is not None}
        return data

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        schema = handler(core_schema)
        if cls.stands_for is None:
            return schema
        field = cls.model_fields[cls.stands_for]
        text = handler.resolve_ref_schema(schema)["properties"][field.alias or cls.stands_for]
        return {"anyOf": [text, schema], "description": (cls.__doc__ or "").strip()}


class Ref:
    """Marks a field that names something declared elsewhere; the workspace looks every one of them up."""

    KEY = "x-journeymap-ref"
    """Where the schema of a name holds the kind that it refers to."""
    __slots__ = ("kind",)

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(core_schema), self.KEY: self.kind}


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _as_date(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            raise PydanticCustomError("not_a_date", "is not a date") from None
    return value


_DURATION = re.compile(r"(\d+)\s*(h|hours?|d|days?|w|weeks?|months?|y|years?)")
_HOURS = {"h": 1, "d": 24, "w": 168, "m": 730, "y": 8760}


def _as_duration(value: Any) -> Any:
    if isinstance(value, str):
        found = _DURATION.fullmatch(value.strip().lower())
        if found is None:
            raise PydanticCustomError("not_a_duration", "is not a duration")
        try:
            return timedelta(hours=int(found[1]) * _HOURS[found[2][0]])
        except (OverflowError, ValueError):
            raise PydanticCustomError("too_long", "is longer than anything") from None
    return value


def is_id(text: str) -> bool:
    """Whether a text may be an id: letters and digits of any script, `-` and `_`, in composed form (NFC)."""
    return bool(text) and all(sign.isalnum() or sign in "-_" or unicodedata.category(sign)[0] == "M" for sign in text)


def _as_id(value: str) -> str:
    composed = unicodedata.normalize("NFC", value)
    if not is_id(composed):
        raise PydanticCustomError("not_an_id", "is not an id")
    return composed


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, AfterValidator(_as_id)]
"""A name other things refer to."""
Name = Annotated[str, AfterValidator(partial(unicodedata.normalize, "NFC"))]
"""A reference: an id declared elsewhere, composed as ids are."""
Date = Annotated[date, BeforeValidator(_as_date), WithJsonSchema({"type": "string", "format": "date"})]
Duration = Annotated[
    timedelta,
    BeforeValidator(_as_duration),
    WithJsonSchema({"type": "string", "examples": ["48h", "14d", "3 weeks"]}),
]


class OneOrManySchema:
    """Tells editors that one item may stand alone."""

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        many = handler(core_schema)
        return {"anyOf": [many, many["items"]]} if "items" in many else many


Ids = Annotated[tuple[T, ...], BeforeValidator(_one_or_many), OneOrManySchema()]
"""One or many short words: ids, roles, phases, devices."""

PersonaRefs = Ids[Annotated[Name, Ref("persona")]]
