"""Questions about stages, touchpoints and reviews that several checklists ask of every map in scope."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from journeymap.analysis.map_checks import review_due_since
from journeymap.checklists.checklist import Question, Scope
from journeymap.translatable import N_
from journeymap.workspace import LinkedJourney, LinkedStage, LinkedTouchpoint

WRITE_A_MAP = N_("Write a map first.")
NAME_TOUCHPOINTS = N_("Name touchpoints on your maps first.")


def stage_questions(scope: Scope, ask: Callable[[LinkedStage], Iterator[Question]]) -> Iterator[Question]:
    """Ask about every stage in scope that is not empty; each empty one is an open question by itself, asked last.
    Nothing is asked where accounts are only selected.
    """
    for journey in scope.journeys:
        for stage in journey.customer_stages:
            yield from ask(stage)
    for journey in scope.journeys:
        yield from empty_stage_questions(scope, journey)


def empty_stage_questions(scope: Scope, journey: LinkedJourney, verdict: str = "Still empty") -> Iterator[Question]:
    """Ask about the empty stages of a map. All give the same text, which names them together and is shown once."""
    empty = [stage for stage in journey.stages_in_scope if stage.is_empty and not stage.is_selection]
    names = ", ".join(f"'{stage.name}'" for stage in empty)
    for stage in empty:
        yield Question(stage.place, f"{verdict}{scope.suffix(journey, 'in')}: {names}")


def touchpoints_in(scope: Scope) -> Iterator[LinkedTouchpoint]:
    """List the touchpoints of all stages in scope, apart from retired ones."""
    for journey in scope.journeys:
        for stage in journey.stages_in_scope:
            yield from (touchpoint for touchpoint in stage.touchpoints if touchpoint.model.status != "retired")


def touchpoint_label(scope: Scope, touchpoint: LinkedTouchpoint) -> str:
    """Name a touchpoint at the beginning of a text."""
    return f"Touchpoint '{touchpoint.model.name}'{scope.suffix(touchpoint.stage.journey)}"


def review_questions(scope: Scope) -> Iterator[Question]:
    """Ask whether every map has been reviewed, and recently enough."""
    for journey in scope.journeys:
        since = review_due_since(journey, scope.analysis.today)
        shortfall = None
        if journey.model.reviewed is None:
            shortfall = f"{scope.map_label(journey)} does not say when it was reviewed"
        elif since:
            shortfall = f"{scope.map_label(journey)} has been due for a review since {since}"
        yield Question(journey.place.at("reviewed"), shortfall)
