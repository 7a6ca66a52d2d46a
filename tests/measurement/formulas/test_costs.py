"""What it costs to win somebody, and where the money goes."""

from datetime import date, datetime, timedelta
from typing import Any

import ibis
import pytest
from ibis.expr.types import Table

from journeymap.measurement.engine import Engine, embedded
from journeymap.measurement.formulas.costs import cac, new_customers, spending_by_phase, spent, won_customers
from journeymap.measurement.formulas.currencies import Exchange
from journeymap.measurement.tables import COSTS, CUSTOMERS, DEALS

START, END = date(2026, 1, 1), date(2027, 1, 1)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return embedded()


def costs(*rows: dict[str, Any]) -> Table:
    usual = dict.fromkeys(COSTS.names) | {"at": date(2026, 3, 1), "currency": "EUR"}
    return ibis.memtable([{**usual, "row": number, **row} for number, row in enumerate(rows, 1)], schema=COSTS)


def deals(*rows: dict[str, Any]) -> Table:
    usual = dict.fromkeys(DEALS.names) | {
        "listed": True,
        "outcome": "won",
        "closed": datetime.fromisoformat("2026-05-01"),
    }
    data = [{**usual, "deal": f"d{number}", "row": number, **row} for number, row in enumerate(rows, 1)]
    return ibis.memtable(data, schema=DEALS)


def customers(*rows: tuple[str, date, float | None]) -> Table:
    usual = dict.fromkeys(CUSTOMERS.names)
    data = [
        {**usual, "customer": customer, "period": period, "revenue": revenue, "row": number}
        for number, (customer, period, revenue) in enumerate(rows, 1)
    ]
    return ibis.memtable(data, schema=CUSTOMERS)


def test_what_a_customer_costs(engine: Engine) -> None:
    table = costs({"amount": 6000, "team": "marketing"}, {"amount": 3000, "team": "sales"})
    everything = cac(spent(engine, table, START, END), 3, START, END)
    assert (everything.value, everything.currency, everything.n) == (3000, "EUR", 3)
    media = cac(spent(engine, table, START, END, marketing_only=True), 3, START, END, "marketing_only")
    assert media.value == 2000


def test_where_nobody_was_won_the_cost_is_told(engine: Engine) -> None:
    figure = cac(spent(engine, costs({"amount": 6000}), START, END), 0, START, END)
    assert (figure.value, figure.reason, figure.numerator, figure.currency) == (None, "no_new_customers", 6000, "EUR")


@pytest.mark.parametrize(
    ("table", "reason"), [(None, "no_data"), (costs({"amount": 5, "at": date(2024, 1, 1)}), "no_costs")]
)
def test_where_nothing_is_known_of_costs_there_is_no_number(engine: Engine, table: Table | None, reason: str) -> None:
    figure = cac(spent(engine, table, START, END), 3, START, END)
    assert (figure.value, figure.reason, figure.numerator) == (None, reason, None)


def test_with_a_lag_the_costs_of_an_earlier_time_count(engine: Engine) -> None:
    table = costs({"amount": 100, "at": date(2025, 11, 1)}, {"amount": 10, "at": date(2026, 11, 1)})
    assert spent(engine, table, START, END).amount == 10
    assert spent(engine, table, START, END, lag=timedelta(days=90)).amount == 100


def test_costs_of_several_currencies_need_rates(engine: Engine) -> None:
    table = costs({"amount": 100}, {"amount": 100, "currency": "USD"}, {"amount": 5, "currency": None})
    assert cac(spent(engine, table, START, END), 1, START, END).reason == "mixed_currencies"
    told = cac(spent(engine, table, START, END, Exchange("EUR", {"USD": 0.5})), 1, START, END)
    assert (told.value, told.currency) == (155, "EUR")


def test_a_new_customer_is_one_who_was_there_in_no_earlier_period(engine: Engine) -> None:
    old, new = date(2025, 6, 1), date(2026, 6, 1)
    table = customers(("a", old, 5), ("a", new, 5), ("b", new, 5), ("c", new, None), ("d", new, 0))
    assert new_customers(engine, table, START, END) == 2


def test_who_comes_back_is_not_new(engine: Engine) -> None:
    table = customers(("a", date(2025, 6, 1), 5), ("b", date(2025, 9, 1), 5), ("a", date(2026, 6, 1), 5))
    assert new_customers(engine, table, START, END) == 0


def test_where_the_data_begins_too_late_nobody_knows_who_is_new(engine: Engine) -> None:
    assert new_customers(engine, customers(("a", date(2026, 6, 1), 5)), START, END) is None
    assert cac(spent(engine, costs({"amount": 5}), START, END), None, START, END).reason == "no_data"


def test_a_customer_is_won_once_and_by_a_new_deal(engine: Engine) -> None:
    table = deals(
        {"account": "a", "kind": "new"},
        {"account": "a", "kind": "new"},
        {"account": "b", "kind": "expansion"},
        {"account": "c", "closed": datetime.fromisoformat("2024-05-01")},
        {"account": "c"},
        {"account": None},
        {"account": "d", "outcome": "lost"},
        {"account": "e", "listed": False},
    )
    assert won_customers(engine, table, START, END) == 3
    assert won_customers(engine, table, START, END, listed_only=True) == 2


def test_what_each_phase_gets(engine: Engine) -> None:
    table = costs(
        {"amount": 60, "phase": "aware"},
        {"amount": 20, "stage": "proof"},
        {"amount": 20, "phase": "retain"},
        {"amount": 9},
    )
    figures = spending_by_phase(spent(engine, table, START, END, phases={"proof": "evaluate"}), START, END)
    assert [(figure.of, figure.value) for figure in figures] == [
        (None, 0.2),
        ("aware", 0.6),
        ("evaluate", 0.2),
        ("retain", 0.2),
    ]
    assert spending_by_phase(spent(engine, costs({"amount": 9}), START, END), START, END)[0].reason == "no_costs"
