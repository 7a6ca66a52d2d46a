"""What every written thing shares: frozen, no unknown fields, a bare text may stand for the whole, empty
means left out.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
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

from journeymap.model.docstrings import docstrings_of_fields

T = TypeVar("T")


_FIELD_SETS: dict[frozenset[str], set[str]] = {}


class Written(BaseModel):
    """Something a person writes in YAML."""

    # Built when first used: a run needs the models of accounts only where there are accounts.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    stands_for: ClassVar[str | None] = None
    """The field that is meant when a bare text is written in place of the whole."""

    def model_post_init(self, context: Any, /) -> None:
        """Share the set of written fields among all things that have the same: it is larger than the thing."""
        fields = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _FIELD_SETS.setdefault(frozenset(fields), fields))

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
        properties = handler.resolve_ref_schema(schema)["properties"]
        for name, description in descriptions(cls).items():
            properties[cls.model_fields[name].alias or name]["description"] = description
        if cls.stands_for is None:
            return schema
        text = properties[cls.model_fields[cls.stands_for].alias or cls.stands_for]
        return {"anyOf": [text, schema], "description": (cls.__doc__ or "").strip()}


def descriptions(model: type[Written]) -> dict[str, str]:
    """What the fields of a model mean: as stated with the field, else in the docstring below it."""
    docstrings = docstrings_of_fields(model)
    meanings = {name: field.description or docstrings.get(name) for name, field in model.model_fields.items()}
    return {name: meaning for name, meaning in meanings.items() if meaning}


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
        written = _DURATION.fullmatch(value.strip().lower())
        if written is None:
            raise PydanticCustomError("not_a_duration", "is not a duration")
        try:
            return timedelta(hours=int(written[1]) * _HOURS[written[2][0]])
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


def _composed(value: str) -> str:
    return unicodedata.normalize("NFC", value)


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, AfterValidator(_as_id)]
"""A name other things refer to."""
Name = Annotated[str, AfterValidator(_composed)]
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
