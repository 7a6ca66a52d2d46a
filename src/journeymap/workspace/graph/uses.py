"""The one index of who uses what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from journeymap.model.money import Cost
from journeymap.workspace.graph.account import (
    LinkedAccount,
    LinkedMember,
    LinkedPlanEntry,
    LinkedPlay,
    LinkedProgram,
)
from journeymap.workspace.graph.journey import LinkedJourney, LinkedStage, LinkedTouchpoint
from journeymap.workspace.graph.library import (
    LinkedChannel,
    LinkedContent,
    LinkedFramework,
    LinkedPersona,
    LinkedSegment,
)

NamesContent = LinkedTouchpoint | LinkedStage | LinkedPlanEntry | LinkedPlay
"""What may say what people are handed."""


class Paid(NamedTuple):
    """What a map, an account or a program pays for."""

    by: LinkedJourney | LinkedAccount | LinkedProgram
    cost: Cost


Thing = TypeVar("Thing")
User = TypeVar("User")


class Users(Generic[Thing, User]):
    """The users of each thing of one kind, in the order of the files; of most things there are none."""

    __slots__ = ("_users",)

    def __init__(self, pairs: Iterable[tuple[Thing, User]]) -> None:
        self._users: dict[Thing, list[User]] = {}
        for thing, user in pairs:
            self._users.setdefault(thing, []).append(user)

    def __getitem__(self, thing: Thing) -> tuple[User, ...]:
        return tuple(self._users.get(thing, ()))

    def __contains__(self, thing: Thing) -> bool:
        return thing in self._users


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """What uses each thing of the library, each account and framework. A skipped contact uses nothing."""

    persona_journeys: Users[LinkedPersona, LinkedJourney]
    persona_members: Users[LinkedPersona, LinkedMember]
    channel_touchpoints: Users[LinkedChannel, LinkedTouchpoint]
    channel_contacts: Users[LinkedChannel, LinkedPlanEntry]
    channel_plays: Users[LinkedChannel, LinkedPlay]
    channel_personas: Users[LinkedChannel, LinkedPersona]
    """The personas who prefer a channel."""
    channel_costs: Users[LinkedChannel, Paid]
    """What is paid for a channel, which is no use of it."""
    content_touchpoints: Users[LinkedContent, LinkedTouchpoint]
    content_stages: Users[LinkedContent, LinkedStage]
    content_aims: Users[LinkedContent, LinkedStage]
    """The stages that a piece is aimed at without their naming it."""
    content_contacts: Users[LinkedContent, LinkedPlanEntry]
    content_plays: Users[LinkedContent, LinkedPlay]
    content_misplaced: Users[LinkedContent, NamesContent]
    """What names a piece that is made for another account, which is no use of it."""
    segment_journeys: Users[LinkedSegment, LinkedJourney]
    segment_accounts: Users[LinkedSegment, LinkedAccount]
    framework_journeys: Users[LinkedFramework, LinkedJourney]
    account_journeys: Users[LinkedAccount, LinkedJourney]
    account_programs: Users[LinkedAccount, LinkedProgram]
