"""What a checklist is made of: a process with its steps, what they are asked of, and how far one is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from journeymap.analysis import Analysis
from journeymap.source import Place, Route
from journeymap.workspace import LinkedAccount, LinkedJourney, LinkedPersona, LinkedProgram, LinkedStage


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What the steps are asked of: a whole workspace, what lies in some of its files, or a single map."""

    analysis: Analysis
    journeys: tuple[LinkedJourney, ...]
    personas: tuple[LinkedPersona, ...]
    accounts: tuple[LinkedAccount, ...]
    programs: tuple[LinkedProgram, ...]

    def only(self, journey: LinkedJourney) -> Scope:
        """One of its maps, with its personas."""
        personas = tuple(one for one in journey.personas if one.sound)
        return replace(self, journeys=(journey,), personas=personas, accounts=(), programs=())

    @cached_property
    def abm(self) -> tuple[LinkedAccount, ...]:
        """The accounts that are treated as markets of their own."""
        return tuple(one for one in self.accounts if one.is_abm)

    def map(self, journey: LinkedJourney) -> str:
        """What a map is called at the beginning of a text: by its title where there are several."""
        return f"'{journey.model.title}'" if len(self.journeys) > 1 else "The map"

    def of(self, journey: LinkedJourney, word: str = "of") -> str:
        """The end of a text about a part of a map: which map, where there are several."""
        return f" {word} '{journey.model.title}'" if len(self.journeys) > 1 else ""

    def stage(self, stage: LinkedStage) -> str:
        """What a stage is called in a text."""
        return f"Stage '{stage.name}'{self.of(stage.journey)}"


def scope_of(analysis: Analysis, asks_for: Callable[[str], bool] = lambda _: True) -> Scope:
    """What is declared in the files that are asked for, and what belongs to it; retired maps count no more.

    Maps come before those that extend them, so that what is inherited is told of the map that says it.
    """
    workspace, uses = analysis.workspace, analysis.uses

    def is_asked(thing: LinkedJourney | LinkedPersona | LinkedAccount | LinkedProgram) -> bool:
        return asks_for(thing.place.document.path)

    current = (journey for journey in workspace.journeys.values() if journey.model.status != "retired")
    journeys = dict.fromkeys(sorted(filter(is_asked, current), key=_depth))
    sound_programs = [program for program in workspace.programs.values() if program.sound]
    programs = set(filter(is_asked, sound_programs))
    accounts = dict.fromkeys(
        account
        for account in workspace.accounts.values()
        if account.sound
        and (
            is_asked(account)
            or any(journey in journeys for journey in uses.account_journeys[account])
            or any(program in programs for program in uses.account_programs[account])
        )
    )
    return Scope(
        analysis=analysis,
        journeys=tuple(journeys),
        personas=tuple(
            persona
            for persona in workspace.personas.values()
            if persona.sound
            and (is_asked(persona) or any(journey in journeys for journey in uses.persona_journeys[persona]))
        ),
        accounts=tuple(accounts),
        programs=tuple(
            program
            for program in sound_programs
            if program in programs or any(account in accounts for account in program.accounts)
        ),
    )


def _depth(journey: LinkedJourney) -> int:
    return 1 + _depth(journey.base) if journey.base else 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a step is: so many of so many questions answered, and what is left. `better` would do more."""

    done: int
    of: int
    left: tuple[str, ...] = ()
    better: tuple[str, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether something was asked and all of it is answered."""
        return self.of > 0 and self.done == self.of


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about what stands, or should stand, at a place. `left` says what is open, None if nothing is.
    `what` tells apart several questions about one place.
    """

    place: Place
    left: str | None
    what: str = ""

    @property
    def key(self) -> tuple[str, Route, str]:
        """What is inherited unchanged is the same question on the map below."""
        place = self.place
        while place.below and not place.document.has(place.route):
            place = place.below
        return place.document.path, place.route, self.what


def progress(asked: Iterable[Asked], better: Iterable[str] = ()) -> Progress:
    """The answers taken together, each question counted once."""
    answers: dict[tuple[str, Route, str], str | None] = {}
    for one in asked:
        answers[one.key] = answers.get(one.key) or one.left
    left = [text for text in answers.values() if text]
    return Progress(len(answers) - len(left), len(answers), tuple(dict.fromkeys(left)), tuple(better))


@dataclass(frozen=True, slots=True)
class Step:
    """A step: what to do, how far it is, and what has to be declared before that can be asked."""

    id: str
    title: str
    do: str
    first: str
    test: Callable[[Scope], Progress]


@dataclass(frozen=True, slots=True)
class Process:
    """A way of working in steps. While it is not `begun`, `first` says what to declare for it.

    `by_map` marks those whose steps can be asked of every map alone.
    """

    id: str
    title: str
    purpose: str
    first: str
    begun: Callable[[Scope], bool]
    steps: tuple[Step, ...]
    by_map: bool = True
