"""What a customer was promised and got: promises, the first result, satisfaction, units, renewal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from journeymap.analysis import Analysis
from journeymap.analysis.deliveries import Deliverer
from journeymap.analysis.first_result import first_result
from journeymap.analysis.handoffs import time_to_answer
from journeymap.analysis.satisfaction import mood_of
from journeymap.model.account import AccountUnit, FirstValue, Satisfaction
from journeymap.model.base import shifted
from journeymap.model.measures import MEASURES
from journeymap.model.objective import Objective
from journeymap.translatable import N_, NumberText
from journeymap.view.accounts.days import Day, day, day_or_none
from journeymap.view.accounts.our_people import OurPeople
from journeymap.view.accounts.plan import numbers_of, piece_target
from journeymap.view.links import map_page
from journeymap.view.records import Target
from journeymap.view.sources import SourceList, SourceNote
from journeymap.workspace import LinkedAccount, LinkedContent, LinkedTouchpoint

Trend = Literal["up", "down", "same", "once", "never", "unscored"]
_KINDS = frozenset(measure.kind for measure in MEASURES)
_SCALES = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What brings the customer something that was promised."""

    kind: str
    """What it is, in words of ours."""
    what: Target | None
    """Its name; None for the first result."""
    number: int | None
    """The number of a contact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A result that they were promised, and what brings it."""

    text: str
    id: str | None
    sources: tuple[SourceNote, ...]
    deliveries: tuple[Delivery, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstValueView:
    """The first result, and the clock that runs until it is there."""

    milestone: str | None
    outcome: str | None
    state: str
    start: Day | None
    due: Day | None
    is_promised: bool
    reached: Day | None
    visible_to: tuple[str, ...]
    day_now: int | None
    """How many days have gone by since the start. None before it, or where none is written."""
    days_in_all: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """A part of the account."""

    name: str
    uses: str | None
    potential: str | None
    contact: str | None
    """Who is known there, where names may be shown."""
    has_contact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """What somebody said when they were asked how they are."""

    day: Day
    kind: str
    score: str | None
    lowest: int | None
    highest: int | None
    role: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoodView:
    """How they are, as far as anybody asked."""

    answers: tuple[AnswerRow, ...]
    """The latest first."""
    trend: Trend
    trend_kind: str | None
    """The way of asking that it compares."""
    before: str | None
    now: str | None
    highest: int | None
    """The best score there is on its scale."""
    last_asked: Day | None
    is_known: bool
    """Whether somebody asked of late."""
    is_low: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveRow:
    """Something to be reached."""

    text: str
    measure: str | None
    is_word: bool
    """Whether its measure is the kind of a metric, as a word of ours."""
    target: str | None
    by: Day | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoffRow:
    """One of our teams offered the account to another."""

    stage: str
    from_team: str | None
    to_team: str | None
    ready: Day
    accepted: Day | None
    refused: Day | None
    reason: str | None
    hours: int
    """How many hours there are to answer."""
    is_late: bool
    answer_by: Day | None
    """The last day to accept or refuse it, while it waits for that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalView:
    """When the contract ends."""

    day: Day
    notice_day: Day | None
    """The last day on which they can give notice."""
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JointPlan:
    """What we and the customer want to reach together."""

    owners: tuple[str, ...]
    objectives: tuple[ObjectiveRow, ...]
    review: Day | None


def promises_of(account: LinkedAccount, analysis: Analysis, sources: SourceList) -> tuple[Promise, ...]:
    """Return what an account was promised, with what brings it."""
    numbers = numbers_of(account)

    def delivery(deliverer: Deliverer) -> Delivery:
        if isinstance(deliverer, FirstValue):
            return Delivery(kind=N_("the first result"), what=None, number=None)
        if isinstance(deliverer, LinkedTouchpoint):
            what = Target(deliverer.model.name, page=map_page(deliverer.stage.journey))
            return Delivery(kind=N_("touchpoint"), what=what, number=None)
        if isinstance(deliverer, LinkedContent):
            return Delivery(kind=N_("content"), what=piece_target(deliverer), number=None)
        return Delivery(kind=N_("contact"), what=None, number=numbers[deliverer])

    return tuple(
        Promise(
            text=outcome.text,
            id=outcome.id,
            sources=sources.notes(outcome.sources),
            deliveries=tuple(map(delivery, analysis.deliveries.of(account, filter(None, (outcome.text, outcome.id))))),
        )
        for outcome in account.model.outcomes
    )


def first_value_of(account: LinkedAccount, today: date) -> FirstValueView | None:
    """Return the first result of an account; None where none is written."""
    first = account.model.first_value
    if first is None:
        return None
    result = first_result(account, today)
    start, due = result.start or first.start, result.due or first.due
    until = first.reached if result.state == "reached" and first.reached else today
    return FirstValueView(
        milestone=first.milestone,
        outcome=first.outcome,
        state=result.state,
        start=day_or_none(start, today),
        due=day_or_none(due, today),
        is_promised=first.due is not None,
        reached=day_or_none(first.reached, today),
        visible_to=first.visible_to,
        day_now=(until - start).days if start and until >= start else None,
        days_in_all=(due - start).days if start and due and due > start else None,
    )


def units_of(account: LinkedAccount, analysis: Analysis) -> tuple[UnitRow, ...]:
    """Return the parts of an account."""
    plan, may_name = account.model.account_plan, analysis.workspace.settings.site.people == "names"
    return tuple(_unit(unit, may_name) for unit in plan.units) if plan else ()


def _unit(unit: AccountUnit, may_name: bool) -> UnitRow:
    return UnitRow(
        name=unit.name,
        uses=unit.uses,
        potential=unit.potential,
        contact=unit.contact if may_name else None,
        has_contact=unit.contact is not None,
    )


def joint_plan_of(account: LinkedAccount, analysis: Analysis) -> JointPlan | None:
    """Return the plan for the time after the sale; None where there is none."""
    plan, people = account.model.account_plan, OurPeople(account, analysis)
    if plan is None:
        return None
    return JointPlan(
        owners=tuple(filter(None, map(people.called, plan.owners))),
        objectives=objectives(plan.objectives, analysis.today),
        review=day_or_none(plan.review, analysis.today),
    )


def objectives(written: Sequence[Objective], today: date) -> tuple[ObjectiveRow, ...]:
    """Return objectives as they are written."""
    return tuple(
        ObjectiveRow(
            text=each.text,
            measure=each.measure,
            is_word=each.measure in _KINDS,
            target=each.target,
            by=day_or_none(each.by, today),
        )
        for each in written
    )


def mood_view(account: LinkedAccount, today: date) -> MoodView:
    """Return how an account is."""
    answers = sorted(account.model.satisfaction, key=lambda answer: answer.date, reverse=True)
    mood = mood_of(account, today)
    trend, before, now = _trend([answer for answer in answers if answer.date <= today])
    return MoodView(
        answers=tuple(_answer(answer, today) for answer in answers),
        trend=trend,
        trend_kind=now.kind if now else None,
        before=_score(before) if before else None,
        now=_score(now) if now else None,
        highest=_SCALES[now.kind][1] if now else None,
        last_asked=day_or_none(mood.last_asked, today),
        is_known=mood.is_known,
        is_low=mood.low is not None,
    )


def _trend(answers: Sequence[Satisfaction]) -> tuple[Trend, Satisfaction | None, Satisfaction | None]:
    """Compare the latest score with the one before it of the same way of asking, and of the same role."""
    if not answers:
        return "never", None, None
    now = next((answer for answer in answers if answer.score is not None and answer.kind in _SCALES), None)
    if now is None or now.score is None:
        return "unscored", None, None
    same = [answer for answer in answers if (answer.kind, answer.role) == (now.kind, now.role) and answer is not now]
    before = next((answer for answer in same if answer.score is not None), None)
    if before is None or before.score is None:
        return "once", None, now
    return "up" if now.score > before.score else "down" if now.score < before.score else "same", before, now


def _score(answer: Satisfaction) -> str | None:
    return None if answer.score is None else NumberText(f"{answer.score:g}")


def _answer(answer: Satisfaction, today: date) -> AnswerRow:
    lowest, highest = _SCALES.get(answer.kind, (None, None))
    return AnswerRow(
        day=day(answer.date, today),
        kind=answer.kind,
        score=_score(answer),
        lowest=lowest,
        highest=highest,
        role=answer.role,
        note=answer.note,
    )


def renewal_of(account: LinkedAccount, today: date) -> RenewalView | None:
    """Return when the contract of an account ends; None where no day is written."""
    renewal = account.model.renewal
    if renewal is None:
        return None
    notice_day = shifted(renewal.date, -renewal.notice) if renewal.notice else None
    return RenewalView(day=day(renewal.date, today), notice_day=day_or_none(notice_day, today), note=renewal.note)


def handoffs_of(account: LinkedAccount, analysis: Analysis) -> tuple[HandoffRow, ...]:
    """Return when an account was offered from one team to another, the latest first."""
    today = analysis.today
    waiting = {id(each.offered): each for each in analysis.handoffs.waiting(account, today)}
    rows = []
    for offered in sorted(account.model.handoffs, key=lambda each: each.ready, reverse=True):
        stage, terms = analysis.pipelines.stage(account, offered.to_stage), None
        waits = waiting.get(id(offered))
        if handoff := analysis.handoffs.into(account, offered.to_stage):
            terms = handoff.terms
        rows.append(
            HandoffRow(
                stage=stage.name if stage else offered.to_stage,
                from_team=handoff.from_team if handoff else None,
                to_team=handoff.to_team if handoff else waits.team if waits else None,
                ready=day(offered.ready, today),
                accepted=day_or_none(offered.accepted, today),
                refused=day_or_none(offered.refused, today),
                reason=offered.reason,
                hours=int(time_to_answer(terms).total_seconds() // 3600),
                is_late=waits is not None and waits.last_day < today,
                answer_by=day(waits.last_day, today) if waits else None,
            )
        )
    return tuple(rows)
