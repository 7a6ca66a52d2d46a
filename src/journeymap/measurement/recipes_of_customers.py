"""How the measures of customers and costs are worked out: who stays, what they pay, what it costs to win them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from ibis.expr.types import Table

from journeymap.measurement.formulas import costs, customers
from journeymap.measurement.formulas.customers import Cohort, Missing, Periods
from journeymap.measurement.question import Question
from journeymap.measurement.recipe import Recipe, exchange_of
from journeymap.model.planned_measure import PlannedMeasure
from journeymap.model.snapshot import Figure


def _cohort(question: Question, planned: PlannedMeasure) -> Cohort | Missing:
    period = question.period
    return customers.cohort(question.engine, _own(question), period.start, period.end, exchange_of(planned))


def _periods(question: Question, planned: PlannedMeasure) -> Periods | Missing:
    period, exchange = question.period, exchange_of(planned)
    return customers.from_period_to_period(question.engine, _own(question), period.start, period.end, exchange)


def _own(question: Question) -> Table | None:
    """The customers of the list; those of whom the data names no account as well."""
    rows = question.tables.customers
    if rows is None or not question.scope.of_its_list:
        return rows
    ids = [account.id for account in question.scope.accounts]
    return rows.filter(rows.account.isnull() | rows.account.isin(ids))


def _churn(question: Question, planned: PlannedMeasure, basis: str | None) -> Iterator[Figure]:
    period, cohort = question.period, _cohort(question, planned)
    for each in _bases(planned, basis, cohort):
        yield customers.churn_rate(cohort, period.start, period.end, each, planned.fewest)
    yield customers.churn_a_year(_periods(question, planned), period.start, period.end, planned.fewest)


def _retention(question: Question, planned: PlannedMeasure, basis: str | None) -> Iterator[Figure]:
    period, cohort = question.period, _cohort(question, planned)
    for each in _bases(planned, basis, cohort):
        yield customers.retention_rate(cohort, period.start, period.end, each, planned.fewest)


def _bases(planned: PlannedMeasure, basis: str | None, cohort: Cohort | Missing) -> tuple[str, ...]:
    if planned.basis and basis:
        return (basis,)
    knows_revenue = isinstance(cohort, Cohort) and cohort.revenue > 0
    return ("of_customers", "of_revenue") if knows_revenue else ("of_customers",)


def _nrr(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    period = question.period
    yield customers.nrr(_cohort(question, planned), period.start, period.end, planned.fewest)


def _grr(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    period = question.period
    yield customers.grr(_cohort(question, planned), period.start, period.end, planned.fewest)


def _expansion(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    period = question.period
    yield customers.expansion_revenue(_cohort(question, planned), period.start, period.end)


def _clv(question: Question, planned: PlannedMeasure, basis: str | None) -> Iterator[Figure]:
    period, periods = question.period, _periods(question, planned)
    way = basis if planned.basis and basis else "revenue" if planned.margin is None else "margin"
    yield customers.clv(periods, period.start, period.end, way, planned.margin, planned.fewest)


def _cac(question: Question, planned: PlannedMeasure, basis: str | None) -> Iterator[Figure]:
    basis, period = basis or "marketing_and_sales", question.period
    won = _won(question, listed_only=question.scope.of_its_list or basis == "per_target_account")
    yield costs.cac(spent(question, planned, basis), won, period.start, period.end, basis, planned.fewest)


def _won(question: Question, *, listed_only: bool) -> int | None:
    """How many customers were won: as the customers of each period tell, else the deals. Only deals know the list."""
    period, engine, tables = question.period, question.engine, question.tables
    if tables.deals is not None and (listed_only or tables.customers is None):
        return costs.won_customers(engine, tables.deals, period.start, period.end, listed_only=listed_only)
    own = _own(question)
    return None if own is None else costs.new_customers(engine, own, period.start, period.end)


def spent(question: Question, planned: PlannedMeasure, basis: str | None = None) -> costs.Spent:
    """Return what was spent in the period on the accounts of the list, or as much earlier as the lag says."""
    period = question.period
    return costs.spent(
        question.engine,
        question.tables.costs,
        period.start,
        period.end,
        exchange_of(planned),
        marketing_only=basis == "marketing_only",
        accounts=[account.id for account in question.scope.accounts] if question.scope.of_its_list else None,
        phases=_phases(question),
        lag=planned.lag or timedelta(),
    )


def _phases(question: Question) -> Mapping[str, str]:
    """The first phase of each stage of the way."""
    return {stage.id: stage.phases[0] for way in question.scope.ways for stage in way if stage.phases}


RECIPES: Mapping[str, Recipe] = {
    "churn_rate": Recipe(formula=_churn, needs=("customers",)),
    "retention_rate": Recipe(formula=_retention, needs=("customers",), always=False),
    "nrr": Recipe(formula=_nrr, needs=("customers",)),
    "grr": Recipe(formula=_grr, needs=("customers",)),
    "expansion_revenue": Recipe(formula=_expansion, needs=("customers",)),
    "clv": Recipe(formula=_clv, needs=("customers",)),
    "cac": Recipe(formula=_cac, needs=("costs",)),
}
