"""What every written thing shares: frozen, no unknown fields, a bare text may stand for the whole, empty
means left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, timedelta
from functools import cache
from typing import Annotated, Any, ClassVar, Self, TypeVar, dataclass_transform, get_type_hints

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    TypeAdapter,
    WithJsonSchema,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from journeymap.characters import SEEN, is_unseen
from journeymap.model.docstrings import docstrings_of_fields
from journeymap.named_paths import PICTURE, PathKind
from journeymap.source import MAX_KEY, NULLS

T = TypeVar("T")


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
class _WrittenType(type):
    """Makes each class of written things a data class with slots, which pydantic reads when it first has to check one.

    A thing of pydantic's own kind holds a dictionary of all fields and a set of those that were written, together two
    to ten times the size of the thing; a workspace holds 70 things a map. And its class takes long to make, at every
    start, where few runs need all of them.
    """

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> Any:
        made: Any = super().__new__(cls, name, bases, namespace)
        if "__slots__" in namespace:  # the same class once more: slots can only be given to a new one
            return made
        # `Written` makes, compares, shows and protects all things alike: methods for each class would slow every start.
        return dataclass(made, init=False, eq=False, repr=False, match_args=False, kw_only=True, slots=True)

    @property
    def model_fields(cls) -> Mapping[str, FieldInfo]:
        """The fields by name, as pydantic understands them."""
        return _fields_of(cls)


@cache
def _fields_of(model: type) -> Mapping[str, FieldInfo]:
    hints = get_type_hints(model, include_extras=True)
    collected = {}
    for field in fields(model):
        field.type = hint = hints[field.name]  # else pydantic would work it out once more
        if field.default is MISSING:
            collected[field.name] = FieldInfo.from_annotation(hint)
        else:
            collected[field.name] = FieldInfo.from_annotated_attribute(hint, field.default)
    return collected


@cache
def _check_of(model: type[Written]) -> Callable[..., Any]:
    """Return what checks data: pydantic builds it when the first thing of a kind is read."""
    _fields_of(model)  # with its types worked out, pydantic is quicker
    return TypeAdapter(model).validator.validate_python


class Written(metaclass=_WrittenType):
    """Something a person writes in YAML."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    stands_for: ClassVar[str | None] = None
    """The field that is meant when a bare text is written in place of the whole."""
    bare_word: ClassVar[str | None] = None
    """The field that is meant when a bare text is one of its words."""
    stand_ins: ClassVar[Mapping[str, str]] = {}
    """What stands in fields that a thing needs while only what differs from another is written, if no name can."""
    beyond_fields: ClassVar[Mapping[str, Any]] = {}
    """What holds for the fields together, as a schema says it."""

    def __init__(self, **data: Any) -> None:
        _check_of(type(self))(data, self_instance=self)

    @classmethod
    def model_validate(cls, data: Any, context: Any = None) -> Self:
        """Check plain data, in the light of what is said elsewhere. Raises ValidationError."""
        thing: Self = _check_of(cls)(data, context=context)
        return thing

    def model_copy(self, update: Mapping[str, Any]) -> Self:
        """The same thing with other values in some fields, which are not checked again."""
        copy = object.__new__(type(self))
        for name in type(self).model_fields:
            object.__setattr__(copy, name, update[name] if name in update else getattr(self, name))
        return copy

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __deepcopy__(self, _: dict[int, Any]) -> Self:
        return self

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self), *self._values()))

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in type(self).model_fields)
        return f"{type(self).__name__}({values})"

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in type(self).model_fields)

    @classmethod
    def meant_by(cls, text: str) -> dict[str, Any]:
        """Return what a bare text says that is written in place of the whole."""
        return {cls.stands_for or "": text}

    @classmethod
    def in_full(cls, text: str) -> str | None:
        """Return what to write for a bare text that may not stand in place of the whole; None where nobody can tell."""
        return None

    @classmethod
    def unsaid(cls) -> Self:
        """Return one of which nothing is said. Unlike `cls()` it needs no validator: one takes long to build, and few
        runs need that of every model.
        """
        unsaid = object.__new__(cls)
        for name, field in cls.model_fields.items():
            object.__setattr__(unsaid, name, field.get_default(call_default_factory=True))
        return unsaid

    @model_validator(mode="before")
    @classmethod
    def _unfold(cls, data: Any) -> Any:
        if type(data) is str and cls.stands_for:
            if ":" in data and _begins_like_a_field(data, cls):
                raise PydanticCustomError("no_space_after_colon", "lacks the space after its colon")
            return cls.meant_by(data)
        if data is None and not cls.stands_for:
            return {}
        if type(data) is dict and None in data.values():
            known = keys_of(cls)  # an unknown key without a value is reported like any other
            return {key: value for key, value in data.items() if value is not None or key not in known}
        return data

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        schema = handler(core_schema)
        whole = handler.resolve_ref_schema(schema)
        whole.update(cls.beyond_fields)
        properties = whole["properties"]
        for name, description in descriptions(cls).items():
            properties[cls.model_fields[name].alias or name]["description"] = description
        if cls.stands_for is None:
            return schema
        meant = properties[cls.model_fields[cls.stands_for].alias or cls.stands_for]
        texts = [form for form in meant.get("anyOf", [meant]) if form.get("type") != "array"]
        words = [properties[cls.bare_word]] if cls.bare_word else []
        return {"anyOf": [schema, *texts, *words], "description": (cls.__doc__ or "").strip()}


@cache
def keys_of(model: type[Written]) -> Mapping[str, str]:
    """The names of the fields of a model by the keys under which they are written."""
    return {field.alias or name: name for name, field in model.model_fields.items()}


def _begins_like_a_field(text: str, model: type[Written]) -> bool:
    """Whether a bare text looks like one of the fields, without the space after its colon: `channel:phone`."""
    key, _, value = text.partition(":")
    return key in keys_of(model) and value[:1] not in {"", " ", "/"}


def descriptions(model: type[Written]) -> dict[str, str]:
    """What the fields of a model mean: as stated with the field, else in the docstring below it."""
    docstrings = docstrings_of_fields(model)
    meanings = {name: field.description or docstrings.get(name) for name, field in model.model_fields.items()}
    return {name: meaning for name, meaning in meanings.items() if meaning}


class OfPeople:
    """Marks a field below which names of people stand, or may stand by mistake: no message quotes what is there."""

    __slots__ = ()


class Ref:
    """Marks a field that names something declared elsewhere; the workspace looks every one of them up."""

    KEY = "x-journeymap-ref"
    """Where the schema of a name holds the kind that it refers to."""
    __slots__ = ("kind",)

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(core_schema), self.KEY: self.kind}


class NamedPath:
    """Marks a field that names a file or folder of the workspace; each of them is looked at before anything uses it."""

    __slots__ = ("kind", "noun")

    def __init__(self, noun: str, kind: PathKind) -> None:
        self.noun = noun
        self.kind = kind


class Linked:
    """Marks a field that leads readers somewhere: to the web, or to a file of the workspace."""

    __slots__ = ()


class Shape:
    """Tells editors what a text has to look like: its pattern, and what to say of one that does not fit."""

    KEY = "x-journeymap-shape"
    """Where the schema of a text holds the name of its shape; each is described once."""
    __slots__ = ("message", "name", "pattern")

    def __init__(self, name: str, pattern: str, message: str = "") -> None:
        self.name = name
        self.pattern = pattern
        self.message = message

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        message = {"errorMessage": self.message} if self.message else {}
        text = {
            key: value for key, value in handler(core_schema).items() if key != "minLength"
        }  # the pattern says more
        return {**text, "pattern": self.pattern, **message, self.KEY: self.name}


def in_any_case(pattern: str) -> str:
    """Return a pattern whose letters may be capitals: editors know no other way to say so."""
    return "".join(f"[{sign.upper()}{sign}]" if sign.isalpha() else sign for sign in pattern)


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _one_thing_or_many(value: Any) -> Any:
    return [value] if isinstance(value, str | dict) else value


def _as_date(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value.strip() if _DAY.fullmatch(value.strip()) else "")
        except ValueError:
            raise PydanticCustomError("not_a_date", "is not a date") from None
    return value


_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_UNITS = "h|hours?|d|days?|w|weeks?|months?|y|years?"
_DURATION = re.compile(rf"(\d+)\s*({_UNITS})", re.ASCII)
_HOURS = {"h": 1, "d": 24, "w": 168, "m": 730, "y": 8760}


def duration_of(text: str) -> timedelta | None:
    """Return a length of time that is written as people write it: 48h, 14d, 3 weeks; None if it is none. Raises
    OverflowError or ValueError if it is longer than anything.
    """
    written = _DURATION.fullmatch(text.strip().lower())
    return timedelta(hours=int(written[1]) * _HOURS[written[2][0]]) if written else None


def _as_duration(value: Any) -> Any:
    if isinstance(value, str):
        try:
            time = duration_of(value)
        except (OverflowError, ValueError):
            raise PydanticCustomError("too_long_a_time", "is longer than anything") from None
        if time is None:
            raise PydanticCustomError("not_a_duration", "is not a duration")
        return time
    return value


def shifted(day: date, time: timedelta) -> date:
    """Return the day that lies a time after another, or before it; at most the last or the first day there is."""
    try:
        return day + time
    except OverflowError:
        return date.max if time > timedelta() else date.min


def is_id(text: str) -> bool:
    """Whether a text may be an id: letters and digits of any script, `-` and `_`, in composed form (NFC). What YAML
    reads as nothing may not: `for: null` would be for nobody.
    """
    if text.isascii() and text.isidentifier():
        return text not in NULLS and len(text) <= MAX_KEY
    return 0 < len(text) <= MAX_KEY and all(
        sign.isalnum() or sign in "-_" or (unicodedata.category(sign)[0] == "M" and not is_unseen(sign))
        for sign in text
    )


def _seen(value: str) -> str:
    if all(is_unseen(sign) for sign in value):
        raise PydanticCustomError("unseen", "is empty")
    return value


def _as_id(value: str) -> str:
    composed = unicodedata.normalize("NFC", value)
    if not is_id(composed):
        raise PydanticCustomError("not_an_id", "is not an id")
    return composed


def _composed(value: str) -> str:
    return unicodedata.normalize("NFC", value)


_EMPTY = "Write something, or remove it."
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_seen), Shape("text", SEEN, _EMPTY)
]
Title = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=300),
    AfterValidator(_seen),
    Shape("title", SEEN, _EMPTY),
]
"""A text that also stands on the pages of other things: a name, a title, an owner."""
_NO_SIGN_OF_AN_ID = (
    r"\s\u0000-,./:-@\[-^`{-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u2000-\u206f\u20a0-\u20cf"
    r"\u2190-\u245f\u2500-\u2775\u2794-\u2bff\u3000-\u3004\u3008-\u3020\u3030\ufe0e\ufe0f\ufeff\uff00-\uff0f\uff1a-\uff20"
    "\U0001f000-\U0001faff"
)
"""Signs below 128, and the most usual of the others."""
Id = Annotated[
    str,
    AfterValidator(_as_id),
    Shape(
        "id", rf"^(?!(?:null|Null|NULL)$)[^{_NO_SIGN_OF_AN_ID}]{{1,{MAX_KEY}}}$", "Use letters, digits, '-' and '_'."
    ),
]
"""A name other things refer to."""
Name = Annotated[str, AfterValidator(_composed)]
"""A reference: an id declared elsewhere, composed as ids are."""
Picture = Annotated[Text, NamedPath("picture", PICTURE)]
"""A path to a picture, from the folder of the workspace."""
Address = Annotated[Text, Linked()]
"""Where readers are led: an address on the web, or a path from the folder of the workspace."""
_DAYS = (
    r"(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
)
Date = Annotated[
    date,
    BeforeValidator(_as_date),
    WithJsonSchema({"type": "string"}),
    Shape("date", rf"^\s*(?!0000)[0-9]{{4}}-{_DAYS}\s*$", "Write year, month and day, such as 2026-06-01."),
]
Duration = Annotated[
    timedelta,
    BeforeValidator(_as_duration),
    WithJsonSchema({"type": "string", "examples": ["48h", "14d", "3 weeks"]}),
    Shape(
        "duration",
        rf"^\s*[0-9]+\s*(?:{in_any_case(_UNITS)})\s*$",
        "Write a number and a unit, such as 48h, 14d or 3 weeks.",
    ),
]


class OneOrManySchema:
    """Tells editors that one item may stand alone."""

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        many = handler(core_schema)
        return {"anyOf": [many, many["items"]]} if "items" in many else many


class _OneTextOrManySchema:
    """Tells editors that one text may stand alone in place of a list of things."""

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        text = {"type": "string", "pattern": SEEN, "errorMessage": _EMPTY, Shape.KEY: "text"}
        return {"anyOf": [handler(core_schema), text]}


Ids = Annotated[tuple[T, ...], BeforeValidator(_one_or_many), OneOrManySchema()]
"""One or many short words: ids, roles, phases, devices."""
Many = Annotated[tuple[T, ...], BeforeValidator(_one_or_many), _OneTextOrManySchema()]
"""One or many things for each of which a bare text may stand."""
OneOrMany = Annotated[tuple[T, ...], BeforeValidator(_one_thing_or_many), OneOrManySchema()]
"""One or many things, of which the only one may be written without a list, whatever it says."""

MOST_STAGES = 200
"""A page that shows more of them side by side helps nobody; the same holds for the next two."""
MOST_PEOPLE = 200
MOST_CONTACTS = 1_000

PersonaRefs = Ids[Annotated[Name, Ref("persona")]]
