"""A journey, or one of its stages, comes in; how much of it is covered goes out."""

from __future__ import annotations

from journeymap.analysis.coverage import Cell
from journeymap.view.records import Share
from journeymap.workspace import LinkedJourney, LinkedStage


def share(journey: LinkedJourney, stage: LinkedStage | None = None) -> Share:
    """The coverage of a journey, or of one of its stages."""
    stages = journey.stages_in_scope if stage is None else (stage,)
    asked = (Cell(one, persona) for one in stages for persona in journey.personas or (None,))
    answers = [answer for one in asked for _, answer in one.answers]
    return Share(sum(answers), len(answers))
