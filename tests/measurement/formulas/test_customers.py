"""Who stays, who leaves, and what customers pay."""

from collections.abc import Iterable
from datetime import date

import ibis
import pytest
from ibis.expr.types import Table

from journeymap.measurement.engine import Engine, embedded
from journeymap.measurement.formulas.currencies import Exchange
from journeymap.measurement.formulas.customers import (
    Cohort,
    Periods,
    churn_a_year,
    churn_rate,
    clv,
    cohort,
    expansion_revenue,
    from_period_to_period,
    grr,
    in_a_year,
    lifetime_value,
    nrr,
    retention_rate,
)
from journeymap.measurement.tables import CUSTOMERS

START, END = date(2026, 1, 15), date(2027, 1, 15)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return embedded()


def customers(rows: Iterable[tuple[str, int, float | None]], currency: str = "EUR") -> Table:
    """What customers paid, by customer and month of 2026."""
    data = [
        {
            "customer": customer,
            "account": None,
            "period": date(2026, month, 1),
            "revenue": revenue,
            "currency": currency,
            "row": number,
        }
        for number, (customer, month, revenue) in enumerate(rows, 1)
    ]
    return ibis.memtable(data, schema=CUSTOMERS)


def follow(engine: Engine, *rows: tuple[str, int, float | None]) -> Cohort:
    found = cohort(engine, customers(rows), START, END)
    assert isinstance(found, Cohort)
    return found


def test_churn_counts_those_who_were_there_and_left(engine: Engine) -> None:
    stay = [(f"s{number}", month, 100.0) for number in range(776) for month in (1, 2)]
    leave = [(f"l{number}", 1, 100.0) for number in range(24)]
    come = [(f"n{number}", 2, 100.0) for number in range(50)]
    found = follow(engine, *stay, *leave, *come)
    churn, kept = churn_rate(found, START, END), retention_rate(found, START, END)
    assert (churn.value, churn.numerator, churn.denominator) == (0.03, 24, 800)
    assert kept.value == 0.97
    assert churn.low is not None
    assert churn.high is not None
    assert churn.low < 0.03 < churn.high


def test_arrivals_hide_no_loss(engine: Engine) -> None:
    assert churn_rate(follow(engine, ("a", 1, 5), ("b", 1, 5), ("a", 2, 5), ("c", 2, 5)), START, END).value == 0.5


def test_who_is_won_back_was_lost(engine: Engine) -> None:
    found = follow(engine, ("a", 1, 5), ("b", 1, 5), ("b", 2, 5), ("a", 3, 5), ("b", 3, 5))
    assert (found.customers, found.lost, found.periods) == (2, 1, 2)
    assert nrr(found, START, END).value == 0.5


def test_who_pays_less_has_not_left_and_who_pays_nothing_has(engine: Engine) -> None:
    found = follow(engine, ("a", 1, 100), ("a", 2, 40), ("b", 1, 100), ("b", 2, 0))
    assert (found.lost, found.contraction, found.churned) == (1, 60, 100)
    assert churn_rate(found, START, END, "of_revenue").value == 0.5
    assert retention_rate(found, START, END, "of_revenue").value == 0.5


def test_retained_revenue_net_and_gross(engine: Engine) -> None:
    found = follow(
        engine,
        *(("left", 1, 6000.0), ("less", 1, 14000.0), ("less", 2, 10000.0)),
        *(("more", 1, 180000.0), ("more", 2, 200000.0), ("new", 2, 99000.0)),
    )
    assert (found.revenue, found.churned, found.contraction, found.expansion) == (200000, 6000, 4000, 20000)
    net, gross, more = nrr(found, START, END), grr(found, START, END), expansion_revenue(found, START, END)
    assert (net.value, gross.value) == (1.05, 0.95)
    assert (more.value, more.unit, more.currency) == (20000, "money", "EUR")


def test_a_year_of_months(engine: Engine) -> None:
    assert round(in_a_year(0.03, 12), 4) == 0.3062
    periods = Periods(customers=800, lost=24, revenue=100, days=30.4)
    figure = churn_a_year(periods, START, END)
    assert figure.value is not None
    assert round(figure.value, 4) == 0.3062
    assert figure.low is not None
    assert figure.high is not None
    assert figure.low < figure.value < figure.high


@pytest.mark.parametrize(
    ("churn", "margin", "value", "capped"),
    [(0.05, 0.8, 1600, False), (0.05, 1.0, 2000, False), (0.0, 0.8, 4800, True), (0.01, 1.0, 6000, True)],
)
def test_the_value_of_a_life(churn: float, margin: float, value: float, capped: bool) -> None:
    found, is_capped = lifetime_value(100, churn, margin)
    assert (round(found, 9), is_capped) == (value, capped)


def test_lifetime_value_of_revenue_and_of_margin() -> None:
    periods = Periods(customers=100, lost=5, revenue=100, currency="EUR")
    assert clv(periods, START, END).value == 2000
    assert clv(periods, START, END, "margin", 0.8).value == 1600
    assert clv(periods, START, END, "margin").reason == "no_margin"
    nobody_left = clv(Periods(customers=100, lost=0, revenue=100), START, END, "margin", 0.8)
    assert (nobody_left.value, nobody_left.notes) == (4800, ("capped",))
    assert clv(Periods(customers=100, lost=5, revenue=None), START, END).reason == "no_revenue"


def test_periods_are_counted_one_after_another(engine: Engine) -> None:
    table = customers([("a", 1, 100), ("a", 2, 100), ("a", 3, 100), ("b", 1, 40), ("b", 3, 60), ("c", 2, 80)])
    periods = from_period_to_period(engine, table, START, END)
    assert isinstance(periods, Periods)
    assert (periods.customers, periods.lost, periods.revenue) == (4, 2, 80)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [([], "no_customers"), ([("a", 1, 5.0)], "one_period")],
)
def test_what_cannot_be_followed_is_not_known(engine: Engine, rows: list[tuple[str, int, float]], reason: str) -> None:
    table = customers(rows)
    found, periods = cohort(engine, table, START, END), from_period_to_period(engine, table, START, END)
    assert found == periods == reason
    figures = [churn_rate(found, START, END), retention_rate(found, START, END), nrr(found, START, END)]
    figures += [grr(found, START, END), expansion_revenue(found, START, END)]
    figures += [clv(periods, START, END), churn_a_year(periods, START, END)]
    assert {(figure.value, figure.reason) for figure in figures} == {(None, reason)}
    assert cohort(engine, None, START, END) == "no_data"


def test_no_customer_at_the_start_gives_no_rate(engine: Engine) -> None:
    found = follow(engine, ("a", 1, 0), ("b", 2, 5))
    assert churn_rate(found, START, END).reason == nrr(found, START, END).reason == "no_customers"


def test_where_nobody_knows_what_they_pay_only_customers_are_counted(engine: Engine) -> None:
    found = follow(engine, ("a", 1, None), ("b", 1, None), ("a", 2, None))
    assert churn_rate(found, START, END).value == 0.5
    assert nrr(found, START, END).reason == "no_revenue"


def test_sums_of_several_currencies_are_added_only_by_declared_rates(engine: Engine) -> None:
    table = customers([("a", 1, 100), ("a", 2, 100)]).union(customers([("b", 1, 100), ("b", 2, 200)], "USD"))
    mixed = cohort(engine, table, START, END)
    assert nrr(mixed, START, END).reason == "mixed_currencies"
    assert churn_rate(mixed, START, END).value == 0.0
    told = cohort(engine, table, START, END, Exchange("EUR", {"USD": 0.5}))
    figure = nrr(told, START, END)
    assert (figure.value, figure.currency) == (200 / 150, "EUR")


def test_a_gap_in_the_data_is_no_start(engine: Engine) -> None:
    rows = [("a", 3, 5.0), ("a", 10, 5.0), ("b", 10, 5.0), ("b", 11, 5.0), ("c", 11, 5.0)]
    found = cohort(engine, customers(rows), date(2026, 6, 1), END)
    assert isinstance(found, Cohort)
    assert (found.first, found.customers, found.lost) == (date(2026, 10, 1), 2, 1)
