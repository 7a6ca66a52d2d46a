"""What helps buyers with each of their jobs at each stage of a map."""

from __future__ import annotations

from journeymap.workspace import LinkedContent, LinkedJourney, LinkedStage, LinkedTouchpoint

Helper = LinkedTouchpoint | LinkedContent
Helpers = dict[str, list[Helper]]
"""By the id of the job. A job that nothing helps with is not in it."""


def jobs_by_stage(journey: LinkedJourney) -> list[tuple[LinkedStage, Helpers]]:
    """The helpers at every stage in scope."""
    return [(stage, helpers(stage)) for stage in journey.stages_in_scope]


def helpers(stage: LinkedStage) -> Helpers:
    """The touchpoints that count, then the live content that none of them already carries for the same job."""
    by_job: Helpers = {}
    carried: set[tuple[str, str]] = set()
    for touchpoint in stage.touchpoints:
        for job in touchpoint.model.jobs if touchpoint.counts else ():
            by_job.setdefault(job, []).append(touchpoint)
            carried.update((job, piece.id) for piece in touchpoint.content)
    for piece in stage.all_content():
        for job in piece.model.jobs if piece.model.status == "live" else ():
            if (job, piece.id) not in carried:
                by_job.setdefault(job, []).append(piece)
    return by_job
