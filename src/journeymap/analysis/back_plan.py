"""Plan backward from the day on which an account wants to be live: by when it has to sign, and to begin what is ahead.

A stage of which nobody says how long it takes counts for nothing, so that no alarm rests on a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from journeymap.analysis.pipeline import Pipelines, PipelineStage, entered
from journeymap.analysis.stage_times import usual_days
from journeymap.model.base import shifted
from journeymap.model.vocabulary import AFTER_SALE
from journeymap.workspace import LinkedAccount


@dataclass(frozen=True, slots=True)
class BackPlan:
    """The last days on which things have to happen for an account to be live in time."""

    wanted: date
    now: PipelineStage
    leaves: date
    """The day on which it leaves its stage, if that takes as long as usual; today at the earliest."""
    next: PipelineStage | None
    """The first stage ahead."""
    next_begins: date
    """The last day on which that may begin."""
    signed: date | None
    """The last day to sign; None for whom that is behind."""

    @property
    def fits(self) -> bool:
        return self.leaves <= self.next_begins


def back_plan(account: LinkedAccount, pipelines: Pipelines, today: date) -> BackPlan | None:
    """Plan backward for an account; None where it wants no day, is live, or nobody knows where it is."""
    stages, now, wanted = pipelines.of(account), pipelines.now(account), account.model.go_live
    first = account.model.first_value
    if wanted is None or now is None or (first and first.reached):
        return None
    end = max((number for number, stage in enumerate(stages) if _leads_live(stage)), default=-1)
    current = stages.index(now)
    if current > end:
        return None
    ahead = stages[current + 1 : end + 1]
    begins, signed = wanted, None if set(now.phases) <= AFTER_SALE else wanted
    for stage in reversed(ahead):
        begins = shifted(begins, -timedelta(days=_days_to_live(stage)))
        signed = begins if set(stage.phases) <= AFTER_SALE else signed
    since = entered(account)
    leaves = shifted(since, timedelta(days=_days_to_live(now))) if since else today
    return BackPlan(wanted, now, max(leaves, today), ahead[0] if ahead else None, begins, signed)


def _leads_live(stage: PipelineStage) -> bool:
    """Whether an account is not live before it has gone through a stage."""
    return "decide" in stage.phases or "onboard" in stage.phases


def _days_to_live(stage: PipelineStage) -> int:
    """How long a stage takes until the account may be live; one in which it also lives on says nothing of that."""
    lives_on = "onboard" in stage.phases and set(stage.phases) != {"onboard"}
    return 0 if lives_on else usual_days(stage) or 0
