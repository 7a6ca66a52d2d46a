"""What a checklist consists of: its steps, the questions they ask within a scope, and the progress of a step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, NamedTuple

from journeymap.analysis import Analysis
from journeymap.source import Place, Route
from journeymap.workspace import LinkedAccount, LinkedJourney, LinkedPersona, LinkedProgram, LinkedStage


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What the steps ask about: a whole workspace, what some of its files declare, or a single map."""

    analysis: Analysis
    journeys: tuple[LinkedJourney, ...]
    personas: tuple[LinkedPersona, ...]
    accounts: tuple[LinkedAccount, ...]
    programs: tuple[LinkedProgram, ...]

    def only(self, journey: LinkedJourney) -> Scope:
        """Narrow the scope to one of its maps, with its personas."""
        personas = tuple(persona for persona in journey.personas if persona.sound)
        return replace(self, journeys=(journey,), personas=personas, accounts=(), programs=())

    @cached_property
    def abm_accounts(self) -> tuple[LinkedAccount, ...]:
        """The accounts that are treated as markets of their own."""
        return tuple(account for account in self.accounts if account.is_abm)

    def map_label(self, journey: LinkedJourney) -> str:
        """Name a map at the beginning of a text, by its title where there are several."""
        return f"'{journey.name}'" if len(self.journeys) > 1 else "The map"

    def suffix(self, journey: LinkedJourney, preposition: str = "of") -> str:
        """Say at the end of a text which map it is about, where there are several."""
        return f" {preposition} '{journey.name}'" if len(self.journeys) > 1 else ""

    def stage_label(self, stage: LinkedStage) -> str:
        """Name a stage at the beginning of a text."""
        return f"Stage '{stage.name}'{self.suffix(stage.journey)}"


def scope_of(analysis: Analysis, includes: Callable[[str], bool] = lambda _: True) -> Scope:
    """Collect what the included files declare, and what belongs to it. Retired maps no longer count.

    Maps come before those that extend them, so that an inherited shortfall is reported for the map it comes from.
    """
    workspace, uses = analysis.workspace, analysis.uses

    def is_included(thing: LinkedJourney | LinkedPersona | LinkedAccount | LinkedProgram) -> bool:
        return includes(thing.place.document.path)

    current = (journey for journey in workspace.journeys.values() if journey.model.status != "retired")
    journeys = sorted(filter(is_included, current), key=_depth)
    # Sets of what is in scope: looking in the lists would take the square of their length.
    included_journeys = set(journeys)
    sound_programs = [program for program in workspace.programs.values() if program.sound]
    included_programs = set(filter(is_included, sound_programs))

    def concerns_account(account: LinkedAccount) -> bool:
        return (
            is_included(account)
            or not included_journeys.isdisjoint(uses.account_journeys[account])
            or not included_programs.isdisjoint(uses.account_programs[account])
        )

    def concerns_persona(persona: LinkedPersona) -> bool:
        return is_included(persona) or not included_journeys.isdisjoint(uses.persona_journeys[persona])

    accounts = [account for account in workspace.accounts.values() if account.sound and concerns_account(account)]
    included_accounts = set(accounts)
    personas = (persona for persona in workspace.personas.values() if persona.sound and concerns_persona(persona))
    programs = (
        program
        for program in sound_programs
        if program in included_programs or not included_accounts.isdisjoint(program.accounts)
    )
    return Scope(
        analysis=analysis,
        journeys=tuple(journeys),
        personas=tuple(personas),
        accounts=tuple(accounts),
        programs=tuple(programs),
    )


def _depth(journey: LinkedJourney) -> int:
    return 1 + _depth(journey.base) if journey.base else 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a step is: how many of its questions are answered, what remains, and what would make it better still."""

    done: int
    of: int
    remaining: tuple[str, ...] = ()
    better: tuple[str, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether there were questions and all of them are answered."""
        return self.of > 0 and self.done == self.of


class OneOf(NamedTuple):
    """One of several things that are asked the same, and told together by their number: 3 of 12 accounts spoken to."""

    what: str
    """What is true of so many of them once the question is answered."""
    name: str
    """What this one is called."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a place. `shortfall` says what is still missing there, None if nothing is. `topic` tells apart
    several questions about one place.
    """

    place: Place
    shortfall: str | None
    topic: str = ""
    among: OneOf | None = None

    @property
    def key(self) -> tuple[str, Route, str]:
        """What identifies the question. About something inherited unchanged it is the same on the base map."""
        place = self.place
        while place.below and not place.document.has(place.route):
            place = place.below
        return place.document.path, place.route, self.topic


def progress(questions: Iterable[Question], better: Iterable[str] = ()) -> Progress:
    """Sum up the answers, counting each question once."""
    answers: dict[tuple[str, Route, str], Question] = {}
    for question in questions:
        before = answers.get(question.key)
        if before is None or not before.shortfall:
            answers[question.key] = question
    open_ = sum(1 for question in answers.values() if question.shortfall)
    texts = dict.fromkeys(_shortfalls([*answers.values()]))
    return Progress(len(answers) - open_, len(answers), tuple(texts), tuple(better))


_MOST_NAMED = 3


def _shortfalls(questions: list[Question]) -> Iterator[str]:
    """Yield what is missing, each kind of which several are asked once and by its number."""
    groups: dict[str, list[Question]] = {}
    for question in questions:
        if question.among:
            groups.setdefault(question.among.what, []).append(question)
    for question in questions:
        if not question.shortfall:
            continue
        group = groups.get(question.among.what, []) if question.among else []
        yield _counted(group) if len(group) > 1 else question.shortfall


def _counted(group: list[Question]) -> str:
    lacking = [question.among for question in group if question.shortfall and question.among]
    named = ", ".join(f"'{one.name}'" for one in lacking[:_MOST_NAMED])
    more = f" and {len(lacking) - _MOST_NAMED:,} more" if len(lacking) > _MOST_NAMED else ""
    return f"{len(group) - len(lacking):,} of {len(group):,} {lacking[0].what}; not yet: {named}{more}"


Proof = Literal["deeds", "words"]
"""What ticks a step: that something took place or was found out; or only that somebody wrote something down."""


@dataclass(frozen=True, slots=True)
class Step:
    """What to do, how to measure it, and what has to be declared `first` before that is possible."""

    id: str
    title: str
    do: str
    first: str
    measure: Callable[[Scope], Progress]
    proof: Proof = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """A way of working in steps. Until it `has_begun`, `first` says what to declare for it.

    `by_map` marks those whose steps also make sense for a single map.
    """

    id: str
    title: str
    purpose: str
    first: str
    has_begun: Callable[[Scope], bool]
    steps: tuple[Step, ...]
    by_map: bool = True
