"""The linked accounts and programs: the people, contacts and accounts that belong to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import InitVar, dataclass, field
from functools import cached_property
from typing import TypeVar

from journeymap.model.account import Account
from journeymap.model.buying_group import Member, PlanEntry
from journeymap.model.program import Play, Program
from journeymap.model.values import Saying
from journeymap.model.vocabulary import label
from journeymap.source import Place
from journeymap.workspace.graph.library import (
    LinkedChannel,
    LinkedContent,
    LinkedFramework,
    LinkedPersona,
    LinkedSegment,
)

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True, eq=False)
class LinkedMember:
    """Somebody on the committee of an account, and the persona they resemble."""

    account: LinkedAccount
    model: Member
    place: Place
    persona: LinkedPersona | None = None

    @property
    def label(self) -> str:
        """What reports call them: their roles, never their name."""
        return " and ".join(map(label, self.model.roles))

    def worries(self) -> Iterator[tuple[Saying, Place]]:
        """Their own concerns, questions and objections, then those of their persona, each with its place."""
        for model, place in ((self.model, self.place), (self.persona and self.persona.model, self.place.at("persona"))):
            for name in ("concerns", "questions", "objections") if model else ():
                for number, saying in enumerate(getattr(model, name)):
                    yield saying, place.at(name, number) if model is self.model else place

    def contacts(self) -> Iterator[LinkedPlanEntry]:
        """The contacts of the plan that are for them, by name or by role."""
        for who in dict.fromkeys((self.model.name, *self.model.roles)):
            yield from self.account.plan_by_who.get(who, ())


@dataclass(frozen=True, slots=True, eq=False)
class LinkedPlanEntry:
    """A contact of the plan, with its channel and content."""

    account: LinkedAccount
    model: PlanEntry
    place: Place
    channel: LinkedChannel | None = None
    content: tuple[LinkedContent, ...] = ()
    misplaced: tuple[LinkedContent, ...] = ()
    """Content written here that is made for another account, so it counts for nothing."""
    roles: frozenset[str] = frozenset()
    """The roles of whoever it is for; `who` is the name of a member, or else a role. None for an unknown name."""

    @property
    def counts(self) -> bool:
        """Whether it took place or will."""
        return self.model.status != "skipped"


@dataclass(frozen=True, slots=True, eq=False)
class AccountParts:
    """What an account consists of."""

    members: tuple[LinkedMember, ...] = ()
    plan: tuple[LinkedPlanEntry, ...] = ()


@dataclass(frozen=True, eq=False, kw_only=True)
class LinkedAccount:
    """An account with its committee and its plan. `Uses` knows its maps and programs."""

    id: str
    model: Account
    place: Place
    sound: bool = True
    segment: LinkedSegment | None = None
    build_parts: InitVar[Callable[[LinkedAccount], AccountParts]]
    members: tuple[LinkedMember, ...] = field(init=False)
    plan: tuple[LinkedPlanEntry, ...] = field(init=False)

    def __post_init__(self, build_parts: Callable[[LinkedAccount], AccountParts]) -> None:
        parts = build_parts(self)
        object.__setattr__(self, "members", parts.members)
        object.__setattr__(self, "plan", parts.plan)

    @property
    def name(self) -> str:
        return self.model.name

    @property
    def is_abm(self) -> bool:
        """Whether it is treated as a market of its own."""
        return self.model.approach == "abm"

    @property
    def is_customer(self) -> bool:
        """Whether it has bought."""
        return self.model.relationship == "customer"

    @property
    def owner(self) -> str | None:
        """The owners in marketing, sales and success."""
        owners = self.model.owners
        return ", ".join(owner for owner in (owners.marketing, owners.sales, owners.success) if owner) or None

    def with_role(self, role: str) -> tuple[LinkedMember, ...]:
        """The members of the committee who have a role."""
        return self._by_role.get(role, ())

    @cached_property
    def _by_role(self) -> Mapping[str, tuple[LinkedMember, ...]]:
        return _grouped((role, member) for member in self.members for role in dict.fromkeys(member.model.roles))

    @cached_property
    def plan_by_who(self) -> Mapping[str, tuple[LinkedPlanEntry, ...]]:
        """The contacts of the plan by whom they are for, as it is written."""
        return _grouped((entry.model.who, entry) for entry in self.plan)

    @cached_property
    def plan_by_stage(self) -> Mapping[str | None, tuple[LinkedPlanEntry, ...]]:
        """The contacts of the plan by stage; one without a stage counts where the account is today."""
        return _grouped((entry.model.stage or self.model.stage, entry) for entry in self.plan)


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}


@dataclass(frozen=True, slots=True, eq=False)
class LinkedPlay:
    """A play of a program, with its channel and content."""

    id: str
    model: Play
    place: Place
    channel: LinkedChannel | None = None
    content: tuple[LinkedContent, ...] = ()
    misplaced: tuple[LinkedContent, ...] = ()
    """Content written here that is made for one account, so it counts for nothing: a play is for all."""

    @property
    def name(self) -> str:
        return self.model.name


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LinkedProgram:
    """A program, its accounts, the framework that they follow, and the plays that are made there."""

    id: str
    model: Program
    place: Place
    sound: bool
    framework: LinkedFramework | None
    accounts: tuple[LinkedAccount, ...]
    plays: tuple[LinkedPlay, ...] = ()

    @property
    def name(self) -> str:
        return self.model.name
