"""What people write as a plan, and what is read of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.model.planned_measure import PlannedMeasure
from journeymap.model.plans import (
    Against,
    Decay,
    Misread,
    Plan,
    against_in,
    basis_in,
    better_of,
    decay_in,
    include_in,
    misread_in,
    plan_for,
    plan_in,
)


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("30 %", Plan(value=0.3, unit="share")),
        ("30%", Plan(value=0.3, unit="share")),
        ("30 percent", Plan(value=0.3, unit="share")),
        ("2,5 %", Plan(value=0.025, unit="share")),
        ("٣٠٪", Plan(value=0.3, unit="share")),
        ("0.3", Plan(value=0.3)),
        ("40", Plan(value=40)),
        ("-10", Plan(value=-10)),
        ("40 points", Plan(value=40, unit="points")),
        ("12 accounts", Plan(value=12, unit="count")),
        ("10 people", Plan(value=10, unit="count")),
        ("1.2x", Plan(value=1.2, unit="ratio")),
        ("60d", Plan(value=60, unit="days")),
        ("60 days", Plan(value=60, unit="days")),
        ("8 weeks", Plan(value=56, unit="days")),
        ("48h", Plan(value=2, unit="days")),
        ("12000 EUR", Plan(value=12000, unit="money", currency="EUR")),
        ("12k EUR", Plan(value=12000, unit="money", currency="EUR")),
        ("€12,000", Plan(value=12000, unit="money", currency="EUR")),
        ("12.000 EUR", Plan(value=12000, unit="money", currency="EUR")),
        ("4000 EUR a day", Plan(value=4000, unit="money_per_day", currency="EUR")),
        (">= 30 %", Plan(value=0.3, unit="share", better="higher")),
        ("≥30%", Plan(value=0.3, unit="share", better="higher")),
        ("at least 30 %", Plan(value=0.3, unit="share", better="higher")),
        ("< 5 %", Plan(value=0.05, unit="share", better="lower")),
        ("max 60d", Plan(value=60, unit="days", better="lower")),
        ("30 % or more", Plan(value=0.3, unit="share", better="higher")),
        ("30 %+", Plan(value=0.3, unit="share", better="higher")),
        ("90 days or less", Plan(value=90, unit="days", better="lower")),
        ("4.2/5", Plan(value=4.2, unit="points")),
        ("4.2 out of 5", Plan(value=4.2, unit="points")),
        ("within 60 days", Plan(value=60, unit="days", better="lower")),
    ],
)
def test_a_plan_is_read_as_people_write_it(text: str, plan: Plan) -> None:
    assert plan_in(text) == plan


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a lot", "'a lot' is no number"),
        ("30-40 %", "'30-40 %' is no number"),
        ("nan", "'nan' is no number"),
        ("1e400", "'1e400' is no number"),
        ("1.234", "'1.234' may be 1.234 or 1234"),
        ("1,000", "'1,000' may be 1 or 1000"),
    ],
)
def test_what_is_no_plan_is_said(text: str, what: str) -> None:
    misread = plan_in(text)
    assert isinstance(misread, Misread)
    assert misread.what == what
    assert misread.fix


@pytest.mark.parametrize(
    ("kind", "text", "value", "unit"),
    [
        ("win_rate", "0.35", 0.35, "share"),
        ("nrr", "1.05", 1.05, "share"),
        ("nrr", "105 %", 1.05, "share"),
        ("stage_velocity", "60", 60, "days"),
        ("nps", "30", 30, "points"),
        ("csat", "4.2", 4.2, "points"),
        ("csat", "90 %", 0.9, "share"),
        ("cac", "12000", 12000, "money"),
        ("pipeline_velocity", "4000 EUR", 4000, "money_per_day"),
        ("mqa", "12 accounts", 12, "count"),
    ],
)
def test_a_plan_has_the_unit_of_its_measure(kind: str, text: str, value: float, unit: str) -> None:
    plan = plan_for(kind, None, text)
    assert isinstance(plan, Plan)
    assert (plan.value, plan.unit) == (value, unit)


@pytest.mark.parametrize(
    ("kind", "text", "fix"),
    [
        ("win_rate", "40", "Write 40 %, if you mean that."),
        ("nrr", "105", "Write 105 %, if you mean that."),
        ("win_rate", "120 %", "Write a share between 0 % and 100 %."),
        ("win_rate", "60d", "Write it like 30 %."),
        ("stage_velocity", "30 %", "Write it like 60d."),
        ("nps", "30 %", "Write it like 40."),
        ("cac", "60d", "Write it like 12000 EUR."),
        ("cac", "-5", "Write a number such as 12000 EUR."),
        ("pipeline_velocity", "-5", "Write a number such as 4000 EUR."),
        ("nps", "300", "Write a number between -100 and 100."),
        ("nps", "-101", "Write a number between -100 and 100."),
        ("csat", "-1", "Write a number between 0 and 100."),
        ("csat", "140 %", "Write a share between 0 % and 100 %."),
        ("grr", "104 %", "Write a share between 0 % and 100 %."),
    ],
)
def test_a_plan_that_does_not_fit_its_measure_is_said(kind: str, text: str, fix: str) -> None:
    misread = plan_for(kind, None, text)
    assert isinstance(misread, Misread)
    assert misread.fix == fix


def test_few_days_little_cost_and_few_who_leave_are_better() -> None:
    lower = ("stage_velocity", "sales_cycle", "time_to_first_value", "cac", "churn_rate", "wasted_cost")
    assert {better_of(kind) for kind in lower} == {"lower"}
    assert better_of("pipeline_velocity", "days_per_stage") == "lower"
    assert {better_of(kind) for kind in ("win_rate", "coverage", "nps", "clv", "pipeline_velocity")} == {"higher"}


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("outside the list", Against("outside_the_list")),
        ("outside_the_list", Against("outside_the_list")),
        ("before launch", Against("before_launch")),
        ("baseline", Against("declared")),
        ("25 %", Against("declared", 0.25)),
        ("0.25", Against("declared", 0.25)),
    ],
)
def test_what_a_measure_is_held_against(text: str, against: Against) -> None:
    assert against_in("win_rate", None, text) == against


@pytest.mark.parametrize(
    ("text", "decay"),
    [
        ("none", Decay()),
        ("half-life 30d", Decay("half_life", 30)),
        ("half life of 6 weeks", Decay("half_life", 42)),
        ("linear 50 %", Decay("linear", 30, 0.5)),
        ("linear 50% per 30d", Decay("linear", 30, 0.5)),
        ("linear 25 % a month", Decay("linear", 30, 0.25)),
        ("stepped 50 %", Decay("stepped", 30, 0.5)),
    ],
)
def test_how_points_fade(text: str, decay: Decay) -> None:
    assert decay_in(text) == decay


def test_words_that_mean_nothing_are_named_with_what_to_write() -> None:
    planned = PlannedMeasure(
        plan="much",
        basis="clsed_deals",
        against="outside the lst",
        decay="quickly",
        include=("opned",),
        weights={"econmic_buyer": 2},
        rates={"usd": 0.9},
    )
    assert [(misread.field, misread.fix) for misread in misread_in("win_rate", planned)] == [
        ("basis", "Write closed_deals."),
        ("plan", "Write one number, such as 30 %, 60d, 40 or 12000 EUR."),
        ("against", "Write 'outside the list'."),
        ("decay", "Write none, half-life 30d, or linear 50 %."),
        ("include", "Write opened."),
        ("weights", "Write 'economic_buyer'."),
        ("rates", "Write a code of three capital letters, such as USD."),
        ("rates", "Add `currency`, in which the sums are told."),
    ]
    assert basis_in("nrr", "gross") == Misread("basis", "'gross' is no choice: nrr is counted in one way", "Remove it.")
    assert include_in("opens") == "opened"


PARTS = st.sampled_from([*"0123456789.,%dhwmy EUR€-+<>≤/²", "half-life ", "linear ", " or more", "at most "])


@given(st.lists(PARTS, max_size=12).map("".join))
def test_whatever_is_written_is_a_plan_or_is_said_to_be_none(text: str) -> None:
    assert isinstance(plan_in(text), Plan | Misread)
    assert isinstance(decay_in(text), Decay | Misread)
    assert isinstance(against_in("win_rate", None, text), Against | Misread)


def test_what_is_right_is_let_alone() -> None:
    planned = PlannedMeasure(
        plan="35 %", basis="closed deals", against="outside the list", include=("no_decision",), weights={"user": 0.5}
    )
    assert not list(misread_in("win_rate", planned))
