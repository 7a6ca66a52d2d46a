"""The checklists of a workspace, or of some of its files: what is done, and what remains to be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from journeymap.analysis.coverage import Share
from journeymap.checklists import PROCESSES, Process, Scope, Step

StepState = Literal["done", "open", "later"]
"""`later`: something else has to be declared before the step can be asked about."""
FEW = 3
"""How many of the remaining things a short report shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """A step: how many of its questions are answered, and what remains to be done."""

    id: str
    title: str
    do: str
    state: StepState
    share: Share
    remaining: tuple[str, ...]
    better: tuple[str, ...]
    """What would make an answered question better still."""
    prerequisite: str | None
    """What to declare before a step for later can be asked about."""

    @property
    def is_done(self) -> bool:
        """Whether it is ticked."""
        return self.state == "done"

    def first_remaining(self, count: int = FEW) -> tuple[str, ...]:
        """The first few things that remain to be done."""
        return self.remaining[:count]

    def further_remaining(self, count: int = FEW) -> int:
        """How many things remain to be done beyond those."""
        return max(0, len(self.remaining) - count)


@dataclass(frozen=True, slots=True)
class MapSteps:
    """How far a single map is."""

    id: str
    title: str
    share: Share
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """A process with its steps; `share` counts the steps."""

    id: str
    title: str
    purpose: str
    share: Share
    steps: tuple[StepView, ...]
    prerequisite: str | None
    """What to declare to begin; None once it is begun."""
    maps: tuple[MapSteps, ...] = ()

    @property
    def segments(self) -> tuple[tuple[str, Share | None], ...]:
        """Every step by its title, with how far it is; None where that cannot be asked yet."""
        return tuple((step.title, None if step.state == "later" else step.share) for step in self.steps)

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
    """Return the checklists of what is in `scope`, map by map as well, and those that the workspace has not begun."""
    processes = (process for process in PROCESSES if process.begun(scope) or not process.begun(whole))
    lists = (replace(_checklist(process, scope), maps=tuple(_maps(process, scope))) for process in processes)
    return StepsView(whole.analysis.workspace.title, tuple(lists))


def checklists(scope: Scope) -> tuple[Checklist, ...]:
    """Return every checklist, of all maps together."""
    return tuple(_checklist(process, scope) for process in PROCESSES)


def _checklist(process: Process, scope: Scope) -> Checklist:
    steps = tuple(_step(step, scope) for step in process.steps)
    return Checklist(
        id=process.id,
        title=process.title,
        purpose=process.purpose,
        share=_done(steps),
        steps=steps,
        prerequisite=None if process.begun(scope) else process.first,
    )


def _maps(process: Process, scope: Scope) -> Iterator[MapSteps]:
    in_scope = set(scope.journeys) if process.by_map else ()
    for journey in scope.analysis.workspace.journeys.values():
        if journey in in_scope:
            steps = tuple(_step(step, scope.only(journey)) for step in process.steps)
            yield MapSteps(journey.id, journey.model.title, _done(steps), steps)


def _step(step: Step, scope: Scope) -> StepView:
    progress = step.test(scope)
    return StepView(
        id=step.id,
        title=step.title,
        do=step.do,
        state="done" if progress.is_done else "open" if progress.of else "later",
        share=Share(progress.done, progress.of),
        remaining=progress.left,
        better=progress.better,
        prerequisite=None if progress.of else step.first,
    )


def _done(steps: tuple[StepView, ...]) -> Share:
    return Share.of_answers(step.is_done for step in steps)
