"""What becomes of deals, with the figures that the literature gives, and what cannot be known."""

from dataclasses import replace
from typing import Any

import pytest
from ibis.expr.types import Table

from journeymap.measurement.engine import embedded
from journeymap.measurement.formulas.currencies import Exchange
from journeymap.measurement.formulas.deals import (
    Selection,
    against,
    against_declared,
    before_launch,
    deal_size,
    opportunities,
    outside_the_list,
    pipeline,
    sales_cycle,
    sales_velocity,
    value_win_rate,
    velocity,
    win_rate,
)
from journeymap.measurement.tables import DEALS, INTERACTIONS, LOST
from journeymap.model.snapshot import Figure
from tests.support.moves import as_of, day, moves_of, plain_table

ENGINE = embedded(threads=1)
EUR = Exchange("EUR")
PERIOD = Selection(start=as_of(0), end=as_of(365))
Row = dict[str, Any]


def deal(outcome: str, created: float | None = 0, closed: float | None = None, **more: Any) -> Row:
    """Return a deal, with its days counted from the first of the year."""
    return {
        "outcome": outcome,
        "created": None if created is None else day(created),
        "closed": None if closed is None else day(closed),
        "listed": True,
        "currency": "EUR",
        **more,
    }


def table(*rows: Row) -> Table:
    named = [{"deal": f"deal {number}", **row} for number, row in enumerate(rows)]
    return plain_table(ENGINE, DEALS, named, "deals")


def many(won: int, lost: int, open_: int = 0, *, listed: bool = True) -> list[Row]:
    return [
        *(deal("won", 0, 100, listed=listed) for _ in range(won)),
        *(deal("lost", 0, 100, listed=listed) for _ in range(lost)),
        *(deal("open", 100, listed=listed) for _ in range(open_)),
    ]


def test_open_deals_are_neither_won_nor_lost() -> None:
    figure = win_rate(ENGINE, table(*many(45, 135, 80)), PERIOD)
    assert (figure.value, figure.numerator, figure.denominator, figure.open) == (0.25, 45, 180, 80)
    assert figure.low is not None
    assert figure.high is not None
    assert (round(figure.low, 4), round(figure.high, 4), figure.few) == (0.1924, 0.3180, False)
    assert figure.open_ages == (264,) * 10


def test_of_those_created_the_recent_ones_mislead() -> None:
    figure = win_rate(ENGINE, table(*many(3, 7, 90)), PERIOD, basis="created_deals")
    assert (figure.value, figure.open, figure.notes) == (0.03, 90, ())
    young = [deal("won", 0, 100), *(deal("open", 300) for _ in range(90))]
    assert win_rate(ENGINE, table(*young), PERIOD, basis="created_deals").notes == ("young",)


def test_no_deal_was_closed() -> None:
    figure = win_rate(ENGINE, table(*many(0, 0, 3)), PERIOD)
    assert (figure.value, figure.reason, figure.n, figure.open, figure.low) == (None, "no_cases", 0, 3, None)


def test_no_decision_is_lost_unless_it_is_told_apart() -> None:
    deals = table(deal("won", 0, 9), deal("lost", 0, 9), deal("no_decision", 0, 9), deal("no_decision", 0, 9))
    assert win_rate(ENGINE, deals, PERIOD).value == 0.25
    apart = win_rate(ENGINE, deals, PERIOD, no_decision="separate")
    assert (apart.value, apart.notes) == (0.5, ("no_decision_separate",))
    created = win_rate(ENGINE, deals, PERIOD, basis="created_deals", no_decision="separate")
    assert (created.value, created.denominator) == (0.5, 2)


def test_only_the_period_counts_and_its_end_does_not() -> None:
    deals = table(
        deal("won", -9, -1), deal("won", 0, 0), deal("lost", 0, 364.9), deal("won", 0, 365), deal("open", 400)
    )
    figure = win_rate(ENGINE, deals, PERIOD)
    # What is closed after the period is open at its end, and what is created after it is not there yet.
    assert (figure.numerator, figure.denominator, figure.open) == (1, 2, 1)


def test_deals_without_a_date_are_left_out_and_counted() -> None:
    figure = win_rate(ENGINE, table(deal("won", 0, 9), deal("lost", 0)), PERIOD)
    assert (figure.denominator, figure.left_out, figure.notes) == (1, 1, ("undated",))
    created = win_rate(ENGINE, table(deal("won", 0, 9), deal("open", None)), PERIOD, basis="created_deals")
    assert (created.denominator, created.left_out, created.notes) == (1, 1, ("undated",))


def test_a_deal_that_stands_there_twice_counts_once() -> None:
    deals = table(deal("open", 5, deal="a"), deal("won", 0, 9, deal="a"), deal("lost", 0, 9, deal="b"))
    assert win_rate(ENGINE, deals, PERIOD).denominator == 2


def test_what_is_won_by_its_worth() -> None:
    deals = table(
        deal("won", 0, 9, amount=30_000.0), deal("lost", 0, 9, amount=10_000.0), deal("lost", 0, 9), deal("open", 0)
    )
    figure = value_win_rate(ENGINE, deals, PERIOD, EUR)
    assert (figure.value, figure.numerator, figure.denominator, figure.currency) == (0.75, 30_000, 40_000, "EUR")
    assert (figure.left_out, figure.notes, figure.low) == (1, ("no_sum",), None)
    assert value_win_rate(ENGINE, table(deal("won", 0, 9)), PERIOD, EUR).reason == "no_sums"
    assert value_win_rate(ENGINE, table(), PERIOD, EUR).reason == "no_cases"


# --- against something ---------------------------------------------------------------------------


def compared(won: int, lost: int) -> Figure:
    deals = table(*many(won, lost), *many(45, 135, listed=False))
    listed = replace(PERIOD, listed=True)
    return against(
        win_rate(ENGINE, deals, listed), "outside_the_list", win_rate(ENGINE, deals, outside_the_list(listed))
    )


@pytest.mark.parametrize(
    ("won", "lost", "points", "low", "high", "few"), [(9, 11, 20, -0.4, 41.6, False), (3, 2, 35, -2.5, 63.8, True)]
)
def test_against_those_outside_the_list(won: int, lost: int, points: float, low: float, high: float, few: bool) -> None:
    figure = compared(won, lost)
    told = figure.against
    assert told is not None
    assert (told.what, told.value, told.n, figure.few) == ("outside_the_list", 0.25, 180, few)
    assert told.low is not None
    assert told.high is not None
    assert [round(100 * part, 1) for part in (told.difference, told.low, told.high)] == [points, low, high]


def test_against_the_time_before_the_launch() -> None:
    deals = table(deal("won", -50, 10), deal("lost", -50, 20), deal("won", 60, 100), deal("won", -900, -500))
    after = replace(PERIOD, start=as_of(50))
    before = win_rate(ENGINE, deals, before_launch(after, as_of(50)))
    told = against(win_rate(ENGINE, deals, after), "before_launch", before).against
    assert told is not None
    assert (told.value, told.n, told.difference) == (0.5, 2, 0.5)


def test_against_a_rate_that_is_declared() -> None:
    told = against_declared(win_rate(ENGINE, table(*many(9, 11)), PERIOD), 0.25).against
    assert told is not None
    assert told.low is not None
    assert (told.what, told.n, round(told.difference, 2), round(told.low, 4)) == ("declared", 0, 0.20, 0.0082)


def test_what_is_not_known_is_held_against_nothing() -> None:
    nothing = win_rate(ENGINE, table(), PERIOD)
    known = win_rate(ENGINE, table(*many(1, 1)), PERIOD)
    assert against(nothing, "outside_the_list", known).against is None
    assert against(known, "outside_the_list", nothing).against is None
    assert against_declared(nothing, 0.25).against is None


# --- money and time ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("qualified", "worth", "share", "days", "expected"),
    [
        (50, 10_000, 0.25, 30, 4_166.67),
        (120, 52_000, 0.22, 68, 20_188.24),
        (50, 25_000, 0.25, 60, 5_208.33),
        (55, 10_000, 0.25, 30, 4_166.67 * 1.1),
        (50, 10_000, 0.25, 27, 4_166.67 * 1.111),
    ],
)
def test_money_a_day(qualified: float, worth: float, share: float, days: float, expected: float) -> None:
    assert velocity(qualified, share, worth, days) == pytest.approx(expected, rel=1e-4)


def test_money_a_day_of_deals() -> None:
    deals = [
        *(deal("won", 10, 40, amount=10_000.0) for _ in range(5)),
        *(deal("lost", 10, 40, amount=99_000.0) for _ in range(15)),
        *(deal("open", 300) for _ in range(50)),
    ]
    figure = sales_velocity(ENGINE, table(*deals), PERIOD, EUR)
    assert figure.value is not None
    assert round(figure.value, 2) == 4_166.67
    assert (figure.unit, figure.currency, figure.open, figure.n) == ("money_per_day", "EUR", 50, 20)
    qualified = [*deals[:20], *(deal("open", 300, stage=stage) for stage in ("lead", "proof", "proof"))]
    some = sales_velocity(ENGINE, table(*qualified), PERIOD, EUR, qualified=("proof",))
    assert some.open == 2


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([deal("open", 0)], "no_decided"),
        ([deal("lost", 0, 9), deal("open", 0)], "no_won"),
        ([deal("won", 9, 9, amount=1.0), deal("open", 0)], "no_time"),
        ([deal("won", 0, 9), deal("open", 0)], "no_sums"),
        ([deal("won", None, 9, amount=1.0), deal("open", 0)], "no_creation"),
    ],
)
def test_money_a_day_that_cannot_be_known(rows: list[Row], reason: str) -> None:
    figure = sales_velocity(ENGINE, table(*rows), PERIOD, EUR)
    assert (figure.value, figure.reason) == (None, reason)


def test_the_days_to_win_a_deal() -> None:
    deals = table(deal("won", 0, 10), deal("won", 0, 20), deal("won", 0, 120), deal("lost", 0, 300), deal("open", 0))
    figure = sales_cycle(ENGINE, deals, PERIOD)
    assert (figure.value, figure.mean, figure.n, figure.unit) == (20, 50, 3, "days")
    closed = sales_cycle(ENGINE, deals, PERIOD, all_closed=True)
    assert (closed.value, closed.n) == (70, 4)


def test_a_close_has_a_date_and_no_time() -> None:
    figure = sales_cycle(ENGINE, table(deal("won", 10.6, 10)), PERIOD)
    assert (figure.value, figure.n, figure.left_out) == (0, 1, 0)


def test_deals_that_cannot_be_measured_are_left_out_and_counted() -> None:
    deals = table(deal("won", 0, 10), deal("won", None, 10), deal("won", 30, 10))
    figure = sales_cycle(ENGINE, deals, PERIOD)
    assert (figure.value, figure.n, figure.left_out) == (10, 1, 2)
    assert figure.notes == ("no_creation", "closed_before_start")
    assert sales_cycle(ENGINE, table(), PERIOD).reason == "no_cases"


def test_the_first_touch_of_the_account_begins_it() -> None:
    touches: list[Row] = [
        {"account": "a", "type": "web", "direction": "in", "at": day(-20)},
        {"account": "a", "type": "call", "direction": "out", "at": day(3)},
        {"account": None, "type": "web", "direction": "in", "at": day(-300)},
    ]
    interactions = plain_table(ENGINE, INTERACTIONS, touches, "interactions")
    deals = table(deal("won", 0, 10, account="a"), deal("won", 0, 10, account="b"), deal("won", 0, 10))
    figure = sales_cycle(ENGINE, deals, PERIOD, basis="from_first_touch", interactions=interactions)
    assert (figure.value, figure.n, figure.left_out, figure.notes) == (30, 1, 2, ("no_first_touch",))
    nobody = sales_cycle(ENGINE, deals, PERIOD, basis="from_first_touch")
    assert (nobody.value, nobody.reason, nobody.left_out) == (None, "no_first_touch", 3)


def test_a_deal_that_came_in_again_runs_from_its_first_creation() -> None:
    deals = table(deal("lost", 0, 20, deal="a"), deal("won", 30, 60, deal="a"), deal("won", 0, 10, deal="b"))
    figure = sales_cycle(ENGINE, deals, PERIOD)
    assert (figure.value, figure.n, figure.notes) == (35, 2, ("reopened",))
    moves = moves_of(ENGINE, {"b": [("aware", 0), (LOST, 4), ("aware", 6)], "c": [("aware", 0), (LOST, 4)]})
    told = sales_cycle(ENGINE, table(deal("won", 0, 10, deal="b"), deal("won", 0, 10, deal="c")), PERIOD, moves=moves)
    assert (told.value, told.n, told.notes) == (10, 2, ("reopened",))


def test_what_deals_are_worth() -> None:
    deals = table(
        deal("won", 0, 9, amount=10_000.0),
        deal("won", 0, 9, amount=20_000.0),
        deal("won", 0, 9),
        deal("open", 0, amount=5_000.1),
        deal("open", 0, amount=5_000.2),
        deal("open", 0),
    )
    size, piped = deal_size(ENGINE, deals, PERIOD, EUR), pipeline(ENGINE, deals, PERIOD, EUR)
    assert (size.value, size.n, size.left_out, size.notes, size.currency) == (15_000, 2, 1, ("no_sum",), "EUR")
    assert (piped.value, piped.n, piped.left_out, piped.open) == (10_000.3, 2, 1, 3)
    assert opportunities(ENGINE, deals, PERIOD).value == 6


def test_no_open_deal_is_a_pipeline_of_nothing_but_no_won_deal_has_no_size() -> None:
    piped, size = pipeline(ENGINE, table(), PERIOD, EUR), deal_size(ENGINE, table(), PERIOD, EUR)
    assert (piped.value, piped.reason) == (0, None)
    assert (size.value, size.reason) == (None, "no_won")
    unsaid = pipeline(ENGINE, table(deal("open", 0)), PERIOD, EUR)
    assert (unsaid.value, unsaid.reason) == (None, "no_sums")


def test_sums_in_several_currencies_are_not_added() -> None:
    deals = table(deal("won", 0, 9, amount=10_000.0), deal("won", 0, 9, amount=10_000.0, currency="USD"))
    for figure in (
        deal_size(ENGINE, deals, PERIOD, EUR),
        value_win_rate(ENGINE, deals, PERIOD, Exchange()),
        sales_velocity(ENGINE, deals, PERIOD, Exchange()),
    ):
        assert (figure.value, figure.reason, figure.currency) == (None, "mixed_currencies", None)
    rated = deal_size(ENGINE, deals, PERIOD, Exchange("EUR", {"USD": 0.92}))
    assert (rated.value, rated.currency) == (9_600, "EUR")
