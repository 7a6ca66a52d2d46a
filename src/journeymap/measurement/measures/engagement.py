"""Whom you reach on the list, who responds, and which accounts are ready for sales."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.measurement.formulas.coverage import coverage, engagement_rate
from journeymap.measurement.formulas.engagement import engagement_score
from journeymap.measurement.formulas.readiness import mqa
from journeymap.measurement.measures.formula import Formula, included
from journeymap.measurement.question import Question
from journeymap.model.planned_measure import PlannedMeasure
from journeymap.model.snapshot import Figure


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
    since, period = question.ready_since, question.period
    if since is not None:
        yield mqa(since, len(question.targets), period.start, period.end)


FORMULAS = (
    Formula(kind="coverage", answer=_coverage, needs=("interactions", "contacts"), of_accounts=True),
    Formula(kind="engagement_score", answer=_scores, needs=("interactions",), of_accounts=True),
    Formula(kind="engagement_rate", answer=_rates, needs=("interactions",), of_accounts=True),
    Formula(kind="mqa", answer=_ready, needs=("interactions",), of_accounts=True),
)
