"""Show at which stages of a map something helps buyers with each of their jobs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from journeymap.analysis.buying_jobs import Helper, jobs_by_stage
from journeymap.model.buying_jobs import BUYING_JOBS, BuyingJob
from journeymap.view.records import PersonaTag
from journeymap.workspace import LinkedContent, LinkedJourney, LinkedStage

JobState = Literal["helped", "likely", "ongoing", "quiet", "outside"]
"""Something helps; nothing does, though the job usually comes up here or goes on here; nothing has to; out of scope."""
_MARKED = ("helped", "likely", "ongoing")


@dataclass(frozen=True, slots=True)
class HelperView:
    """A touchpoint or a content piece that helps, and whom; no personas means everyone."""

    name: str
    personas: tuple[PersonaTag, ...] = ()


@dataclass(frozen=True, slots=True)
class JobCell:
    """One job at one stage."""

    stage: str
    state: JobState
    helpers: tuple[HelperView, ...] = ()
    on_band: bool = False
    """Whether it is part of the band of a job that goes on until the purchase."""
    leads: bool = False
    """Whether it is the first job with a mark at its stage; read stage by stage, it introduces the jobs."""


@dataclass(frozen=True, slots=True)
class JobRow:
    """One job across all stages; `says` is how a buyer would put it."""

    id: str
    says: str
    always_on: bool
    cells: tuple[JobCell, ...]


def job_rows(journey: LinkedJourney, personas: Sequence[PersonaTag]) -> tuple[JobRow, ...]:
    """Return a row for each of the six jobs; none where no touchpoint and no content of the map names a job."""
    helpers_at = {stage.id: helpers_by_job for stage, helpers_by_job in jobs_by_stage(journey)}
    if not any(helpers_at.values()):
        return ()
    before_purchase = _stages_before_purchase(journey)
    marked: set[str] = set()
    rows = []
    for job in BUYING_JOBS:
        cells = []
        for stage in journey.stages:
            helpers = helpers_at.get(stage.id, {}).get(job.id, ())
            on_band = job.always_on and stage.in_scope and stage.id in before_purchase
            state = _state(job, stage, is_helped=bool(helpers), on_band=on_band)
            leads = state in _MARKED and stage.id not in marked
            cells.append(
                JobCell(stage.id, state, tuple(_view(helper, journey, personas) for helper in helpers), on_band, leads)
            )
        marked.update(cell.stage for cell in cells if cell.leads)
        rows.append(JobRow(job.id, job.says, job.always_on, tuple(cells)))
    return tuple(rows)


def _state(job: BuyingJob, stage: LinkedStage, *, is_helped: bool, on_band: bool) -> JobState:
    if not stage.in_scope:
        return "outside"
    if is_helped:
        return "helped"
    if on_band:
        return "ongoing"
    return "quiet" if job.likely_in.isdisjoint(stage.phases) else "likely"


def _view(helper: Helper, journey: LinkedJourney, personas: Sequence[PersonaTag]) -> HelperView:
    if isinstance(helper, LinkedContent):
        aimed = tuple(tag for tag, who in zip(personas, journey.personas, strict=True) if helper.aims_at(who))
        return HelperView(helper.model.title, aimed if len(aimed) < len(personas) else ())
    return HelperView(helper.model.name, tuple(tag for tag in personas if tag.id in helper.model.for_))


def _stages_before_purchase(journey: LinkedJourney) -> frozenset[str]:
    """The stages at which the customer is on the way to a purchase.

    While we only choose whom to win, nobody is. A stage without phases belongs with the one before it.
    """
    stages, bought = set(), False
    for stage in journey.stages:
        bought = stage.is_after_sale if stage.phases else bought
        if not bought and set(stage.phases) != {"select"}:
            stages.add(stage.id)
    return frozenset(stages)
