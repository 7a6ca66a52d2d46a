"""What customers answered."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.measurement.formulas.surveys import csat, nps, nps_of_roles
from journeymap.measurement.measures.formula import Formula
from journeymap.measurement.question import Question
from journeymap.model.planned_measure import PlannedMeasure
from journeymap.model.snapshot import Figure


def _nps(question: Question, planned: PlannedMeasure, basis: str | None) -> Iterator[Figure]:
    period, answered = question.period, question.answers("nps")
    if answered is None or not (answered.counted or planned != PlannedMeasure.unsaid()):
        return
    for counted in [basis] if planned.basis and basis else ["of_people", "of_accounts"]:
        yield nps(answered, period.start, period.end, counted, planned.fewest)
    if not planned.basis:
        yield from nps_of_roles(answered, period.start, period.end, planned.fewest)


def _csat(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    answered = question.answers("csat")
    if answered is None or not (answered.counted or planned != PlannedMeasure.unsaid()):
        return
    period = question.period
    yield from csat(question.engine, question.tables.surveys, period.start, period.end, planned.fewest)


FORMULAS = (
    Formula(kind="nps", answer=_nps, needs=("surveys",)),
    Formula(kind="csat", answer=_csat, needs=("surveys",)),
)
