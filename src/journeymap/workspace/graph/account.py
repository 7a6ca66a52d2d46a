"""The linked accounts and programs: what was written, with the people, maps and stages that belong to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from journeymap.analysis.pipeline import Step, steps_in, steps_of
from journeymap.model.account import Account
from journeymap.model.buying_group import Member, PlanEntry
from journeymap.model.program import Program
from journeymap.model.values import Saying
from journeymap.model.vocabulary import BEFORE_SALE, REQUIRED_ROLES
from journeymap.source import Place
from journeymap.workspace.graph.journey import LinkedJourney, Workspace
from journeymap.workspace.graph.library import LinkedChannel, LinkedContent, LinkedFramework, LinkedPersona


@dataclass(slots=True, eq=False)
class LinkedMember:
    """Somebody on the committee of an account, and the persona they resemble."""

    account: LinkedAccount
    model: Member
    place: Place
    persona: LinkedPersona | None = None

    @property
    def label(self) -> str:
        """What reports call them: what they decide, never their name."""
        return " and ".join(role.replace("_", " ") for role in self.model.roles)

    def worries(self) -> Iterator[tuple[Saying, Place]]:
        """Their own concerns, questions and objections, then those of their persona, each with its place."""
        for model, place in ((self.model, self.place), (self.persona and self.persona.model, self.place.at("persona"))):
            for name in ("concerns", "questions", "objections") if model else ():
                for number, saying in enumerate(getattr(model, name)):
                    yield saying, place.at(name, number) if model is self.model else place


@dataclass(slots=True, eq=False)
class LinkedPlanEntry:
    """A contact of the plan, with its channel and content."""

    account: LinkedAccount
    model: PlanEntry
    place: Place
    channel: LinkedChannel | None = None
    content: tuple[LinkedContent, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it took place or will."""
        return self.model.status != "skipped"

    @property
    def roles(self) -> frozenset[str]:
        """The roles of whoever it is for; a name stands for a member, any other word for a role."""
        who = self.model.who
        named = [member for member in self.account.members if member.model.name == who]
        return frozenset(role for member in named for role in member.model.roles) if named else frozenset({who})

    def targets(self, member: LinkedMember) -> bool:
        """Whether it is for this member, by name or by role."""
        return self.model.who == member.model.name or self.model.who in member.model.roles


@dataclass(eq=False)
class LinkedAccount:
    """An account: its committee, its plan, its maps and the programs that it is in."""

    id: str
    model: Account
    place: Place
    workspace: Workspace
    sound: bool = True
    members: tuple[LinkedMember, ...] = ()
    plan: tuple[LinkedPlanEntry, ...] = ()
    journeys: list[LinkedJourney] = field(default_factory=list)
    programs: list[LinkedProgram] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What a reader sees."""
        return self.model.name

    @property
    def is_abm(self) -> bool:
        """Whether it is treated as a market of its own."""
        return self.model.approach == "abm"

    @property
    def is_target(self) -> bool:
        """Whether somebody chose it: a program has it, or it is a market of its own; those for the masses are not."""
        return self.model.approach != "mass" and (bool(self.programs) or self.is_abm)

    @property
    def is_customer(self) -> bool:
        """Whether it has bought."""
        return self.model.relationship == "customer"

    @property
    def map(self) -> LinkedJourney | None:
        """The map of its way: its own, else one of its segment that is for no single account."""
        if self.journeys:
            return self.journeys[0]
        segment = self.workspace.segments.get(self.model.segment or "")
        return next((one for one in segment.journeys if not one.model.account), None) if segment else None

    @property
    def required_roles(self) -> tuple[str, ...]:
        """The roles that its programs ask for, or the usual four."""
        asked = [role for program in self.programs for role in program.model.required_roles]
        return tuple(dict.fromkeys(asked)) if self.programs else REQUIRED_ROLES

    def with_role(self, role: str) -> tuple[LinkedMember, ...]:
        """The members of the committee who have a role."""
        return tuple(member for member in self.members if role in member.model.roles)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The stages it goes through: those of its map, of its program, or of any framework with its stage."""
        if self.map:
            return steps_of(self.map)
        for program in self.programs:
            if program.framework:
                return program.steps
        return next((steps for steps in self._elsewhere() if self.model.stage in [one.id for one in steps]), ())

    def _elsewhere(self) -> Iterator[tuple[Step, ...]]:
        if self.model.stage:
            yield from (steps_of(journey) for journey in self.workspace.journeys.values())
            yield from (steps_in(one) for one in self.workspace.frameworks.values())

    def reached(self, phase: str) -> bool:
        """Whether its stage is at or after the first one with this phase. A customer has been through the sale."""
        ids = [step.id for step in self.steps]
        first = next((i for i, step in enumerate(self.steps) if phase in step.phases), None)
        if self.model.stage in ids and first is not None:
            return ids.index(self.model.stage) >= first
        return self.is_customer and phase in BEFORE_SALE


@dataclass(eq=False)
class LinkedProgram:
    """A program, its accounts and its stages."""

    id: str
    model: Program
    place: Place
    workspace: Workspace
    sound: bool = True
    framework: LinkedFramework | None = None
    accounts: list[LinkedAccount] = field(default_factory=list)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The stages its accounts go through; those of their maps where it names no framework."""
        if self.framework:
            return steps_in(self.framework)
        maps: Iterable[LinkedJourney] = (one.journeys[0] for one in self.accounts if one.journeys)
        return next((steps_of(journey) for journey in maps), ())
