"""A map comes in; the buying jobs that each of its stages helps with go out."""

from __future__ import annotations

from journeymap.workspace import LinkedJourney, LinkedStage


def jobs_by_stage(journey: LinkedJourney) -> list[tuple[LinkedStage, set[str]]]:
    """The jobs of the touchpoints that count and of the live content at every stage in scope."""
    served = []
    for stage in journey.stages_in_scope:
        jobs: set[str] = {job for one in stage.touchpoints if one.counts for job in one.model.jobs}
        jobs.update(job for piece in stage.all_content() if piece.model.status == "live" for job in piece.model.jobs)
        served.append((stage, jobs))
    return served
