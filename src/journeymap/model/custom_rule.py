"""What may be written in a rule of one's own: which stages it asks, and what each of them needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from journeymap.model import vocabulary
from journeymap.model.base import Ids, Shape, Text, Title, Written
from journeymap.model.journey import Stage
from journeymap.model.values import ChannelRefs

_NOT_ASKED_FOR = frozenset({"name", "phases", "for_", "status", "reason", "owners", "evidence", "notes", "lanes"})
"""What names, sorts or annotates a stage; for owners there is a need of their own."""

if TYPE_CHECKING:
    StageField = str
else:
    StageField = Literal[tuple(name for name in Stage.model_fields if name not in _NOT_ASKED_FOR)]


_OF_A_CODE = "Write capital letters of your own (not JM) and a number, such as RW1."


def _own_code(code: str) -> str:
    prefix = code.rstrip("0123456789")
    if not (prefix.isascii() and prefix.isalpha() and prefix.isupper() and len(prefix) < len(code)):
        raise PydanticCustomError("not_a_code", "is not a code")
    if prefix == "JM":
        raise PydanticCustomError("our_code", "is ours")
    return code


class TouchpointNeed(Written):
    """A touchpoint that meets all of these."""

    channels: ChannelRefs = Field(default=(), alias="channel")
    """One of these channels."""
    from_: vocabulary.Party | None = Field(None, alias="from")
    """Started by this party."""
    mode: vocabulary.Mode | None = None
    """By a person or a machine."""
    moment_of_truth: bool | None = None
    """A moment of truth, or none."""


class ContentNeed(Written):
    """A piece of content that meets all of these."""

    stands_for: ClassVar[str | None] = "type"

    type: Ids[vocabulary.ContentType] = ()
    """One of these types."""
    message: Ids[vocabulary.Message] = ()
    """One of these messages."""
    voice: Ids[vocabulary.Voice] = ()
    """One of these voices."""


class Need(Written):
    """What a stage needs: exactly one of these."""

    beyond_fields: ClassVar[Mapping[str, Any]] = {"minProperties": 1, "maxProperties": 1}

    field: StageField | None = None
    """A field that is filled."""
    touchpoint: TouchpointNeed | None = None
    """A touchpoint of this kind."""
    content: ContentNeed | None = None
    """A piece of content of this kind, through a touchpoint, the stage, or aimed at it."""
    owner: Title | None = None
    """An owner: a team's name, or any."""

    @model_validator(mode="after")
    def _exactly_one(self) -> Need:
        if len(values_of(self)) != 1:
            raise PydanticCustomError("one_need", "needs exactly one")
        return self


class OwnRule(Written):
    """A rule of the team's own about stages."""

    id: Annotated[Text, AfterValidator(_own_code), Shape("code", r"^\s*(?!JM[0-9])[A-Z]+[0-9]+\s*$", _OF_A_CODE)]
    """Its code: capital letters of your own (not JM) and a number, such as RW1."""
    name: Title | None = None
    """Its name, such as pilot-before-proposal."""
    phases: Ids[vocabulary.Phase] = ()
    """Ask only stages in these phases."""
    stages: Ids[Text] = ()
    """Ask only stages with these ids."""
    at: Text | None = None
    """Ask only maps in these files: a path or a pattern."""
    needs: Need
    """What each of these stages must have."""
    severity: Literal["info", "warning", "error"] = "warning"
    """How bad it is where it is missing."""
    message: Text
    """What is missing, in a sentence; {stage} becomes the stage's name."""
    fix: Text
    """What to write instead, in a sentence; {stage} becomes the stage's name."""


def values_of(need: Written) -> dict[str, Any]:
    """Return what a need asks for, by field."""
    values = {name: getattr(need, name) for name in type(need).model_fields}
    return {name: value for name, value in values.items() if value not in (None, ())}
