"""Whom you reach on the list, who responds, and which accounts are ready for sales."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.measurement.formulas.coverage import coverage, engagement_rate
from journeymap.measurement.formulas.engagement import engagement_score
from journeymap.measurement.formulas.readiness import Candidate, Terms, mqa, ready_since
from journeymap.measurement.measures.formula import Formula, included
from journeymap.measurement.question import Question
from journeymap.model.planned_measure import PlannedMeasure
from journeymap.model.program import Readiness
from journeymap.model.snapshot import Figure
from journeymap.workspace import LinkedAccount


def _coverage(question: Question, planned: PlannedMeasure, basis: str | None) -> Iterator[Figure]:
    made = question.engagements
    figures = coverage(
        question.targets,
        question.reached(included(planned)),
        made.of if made else {},
        question.period.start,
        question.period.end,
        question.scoring.engaged_min,
    )
    yield from (figure for figure in figures if not planned.basis or figure.basis == basis)


def _scores(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    if made := question.engagements:
        yield engagement_score(made, planned.fewest)


def _rates(question: Question, planned: PlannedMeasure, basis: str | None) -> Iterator[Figure]:
    period, arrived = question.period, question.reached(included(planned))
    yield engagement_rate(question.targets, arrived, period.start, period.end, basis or "of_reached", planned.fewest)


def _ready(question: Question, _: PlannedMeasure, __: str | None) -> Iterator[Figure]:
    interactions, program = question.tables.interactions, question.program
    readiness = program.model.readiness if program else None
    if interactions is None or readiness is None or readiness.level != "account":
        return
    terms = Terms(
        points_min=readiness.points_min or 0,
        people_min=readiness.people_min or 0,
        roles=readiness.roles,
        fit_min=readiness.fit_min or 0,
        needs_signal=bool(readiness.signals),
    )
    candidates = [_candidate(account, readiness) for account in question.scope.accounts]
    since = ready_since(question.engine, interactions, candidates, question.period.as_of, question.scoring, terms)
    yield mqa(since, len(candidates), question.period.start, question.period.end)


def _candidate(account: LinkedAccount, readiness: Readiness) -> Candidate:
    fit = account.model.fit
    answers = (fit.value_creation, fit.economics, fit.access, fit.propensity)
    seen = {
        wanted: min((signal.date for signal in account.model.signals if _same(signal.kind, wanted)), default=None)
        for wanted in readiness.signals
    }
    days = [day for day in seen.values() if day]
    return Candidate(
        account=account.id,
        fit=sum(bool(answer and answer.answer == "yes") for answer in answers),
        signal=max(days) if days and len(days) == len(seen) else None,
    )


def _same(kind: str, wanted: str) -> bool:
    return kind.casefold() == wanted.casefold()


FORMULAS = (
    Formula(kind="coverage", answer=_coverage, needs=("interactions",), of_accounts=True),
    Formula(kind="engagement_score", answer=_scores, needs=("interactions",), of_accounts=True),
    Formula(kind="engagement_rate", answer=_rates, needs=("interactions",), of_accounts=True),
    Formula(kind="mqa", answer=_ready, needs=("interactions",), of_accounts=True),
)
