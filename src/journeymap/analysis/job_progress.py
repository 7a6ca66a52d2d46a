"""How far an account has come with each of the buying jobs, as far as anybody has written it.

Only what was held counts: a contact that is done, at a touchpoint of the map that helps with the job, or with content
that does, by itself or because such a touchpoint hands it out. That something is planned for a job says nothing about
it. A job is over for sure once they have bought, or once the account is past the stages at which it comes up and
something was held for it; two of them go on until the purchase. Where nothing was held, nobody knows about a job whose
stages are behind the account, nor about any while its stage is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from journeymap.analysis.buying_jobs import jobs_by_stage
from journeymap.analysis.contacts import day_of, is_ahead, took_place
from journeymap.analysis.pipeline import Pipelines, PipelineStage
from journeymap.analysis.progress import has_bought
from journeymap.model.buying_jobs import BUYING_JOBS, BuyingJob
from journeymap.model.vocabulary import BEFORE_SALE
from journeymap.workspace import LinkedAccount, LinkedJourney, LinkedPlanEntry, Uses

JobState = Literal["done", "open", "not begun", "unknown"]
Because = Literal["bought", "held and past", "begun", "passed by", "here", "still ahead", "no stage"]
"""Why a job is in its state: they have bought; something was held and its stages are behind them; something was held;
its stages are behind them and nothing was held; it comes up where they are; it comes up later; nobody knows where they
are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobProgress:
    """Where one of the jobs stands at an account, and what that rests on."""

    job: BuyingJob
    state: JobState
    because: Because
    held: tuple[LinkedPlanEntry, ...]
    """The contacts that were held for it, the latest first."""
    planned: tuple[LinkedPlanEntry, ...]
    """Those that are still to come."""
    stages: tuple[PipelineStage, ...]
    """The stages at which it comes up before the purchase."""


def job_progress(account: LinkedAccount, pipelines: Pipelines, uses: Uses, today: date) -> tuple[JobProgress, ...]:
    """Say where each of the six jobs stands at an account."""
    map_ = pipelines.map_of(account)
    helped = _helped(map_)
    served = {id(entry): frozenset(_jobs_of(entry, map_, uses)) for entry in account.plan}
    bought = has_bought(account, pipelines)
    return tuple(_progress(job, account, pipelines, helped, served, bought, today) for job in BUYING_JOBS)


def _progress(
    job: BuyingJob,
    account: LinkedAccount,
    pipelines: Pipelines,
    helped: Mapping[str, frozenset[str]],
    served: Mapping[int, frozenset[str]],
    bought: bool,
    today: date,
) -> JobProgress:
    serving = [entry for entry in account.plan if job.id in served[id(entry)]]
    held = [entry for entry in serving if took_place(entry, today)]
    stages = tuple(stage for stage in pipelines.of(account) if _comes_up(job, stage, helped))
    state, because = _state(job, account, pipelines, stages, is_held=bool(held), bought=bought)
    return JobProgress(
        job=job,
        state=state,
        because=because,
        held=tuple(sorted(held, key=lambda entry: day_of(entry) or date.min, reverse=True)),
        planned=tuple(entry for entry in serving if is_ahead(entry, today)),
        stages=stages,
    )


def _state(
    job: BuyingJob,
    account: LinkedAccount,
    pipelines: Pipelines,
    stages: tuple[PipelineStage, ...],
    *,
    is_held: bool,
    bought: bool,
) -> tuple[JobState, Because]:
    if bought:
        return "done", "bought"
    now = pipelines.number(account, account.model.stage)
    numbers = [number for stage in stages if (number := pipelines.number(account, stage.id)) is not None]
    if now is None or not numbers:
        return ("open", "begun") if is_held else ("unknown", "no stage")
    if now > max(numbers) and not job.always_on:
        return ("done", "held and past") if is_held else ("unknown", "passed by")
    if is_held:
        return "open", "begun"
    return ("open", "here") if now >= min(numbers) else ("not begun", "still ahead")


def _comes_up(job: BuyingJob, stage: PipelineStage, helped: Mapping[str, frozenset[str]]) -> bool:
    """Whether a job comes up at a stage before the purchase: something helps with it there, or it usually does."""
    phases = frozenset(stage.phases) - {"select"}
    if not phases or not phases <= BEFORE_SALE:
        return False
    return job.always_on or job.id in helped.get(stage.id, ()) or not job.likely_in.isdisjoint(phases)


def _helped(map_: LinkedJourney | None) -> dict[str, frozenset[str]]:
    return {stage.id: frozenset(helpers) for stage, helpers in jobs_by_stage(map_)} if map_ else {}


def _jobs_of(entry: LinkedPlanEntry, map_: LinkedJourney | None, uses: Uses) -> Iterator[str]:
    """The jobs that a contact helps with: by the touchpoint of the map that it is, by what is handed over, and by where
    the map hands that out.
    """
    for piece in entry.content:
        yield from piece.model.jobs
        for other in uses.content_touchpoints[piece]:
            if other.stage.journey is map_ and other.counts:
                yield from other.model.jobs
    touchpoint = map_.touchpoint(entry.model.touchpoint, None) if map_ and entry.model.touchpoint else None
    if touchpoint:
        yield from touchpoint.model.jobs
