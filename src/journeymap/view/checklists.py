"""The checklists of a workspace, or of some of its files: what is done, and what remains to be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from journeymap.analysis.coverage import Share
from journeymap.checklists import CHECKLISTS, Checklist, Proof, Scope, Step

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
    proof: Proof
    """Whether it is ticked by what took place, or only by what is written down."""

    @property
    def is_only_written(self) -> bool:
        """Whether it is ticked, and nothing but words can show it."""
        return self.is_done and self.proof == "words"

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
class ChecklistView:
    """A checklist with its steps; `share` counts the steps."""

    id: str
    title: str
    purpose: str
    share: Share
    steps: tuple[StepView, ...]
    prerequisite: str | None
    """What to declare to begin; None once it has begun."""
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
class ChecklistsView:
    """The checklists of a workspace."""

    title: str
    checklists: tuple[ChecklistView, ...]


def checklists_view(whole: Scope, scope: Scope) -> ChecklistsView:
    """Show the checklists about what is in `scope`, map by map as well, and those that the whole has not begun."""
    relevant = (each for each in CHECKLISTS if each.has_begun(scope) or not each.has_begun(whole))
    views = (replace(_checklist(each, scope), maps=tuple(_maps(each, scope))) for each in relevant)
    return ChecklistsView(whole.analysis.workspace.title, tuple(views))


def checklists(scope: Scope) -> tuple[ChecklistView, ...]:
    """Show every checklist, for all maps together."""
    return tuple(_checklist(checklist, scope) for checklist in CHECKLISTS)


def _checklist(checklist: Checklist, scope: Scope) -> ChecklistView:
    steps = tuple(_step(step, scope) for step in checklist.steps)
    return ChecklistView(
        id=checklist.id,
        title=checklist.title,
        purpose=checklist.purpose,
        share=_done(steps),
        steps=steps,
        prerequisite=None if checklist.has_begun(scope) else checklist.first,
    )


def _maps(checklist: Checklist, scope: Scope) -> Iterator[MapSteps]:
    in_scope = set(scope.journeys) if checklist.by_map else ()
    for journey in scope.analysis.workspace.journeys.values():
        if journey in in_scope:
            steps = tuple(_step(step, scope.only(journey)) for step in checklist.steps)
            yield MapSteps(journey.id, journey.name, _done(steps), steps)


def _step(step: Step, scope: Scope) -> StepView:
    progress = step.measure(scope)
    return StepView(
        id=step.id,
        title=step.title,
        do=step.do,
        state="done" if progress.is_done else "open" if progress.of else "later",
        share=Share(progress.done, progress.of),
        remaining=progress.remaining,
        better=progress.better,
        prerequisite=None if progress.of else step.first,
        proof=step.proof,
    )


def _done(steps: tuple[StepView, ...]) -> Share:
    return Share.of_answers(step.is_done for step in steps)
