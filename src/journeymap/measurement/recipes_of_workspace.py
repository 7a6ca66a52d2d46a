"""How the measures are worked out that need the workspace: when accounts are ready, first results, your own work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeymap.analysis import Analysis
from journeymap.measurement.formulas import costs, first_value, readiness, teamwork
from journeymap.measurement.question import Question
from journeymap.measurement.recipe import Recipe
from journeymap.measurement.recipes_of_customers import spent
from journeymap.model.planned_measure import PlannedMeasure
from journeymap.model.snapshot import Figure


def _mqa(question: Question, _: PlannedMeasure, __: str | None) -> Iterator[Figure]:
    since, period = question.ready_since, question.period
    if since is not None:
        yield readiness.mqa(since, len(question.targets), period.start, period.end)


def _first_value(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    as_of = question.period.as_of
    yield from first_value.time_to_first_value(first_value.waits(question.scope.accounts, as_of), as_of, planned.fewest)


def _day_90(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    as_of = question.period.as_of
    yield first_value.day_90_rate(first_value.waits(question.scope.accounts, as_of), as_of, planned.fewest)


def _acceptance(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    yield from _handoffs(question, planned)[:1]


def _handoff_time(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    yield from _handoffs(question, planned)[1:]


def _handoffs(question: Question, planned: PlannedMeasure) -> tuple[Figure, ...]:
    period, accounts = question.period, question.scope.accounts
    return teamwork.handoffs(_analysis(question), accounts, period.start, period.end, planned.fewest)


def _completion(question: Question, _: PlannedMeasure, __: str | None) -> Iterator[Figure]:
    yield teamwork.plan_completion(question.scope.accounts, question.period.start, question.period.end)


def _response(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    period, accounts = question.period, question.scope.accounts
    yield teamwork.trigger_response(_analysis(question), accounts, period.start, period.end, planned.fewest)


def _content_use(question: Question, _: PlannedMeasure, __: str | None) -> Iterator[Figure]:
    yield teamwork.content_in_use(_analysis(question), question.scope.accounts, question.period.end)[0]


def _wasted_cost(question: Question, _: PlannedMeasure, __: str | None) -> Iterator[Figure]:
    yield teamwork.content_in_use(_analysis(question), question.scope.accounts, question.period.end)[1]


def _attention(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    period = question.period
    if question.program:
        yield from teamwork.attention(_analysis(question), question.program, period.end)
    if question.tables.costs is not None:
        yield from costs.spending_by_phase(spent(question, planned), period.start, period.end)


def _analysis(question: Question) -> Analysis:
    if question.analysis is None:
        raise ValueError("nobody asks for the work on accounts without a workspace")
    return question.analysis


RECIPES: Mapping[str, Recipe] = {
    "mqa": Recipe(formula=_mqa, needs=("interactions",), of_accounts=True),
    "time_to_first_value": Recipe(formula=_first_value, of_accounts=True),
    "day_90_rate": Recipe(formula=_day_90, of_accounts=True),
    "handoff_acceptance": Recipe(formula=_acceptance, of_accounts=True),
    "handoff_time": Recipe(formula=_handoff_time, of_accounts=True),
    "plan_completion": Recipe(formula=_completion, of_accounts=True, always=False),
    "trigger_response": Recipe(formula=_response, of_accounts=True, always=False),
    "content_use": Recipe(formula=_content_use, of_accounts=True, always=False),
    "wasted_cost": Recipe(formula=_wasted_cost, of_accounts=True, always=False),
    "attention": Recipe(formula=_attention, of_accounts=True, always=False),
}
