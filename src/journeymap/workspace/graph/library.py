"""The linked things of the library: what was written of each, and where it is used."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journeymap.model.framework import Framework, FrameworkStage
from journeymap.model.library import Channel, Content, Persona, Segment
from journeymap.source import Place

if TYPE_CHECKING:
    from journeymap.workspace.graph.account import LinkedAccount, LinkedMember, LinkedPlanEntry
    from journeymap.workspace.graph.journey import LinkedJourney, LinkedStage, LinkedTouchpoint, Workspace


@dataclass(slots=True, eq=False)
class LinkedPersona:
    """A persona, the journeys that are theirs, and who at an account is like them. What is not `sound` has something
    wrong with it.
    """

    id: str
    model: Persona
    place: Place
    workspace: Workspace
    sound: bool = True
    journeys: list[LinkedJourney] = field(default_factory=list)
    members: list[LinkedMember] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class LinkedChannel:
    """A channel, the touchpoints and planned contacts that run over it, and the personas who prefer it."""

    id: str
    model: Channel
    place: Place
    workspace: Workspace
    sound: bool = True
    built_in: bool = False
    touchpoints: list[LinkedTouchpoint] = field(default_factory=list)
    contacts: list[LinkedPlanEntry] = field(default_factory=list)
    preferred_by: list[LinkedPersona] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What a reader sees."""
        return self.model.name or self.id


@dataclass(slots=True, eq=False)
class LinkedContent:
    """A piece of content, the touchpoints, stages and planned contacts that name it, and the stages it is aimed at."""

    id: str
    model: Content
    place: Place
    workspace: Workspace
    sound: bool = True
    touchpoints: list[LinkedTouchpoint] = field(default_factory=list)
    stages: list[LinkedStage] = field(default_factory=list)
    aimed_at: list[LinkedStage] = field(default_factory=list)
    contacts: list[LinkedPlanEntry] = field(default_factory=list)

    @property
    def is_used(self) -> bool:
        """Whether anybody comes across it."""
        return bool(self.touchpoints or self.stages or self.aimed_at or self.contacts)


@dataclass(slots=True, eq=False)
class LinkedSegment:
    """A segment, the journeys made for it, and the accounts in it."""

    id: str
    model: Segment
    place: Place
    journeys: list[LinkedJourney] = field(default_factory=list)
    accounts: list[LinkedAccount] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class LinkedFramework:
    """A framework with its stages in order, what it extends worked in, and the journeys that follow it; not `sound`
    if something there is wrong.
    """

    id: str
    model: Framework
    place: Place
    stages: dict[str, FrameworkStage] = field(default_factory=dict)
    sound: bool = True
    built_in: bool = False
    journeys: list[LinkedJourney] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What a reader sees."""
        return self.model.name or self.id
