"""The linked accounts and programs: the people, contacts and accounts that belong to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import InitVar, dataclass, field

from journeymap.model.account import Account
from journeymap.model.buying_group import Member, PlanEntry
from journeymap.model.program import Program
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

    def targets(self, member: LinkedMember) -> bool:
        """Whether it is for this member, by name or by role."""
        return self.model.who == member.model.name or self.model.who in member.model.roles


@dataclass(frozen=True, slots=True, eq=False)
class AccountParts:
    """What an account consists of."""

    members: tuple[LinkedMember, ...] = ()
    plan: tuple[LinkedPlanEntry, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
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
        return tuple(member for member in self.members if role in member.model.roles)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LinkedProgram:
    """A program, its accounts and the framework that they follow."""

    id: str
    model: Program
    place: Place
    sound: bool
    framework: LinkedFramework | None
    accounts: tuple[LinkedAccount, ...]
