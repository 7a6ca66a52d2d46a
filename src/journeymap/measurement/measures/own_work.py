"""What the workspace itself tells, without any data: first results, handoffs, plans, answers to events, content."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.measurement.formulas.first_value import day_90_rate, time_to_first_value, waits
from journeymap.measurement.formulas.teamwork import (
    attention,
    content_in_use,
    handoffs,
    plan_completion,
    trigger_response,
)
from journeymap.measurement.measures.formula import Formula
from journeymap.measurement.question import Question
from journeymap.model.planned_measure import PlannedMeasure
from journeymap.model.snapshot import Figure


def _first_value(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    yield from time_to_first_value(
        waits(question.scope.accounts, question.period.as_of), question.period.as_of, planned.fewest
    )


def _day_90(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    yield day_90_rate(waits(question.scope.accounts, question.period.as_of), question.period.as_of, planned.fewest)


def _handoffs(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    if question.analysis:
        start, end = question.period.start, question.period.end
        yield from handoffs(question.analysis, question.scope.accounts, start, end, planned.fewest)


def _plans(question: Question, _: PlannedMeasure, __: str | None) -> Iterator[Figure]:
    yield plan_completion(question.scope.accounts, question.period.start, question.period.end)


def _triggers(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    if question.analysis:
        start, end = question.period.start, question.period.end
        yield trigger_response(question.analysis, question.scope.accounts, start, end, planned.fewest)


def _content(question: Question, _: PlannedMeasure, __: str | None) -> Iterator[Figure]:
    if question.analysis:
        yield from content_in_use(question.analysis, question.scope.accounts, question.period.end)


def _attention(question: Question, _: PlannedMeasure, __: str | None) -> Iterator[Figure]:
    if question.analysis and question.program:
        yield from attention(question.analysis, question.program, question.period.end)


FORMULAS = (
    Formula(kind="time_to_first_value", answer=_first_value, of_accounts=True),
    Formula(kind="day_90_rate", answer=_day_90, of_accounts=True),
    Formula(kind="handoff_acceptance", answer=_handoffs, of_accounts=True),
    Formula(kind="handoff_time", answer=_handoffs, of_accounts=True),
    Formula(kind="plan_completion", answer=_plans, of_accounts=True),
    Formula(kind="trigger_response", answer=_triggers, of_accounts=True),
    Formula(kind="content_use", answer=_content, of_accounts=True),
    Formula(kind="wasted_cost", answer=_content, of_accounts=True),
    Formula(kind="attention", answer=_attention, of_accounts=True),
)
