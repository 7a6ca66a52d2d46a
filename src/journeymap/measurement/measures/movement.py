"""How many go on at each stage, how long that takes, and how many come back."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.measurement.formulas.movement import conversion, regression_rate, time_in
from journeymap.measurement.measures.formula import Formula
from journeymap.measurement.question import Question
from journeymap.model.planned_measure import PlannedMeasure
from journeymap.model.snapshot import Figure


def _conversions(question: Question, planned: PlannedMeasure, basis: str | None) -> Iterator[Figure]:
    if made := question.movement:
        for stage in question.stages_of(planned):
            if basis == "of_entered":
                yield conversion(made, stage, "of_entered", fewest=planned.fewest)
            else:
                yield conversion(made, stage, "of_decided", fewest=planned.fewest)


def _times_in(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    if made := question.movement:
        for stage in question.stages_of(planned):
            yield time_in(made, stage, fewest=planned.fewest)


def _regressions(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    if made := question.movement:
        yield regression_rate(made, fewest=planned.fewest)


FORMULAS = (
    Formula(kind="conversion_rate", answer=_conversions, needs=("moves",)),
    Formula(kind="stage_velocity", answer=_times_in, needs=("moves",)),
    Formula(kind="regression_rate", answer=_regressions, needs=("moves",)),
)
