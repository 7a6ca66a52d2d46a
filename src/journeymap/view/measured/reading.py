"""What was measured at an account: where the data sees it, how it responds, who of its people takes part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journeymap.analysis import Analysis
from journeymap.analysis.pipeline import PipelineStage
from journeymap.model.snapshot import AccountReading
from journeymap.model.vocabulary import label
from journeymap.view.measured.numbers import rounded
from journeymap.view.measured.sparkline import Sparkline, sparkline
from journeymap.workspace import LinkedAccount


@dataclass(frozen=True, slots=True, kw_only=True)
class PastReading:
    """What was measured at an account on one day."""

    day: str
    stage: str | None
    score: int | float | None
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """What was measured at an account."""

    as_of: str
    stage_id: str | None
    stage: str | None
    since: str | None
    days: int | None
    """How many days it had been there on the day of measuring."""
    limit: int | None
    is_over: bool
    backward: bool
    came_from: str | None
    """The stage in which an earlier measurement saw it."""
    differs: bool
    """Whether the account is written to be in another stage."""
    written: str | None
    """The stage that is written; None where none is."""
    score: int | float | None
    trend: str | None
    """warming, steady, cooling, new or silent."""
    change: str | None
    """By how much its points changed within 30 days."""
    people: int
    roles: tuple[str, ...]
    reached: bool | None
    engaged: bool | None
    last_touch: str | None
    nps: int | float | None
    csat: int | float | None
    line: Sparkline | None
    """Its points over time."""
    past: tuple[PastReading, ...]
    """What each snapshot says, the oldest first; nothing where there is but one."""


def reading_view(account: LinkedAccount, analysis: Analysis) -> ReadingView | None:
    """Return what was measured at an account; None where it does not occur."""
    measurements = analysis.measurements
    reading, day = measurements.reading(account), measurements.day
    if reading is None or day is None:
        return None
    stage, now = _stage(account, reading.stage, analysis), analysis.pipelines.now(account)
    days = measurements.days_in_stage(reading)
    limit = _limit(account, reading, stage, analysis)
    trend = tuple(measurements.trend_of_account(account))
    past = tuple(_past(when, each, account, analysis) for when, each in trend) if len(trend) > 1 else ()
    return ReadingView(
        as_of=day.isoformat(),
        stage_id=reading.stage,
        stage=stage.name if stage else reading.stage,
        since=reading.since.isoformat() if reading.since else None,
        days=days,
        limit=limit,
        is_over=limit is not None and days is not None and days > limit,
        backward=reading.backward,
        came_from=_came_from(reading, past, stage),
        differs=reading.stage is not None and reading.stage != account.model.stage,
        written=now.name if now else account.model.stage,
        score=None if reading.score is None else rounded(reading.score),
        trend=reading.trend_word,
        change=None if reading.trend is None else f"{100 * reading.trend:+.0f} %".replace("-", "−"),
        people=reading.people,
        roles=tuple(label(role) for role in reading.roles),
        reached=reading.reached,
        engaged=reading.engaged,
        last_touch=reading.last_touch.isoformat() if reading.last_touch else None,
        nps=None if reading.nps is None else rounded(reading.nps),
        csat=None if reading.csat is None else rounded(reading.csat),
        line=sparkline([(when, each.score) for when, each in trend]),
        past=past,
    )


def _stage(account: LinkedAccount, id_: str | None, analysis: Analysis) -> PipelineStage | None:
    if id_ is None:
        return None
    return analysis.pipelines.stage(account, id_) or analysis.pipelines.anywhere(id_)


def _limit(
    account: LinkedAccount, reading: AccountReading, stage: PipelineStage | None, analysis: Analysis
) -> int | None:
    """How long it may be there: as was set for what is measured, else for the stage."""
    for program in (*analysis.uses.account_programs[account], None):
        measured = analysis.measurements.of_program(program)
        flow = analysis.measurements.flow(measured, reading.stage or "") if measured else None
        if flow and flow.limit:
            return flow.limit
    return stage.max_days if stage else None


def _past(day: date, reading: AccountReading, account: LinkedAccount, analysis: Analysis) -> PastReading:
    stage = _stage(account, reading.stage, analysis)
    return PastReading(
        day=day.isoformat(),
        stage=stage.name if stage else reading.stage,
        score=None if reading.score is None else rounded(reading.score),
        people=reading.people,
    )


def _came_from(reading: AccountReading, past: tuple[PastReading, ...], stage: PipelineStage | None) -> str | None:
    """The last other stage that an earlier measurement saw."""
    now = stage.name if stage else reading.stage
    return next((each.stage for each in reversed(past) if each.stage and each.stage != now), None)
