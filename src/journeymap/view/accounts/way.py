"""Where an account stands: the stages that it follows, and the way it came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Literal

from journeymap.analysis import Analysis
from journeymap.analysis.pipeline import PipelineStage, entered
from journeymap.analysis.stage_times import usual_days
from journeymap.view.accounts.days import Day, day, day_or_none
from journeymap.workspace import LinkedAccount


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A stage that the account follows."""

    id: str
    name: str
    state: Literal["behind", "now", "ahead"]
    entered: Day | None
    """The last day on which it came there, if that is written."""
    usual: int | None
    """How many days are usual there."""
    at_most: bool
    """Whether these are the most that are allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """A stage in the history of the account: when it came there, from where, and how long it stayed."""

    stage: str
    since: Day | None
    days: int | None
    """How long it stayed, or has been there so far."""
    is_back: bool
    """Whether it came from a later stage."""
    is_now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BackPlanRow:
    """By when it has to be where, to be live on the day it wants."""

    wanted: Day
    signed: Day | None
    next_name: str | None
    next_begins: Day
    fits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Where the account stands and how it came there."""

    stage: str | None
    """The name of its stage; None where none is written."""
    next: str | None
    steps: tuple[Step, ...]
    stays: tuple[Stay, ...]
    """Its history, the first stage first; nothing where none is written."""
    back_moves: int
    since: Day | None
    days: int | None
    """How many days it has been in its stage; None where nobody has written since when."""
    usual: int | None
    at_most: bool
    is_too_long: bool
    go_live: Day | None
    plan: BackPlanRow | None


def way_of(account: LinkedAccount, analysis: Analysis) -> Way:
    """Return where an account stands."""
    pipelines, today, model = analysis.pipelines, analysis.today, account.model
    now, ahead = pipelines.now(account), pipelines.ahead(account)
    spell, stays = analysis.clocks.spell(account), tuple(_stays(account, analysis))
    usual, at_most = _usual(now) if now else (None, False)
    return Way(
        stage=now.name if now else model.stage,
        next=ahead.name if ahead else None,
        steps=_steps(account, analysis),
        stays=stays,
        back_moves=sum(stay.is_back for stay in stays),
        since=day_or_none(entered(account), today),
        days=spell.days if spell else None,
        usual=usual,
        at_most=at_most,
        is_too_long=analysis.clocks.is_stuck(account),
        go_live=day_or_none(model.go_live, today),
        plan=_back_plan(account, analysis),
    )


def _usual(stage: PipelineStage) -> tuple[int | None, bool]:
    return usual_days(stage), stage.max_days is not None


def _steps(account: LinkedAccount, analysis: Analysis) -> tuple[Step, ...]:
    pipelines, today = analysis.pipelines, analysis.today
    now = pipelines.now(account)
    came = {move.stage: move.date for move in account.model.history}
    since = entered(account)
    if since and account.model.stage:
        came[account.model.stage] = since
    return tuple(
        Step(
            id=stage.id,
            name=stage.name,
            state="now" if stage is now else "behind" if pipelines.is_behind(account, stage.id) else "ahead",
            entered=day_or_none(came.get(stage.id), today),
            usual=_usual(stage)[0],
            at_most=_usual(stage)[1],
        )
        for stage in pipelines.of(account)
    )


def _stays(account: LinkedAccount, analysis: Analysis) -> Iterator[Stay]:
    """Yield the stages of the history, and the one it is in where that is not its end."""
    pipelines, today = analysis.pipelines, analysis.today
    moves: list[tuple[str, date | None]] = [(move.stage, move.date) for move in account.model.history]
    stage = account.model.stage
    if stage and (not moves or moves[-1][0] != stage):
        moves.append((stage, entered(account)))
    ends = [left for _, left in moves[1:]]
    before: int | None = None
    for number_of_stay, ((id_, since), left) in enumerate(zip_longest(moves, ends), start=1):
        number, found = pipelines.number(account, id_), pipelines.stage(account, id_)
        is_now = number_of_stay == len(moves) and id_ == stage
        until = today if is_now else left
        yield Stay(
            stage=found.name if found else id_,
            since=day_or_none(since, today),
            days=(until - since).days if since and until and until >= since else None,
            is_back=number is not None and before is not None and number < before,
            is_now=is_now,
        )
        before = number if number is not None else before


def _back_plan(account: LinkedAccount, analysis: Analysis) -> BackPlanRow | None:
    plan, today = analysis.back_plan(account), analysis.today
    if plan is None:
        return None
    return BackPlanRow(
        wanted=day(plan.wanted, today),
        signed=day_or_none(plan.signed, today),
        next_name=plan.next.name if plan.next else None,
        next_begins=day(plan.next_begins, today),
        fits=plan.fits,
    )
