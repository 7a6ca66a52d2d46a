"""What several rules need: stages that were filled, the library, places, lists in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.source import Place
from journeymap.workspace import LinkedContent, LinkedJourney, LinkedStage, Workspace


def written_stages(journey: LinkedJourney) -> tuple[LinkedStage, ...]:
    """The stages in scope that somebody has filled with something."""
    return tuple(stage for stage in journey.stages_in_scope if not stage.is_empty)


def library_of(journey: LinkedJourney) -> Workspace | None:
    """The workspace, on its first map alone.

    So a rule about the library speaks once, and only where there are maps.
    """
    workspace = journey.workspace
    return workspace if next(iter(workspace.journeys.values()), None) is journey else None


def listed(items: Sequence[str], last: str = "and") -> str:
    """The items as a sentence holds them: a, b and c."""
    *first, end = items
    return f"{', '.join(first)} {last} {end}" if first else end


def place_of(piece: LinkedContent, stage: LinkedStage) -> Place:
    """Where a stage names a piece; the stage itself if only the piece aims at it."""
    for touchpoint in stage.touchpoints:
        if touchpoint.counts and piece.id in touchpoint.model.content:
            return touchpoint.place.at("content", touchpoint.model.content.index(piece.id))
    if piece.id in stage.model.content:
        return stage.place.at("content", stage.model.content.index(piece.id))
    return stage.place.key()
