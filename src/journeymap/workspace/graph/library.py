"""The linked library: personas, channels, content, segments and frameworks. `Uses` knows who uses them.

A thing that is not `sound` has an error, which is reported where it is declared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeymap.model.framework import Framework, FrameworkStage
from journeymap.model.library import Channel, Content, Persona, Segment
from journeymap.source import Place


@dataclass(frozen=True, slots=True, eq=False)
class LinkedPersona:
    id: str
    model: Persona
    place: Place
    sound: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class LinkedChannel:
    """A channel, built in or declared."""

    id: str
    model: Channel
    place: Place
    sound: bool = True
    built_in: bool = False

    @property
    def name(self) -> str:
        return self.model.name or self.id


@dataclass(frozen=True, slots=True, eq=False)
class LinkedContent:
    id: str
    model: Content
    place: Place
    sound: bool = True

    def is_for_account(self, account: str | None) -> bool:
        """Whether an account may meet it, by its id; what is made for one account is for no other, nor for everyone."""
        return self.model.account in (None, account)

    def aims_at(self, persona: LinkedPersona) -> bool:
        """Whether it is for a persona, by name and by role; where it names neither, it is for everyone."""
        model = self.model
        return (not model.for_ or persona.id in model.for_) and (not model.roles or persona.model.role in model.roles)


@dataclass(frozen=True, slots=True, eq=False)
class LinkedSegment:
    id: str
    model: Segment
    place: Place


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LinkedFramework:
    """A framework with its stages in order; the framework it extends is worked into them."""

    id: str
    model: Framework
    place: Place
    stages: Mapping[str, FrameworkStage]
    base: LinkedFramework | None = None
    """The framework that it changes."""
    sound: bool = True
    built_in: bool = False

    @property
    def name(self) -> str:
        return self.model.name or self.id
