"""A workspace, or what lies in some of its files, comes in; checklists go out: what is done, and what is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from journeymap.analysis.coverage import Share
from journeymap.checklists import PROCESSES, Process, Scope, Step

Mark = Literal["done", "open", "later"]
"""`later`: something else has to be declared before the step can be asked about."""
MOST = 3
"""How many of the things that are left a short report shows."""


@dataclass(frozen=True, slots=True)
class StepView:
    """A step: how many of its questions are answered, and what is left. `first` is set on a step for later."""

    id: str
    title: str
    do: str
    mark: Mark
    share: Share
    left: tuple[str, ...]
    better: tuple[str, ...]
    first: str | None

    @property
    def is_done(self) -> bool:
        """Whether it is ticked."""
        return self.mark == "done"

    def shown(self, most: int = MOST) -> tuple[str, ...]:
        """The first few things that are left."""
        return self.left[:most]

    def beyond(self, most: int = MOST) -> int:
        """How many things are left beyond those."""
        return max(0, len(self.left) - most)


@dataclass(frozen=True, slots=True)
class MapSteps:
    """How far a single map is."""

    id: str
    title: str
    share: Share
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """A process with its steps; `share` counts the steps. While it is not begun, `first` says what to declare."""

    id: str
    title: str
    purpose: str
    share: Share
    steps: tuple[StepView, ...]
    first: str | None
    maps: tuple[MapSteps, ...] = ()

    @property
    def segments(self) -> tuple[tuple[str, Share | None], ...]:
        """Every step by its title, with how far it is; None where that cannot be asked yet."""
        return tuple((step.title, None if step.mark == "later" else step.share) for step in self.steps)

    @property
    def next(self) -> StepView | None:
        """The first step that is open."""
        return next((step for step in self.steps if not step.is_done), None)


@dataclass(frozen=True, slots=True)
class StepsView:
    """The checklists of a workspace."""

    title: str
    checklists: tuple[Checklist, ...]


def steps_view(whole: Scope, scope: Scope) -> StepsView:
    """The checklists about what is in `scope`, map by map as well; and those that the whole has not begun."""
    told = (one for one in PROCESSES if one.begun(scope) or not one.begun(whole))
    lists = (replace(_checklist(one, scope), maps=tuple(_maps(one, scope))) for one in told)
    return StepsView(whole.analysis.workspace.title, tuple(lists))


def checklists(scope: Scope) -> tuple[Checklist, ...]:
    """Every checklist, of all maps together."""
    return tuple(_checklist(process, scope) for process in PROCESSES)


def _checklist(process: Process, scope: Scope) -> Checklist:
    steps = tuple(_step(step, scope) for step in process.steps)
    first = None if process.begun(scope) else process.first
    return Checklist(process.id, process.title, process.purpose, _done(steps), steps, first)


def _maps(process: Process, scope: Scope) -> Iterator[MapSteps]:
    asked = set(scope.journeys) if process.by_map else ()
    for journey in scope.analysis.workspace.journeys.values():
        if journey in asked:
            steps = tuple(_step(step, scope.only(journey)) for step in process.steps)
            yield MapSteps(journey.id, journey.model.title, _done(steps), steps)


def _step(step: Step, scope: Scope) -> StepView:
    found = step.test(scope)
    return StepView(
        id=step.id,
        title=step.title,
        do=step.do,
        mark="done" if found.is_done else "open" if found.of else "later",
        share=Share(found.done, found.of),
        left=found.left,
        better=found.better,
        first=None if found.of else step.first,
    )


def _done(steps: tuple[StepView, ...]) -> Share:
    return Share(sum(step.is_done for step in steps), len(steps))
