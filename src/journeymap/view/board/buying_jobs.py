"""A map comes in; its buying jobs go out: a row a job that tells at which stages something helps buyers with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from journeymap.analysis.buying_jobs import Helper, jobs_by_stage
from journeymap.model.buying_jobs import BUYING_JOBS, BuyingJob
from journeymap.workspace import LinkedContent, LinkedJourney, LinkedStage

State = Literal["helped", "likely", "ongoing", "quiet", "outside"]
"""Something helps; nothing does, though the job usually comes up here or goes on here; nothing has to; out of scope."""
_MARKED = ("helped", "likely", "ongoing")


@dataclass(frozen=True, slots=True)
class JobCell:
    """One job at one stage."""

    stage: str
    state: State
    helpers: tuple[str, ...] = ()
    """The touchpoints and content pieces that help, by their names."""
    on_band: bool = False
    """Whether it is part of the band of a job that goes on until the purchase."""
    leads: bool = False
    """Whether it is the first with a mark at its stage, for those who read stage by stage."""


@dataclass(frozen=True, slots=True)
class JobRow:
    """One job over all stages; `says` is how a buyer would put it."""

    id: str
    says: str
    always_on: bool
    cells: tuple[JobCell, ...]


def jobs(journey: LinkedJourney) -> tuple[JobRow, ...]:
    """The six jobs of a map; none where no touchpoint and no content on it names a job."""
    helpers = {stage.id: found for stage, found in jobs_by_stage(journey)}
    if not any(helpers.values()):
        return ()
    under_way, led, rows = _under_way(journey), set[str](), []
    for job in BUYING_JOBS:
        cells = []
        for stage in journey.stages:
            here = helpers.get(stage.id, {}).get(job.id, ())
            on_band = job.always_on and stage.in_scope and stage.id in under_way
            state = _state(job, stage, bool(here), on_band)
            leads = state in _MARKED and stage.id not in led
            cells.append(JobCell(stage.id, state, tuple(_names(here)), on_band, leads))
        led.update(cell.stage for cell in cells if cell.leads)
        rows.append(JobRow(job.id, job.says, job.always_on, tuple(cells)))
    return tuple(rows)


def _state(job: BuyingJob, stage: LinkedStage, is_helped: bool, on_band: bool) -> State:
    if not stage.in_scope:
        return "outside"
    if is_helped:
        return "helped"
    if on_band:
        return "ongoing"
    return "quiet" if job.likely_in.isdisjoint(stage.phases) else "likely"


def _names(helpers: Iterable[Helper]) -> Iterable[str]:
    return (one.model.title if isinstance(one, LinkedContent) else one.model.name for one in helpers)


def _under_way(journey: LinkedJourney) -> frozenset[str]:
    """The stages at which the customer is on the way to a purchase.

    While we only choose whom to win, nobody is; a stage without phases belongs to those before it.
    """
    found, bought = set(), False
    for stage in journey.stages:
        bought = stage.is_after_sale if stage.phases else bought
        if not bought and set(stage.phases) != {"select"}:
            found.add(stage.id)
    return frozenset(found)
