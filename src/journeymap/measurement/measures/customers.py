"""Who stays, what customers pay, and what it costs to win one.

For a program the customers of its list count; where none of these is a customer of the data, all of them do, and that
is said. What it costs to win one is told of its list in any case, for so are the costs.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from journeymap.measurement.formulas.costs import cac, new_customers, spending_by_phase, spent, won_customers
from journeymap.measurement.formulas.customers import (
    Cohort,
    Missing,
    churn_a_year,
    churn_rate,
    clv,
    cohort,
    expansion_revenue,
    from_period_to_period,
    grr,
    nrr,
    only_of,
    retention_rate,
)
from journeymap.measurement.measures.formula import Formula, exchange
from journeymap.measurement.question import Question
from journeymap.model.planned_measure import PlannedMeasure
from journeymap.model.snapshot import Figure


def _followed(question: Question, planned: PlannedMeasure) -> Cohort | Missing:
    period = question.period
    return cohort(question.engine, question.tables.customers, period.start, period.end, exchange(planned))


def _churn(question: Question, planned: PlannedMeasure, basis: str | None) -> Iterator[Figure]:
    start, end = question.period.start, question.period.end
    followed = _followed(question, planned)
    for counted in _bases(planned, basis, followed):
        yield churn_rate(followed, start, end, counted, planned.fewest)
    periods = from_period_to_period(question.engine, question.tables.customers, start, end, exchange(planned))
    yield churn_a_year(periods, start, end, planned.fewest)


def _retention(question: Question, planned: PlannedMeasure, basis: str | None) -> Iterator[Figure]:
    followed = _followed(question, planned)
    for counted in _bases(planned, basis, followed):
        yield retention_rate(followed, question.period.start, question.period.end, counted, planned.fewest)


def _bases(planned: PlannedMeasure, basis: str | None, followed: Cohort | Missing) -> tuple[str, ...]:
    """Customers and what they pay apart, where the data knows both."""
    if planned.basis and basis:
        return (basis,)
    knows_revenue = isinstance(followed, Cohort) and followed.revenue > 0
    return ("of_customers", "of_revenue") if knows_revenue else ("of_customers",)


def _nrr(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    start, end = question.period.start, question.period.end
    followed = _followed(question, planned)
    yield nrr(followed, start, end, planned.fewest)


def _grr(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    start, end = question.period.start, question.period.end
    followed = _followed(question, planned)
    yield grr(followed, start, end, planned.fewest)


def _expansion(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    start, end = question.period.start, question.period.end
    followed = _followed(question, planned)
    yield expansion_revenue(followed, start, end)


def _clv(question: Question, planned: PlannedMeasure, basis: str | None) -> Iterator[Figure]:
    start, end = question.period.start, question.period.end
    periods = from_period_to_period(question.engine, question.tables.customers, start, end, exchange(planned))
    margin = None if planned.margin is None else float(planned.margin)
    counted = basis if planned.basis or margin is None else "margin"
    yield clv(periods, start, end, counted or "revenue", margin, planned.fewest)


def _cac(question: Question, planned: PlannedMeasure, basis: str | None) -> Iterator[Figure]:
    start, end, tables = question.period.start, question.period.end, question.tables
    of_list = question.scope.of_its_list
    counted = basis or "marketing_and_sales"
    if of_list and not planned.basis:
        counted = "per_target_account"
    made = spent(
        question.engine,
        tables.costs,
        start,
        end,
        exchange(planned),
        lag=planned.lag or timedelta(),
        marketing_only=counted == "marketing_only",
        accounts=[account.id for account in question.scope.accounts] if of_list else None,
        phases=question.phase_of,
    )
    yield cac(made, _won(question), start, end, counted, planned.fewest)


def _won(question: Question) -> int | None:
    """How many customers were won, of the list where there is one: as the deals say, else as those who pay say."""
    start, end, tables = question.period.start, question.period.end, question.tables
    if tables.deals is not None:
        return won_customers(question.engine, tables.deals, start, end, listed_only=question.scope.of_its_list)
    customers = tables.customers
    if customers is None:
        return None
    if question.scope.of_its_list:
        customers = only_of(customers, [account.id for account in question.scope.accounts])
    return new_customers(question.engine, customers, start, end)


def _spending(question: Question, planned: PlannedMeasure, _: str | None) -> Iterator[Figure]:
    start, end = question.period.start, question.period.end
    made = spent(question.engine, question.tables.costs, start, end, exchange(planned), phases=question.phase_of)
    yield from spending_by_phase(made, start, end)


FORMULAS = (
    Formula(kind="retention_rate", answer=_retention, needs=("customers",)),
    Formula(kind="churn_rate", answer=_churn, needs=("customers",)),
    Formula(kind="nrr", answer=_nrr, needs=("customers",)),
    Formula(kind="grr", answer=_grr, needs=("customers",)),
    Formula(kind="expansion_revenue", answer=_expansion, needs=("customers",)),
    Formula(kind="clv", answer=_clv, needs=("customers",)),
    Formula(kind="cac", answer=_cac, needs=("costs",)),
    Formula(kind="attention", answer=_spending, needs=("costs",)),
)
