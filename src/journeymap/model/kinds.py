"""The table of kinds: everything a document can declare, besides being a map. A new kind is a model and a
line here.
"""

from __future__ import annotations

from typing import NamedTuple

from journeymap.model.account import Account
from journeymap.model.base import Written
from journeymap.model.framework import Framework
from journeymap.model.journey import Journey
from journeymap.model.library import Channel, Content, Persona, Segment
from journeymap.model.program import Program


class Kind(NamedTuple):
    """A kind of thing: the key that declares it, the word for one of it, and what may be written."""

    key: str
    noun: str
    model: type[Written]


KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind("personas", "persona", Persona),
        Kind("channels", "channel", Channel),
        Kind("content", "content", Content),
        Kind("segments", "segment", Segment),
        Kind("frameworks", "framework", Framework),
        Kind("accounts", "account", Account),
        Kind("programs", "program", Program),
    )
}

MAP = Kind("stages", "map", Journey)
"""A document that holds this key is a map."""

MAP_FIELDS: tuple[str, ...] = tuple(field.alias or name for name, field in Journey.model_fields.items())
