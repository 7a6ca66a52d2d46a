"""What is asked of maps comes in, stage by stage, touchpoint by touchpoint, map by map; questions go out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from journeymap.analysis.map_checks import review_due_since
from journeymap.checklists.checklist import Asked, Scope
from journeymap.translatable import N_
from journeymap.workspace import LinkedJourney, LinkedStage, LinkedTouchpoint

WRITE_A_MAP = N_("Write a map first.")
NAME_TOUCHPOINTS = N_("Name touchpoints on your maps first.")


def each_stage(scope: Scope, ask: Callable[[LinkedStage], Iterator[Asked]]) -> Iterator[Asked]:
    """The questions about all stages in scope. One with nothing in it is a single open question, told last."""
    for journey in scope.journeys:
        for stage in journey.written_stages:
            yield from ask(stage)
    for journey in scope.journeys:
        yield from empty_stages(scope, journey)


def empty_stages(scope: Scope, journey: LinkedJourney, told: str = "Still empty") -> Iterator[Asked]:
    """The stages of a map with nothing in them, named in one text."""
    empty = [stage for stage in journey.stages_in_scope if stage.is_empty]
    names = ", ".join(f"'{stage.name}'" for stage in empty)
    for stage in empty:
        yield Asked(stage.place, f"{told}{scope.of(journey, 'in')}: {names}")


def each_touchpoint(scope: Scope) -> Iterator[LinkedTouchpoint]:
    """The touchpoints of all stages in scope that are not retired."""
    for journey in scope.journeys:
        for stage in journey.stages_in_scope:
            yield from (one for one in stage.touchpoints if one.model.status != "retired")


def called(scope: Scope, touchpoint: LinkedTouchpoint) -> str:
    """What a touchpoint is called in a text."""
    return f"Touchpoint '{touchpoint.model.name}'{scope.of(touchpoint.stage.journey)}"


def each_review(scope: Scope) -> Iterator[Asked]:
    """Whether every map has been reviewed, and not too long ago."""
    for journey in scope.journeys:
        since = review_due_since(journey, scope.analysis.today)
        left = None
        if journey.model.reviewed is None:
            left = f"{scope.map(journey)} does not say when it was reviewed"
        elif since:
            left = f"{scope.map(journey)} has been due for a review since {since}"
        yield Asked(journey.place.at("reviewed"), left)
