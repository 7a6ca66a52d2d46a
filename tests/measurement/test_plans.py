"""What a number says about its plan."""

from dataclasses import replace

import pytest

from journeymap.measurement.plans import with_plan
from journeymap.model.snapshot import Figure, Verdict

RATE = Figure(measure="win_rate", value=0.45, unit="share", n=20, low=0.2582, high=0.6579)
DAYS = Figure(measure="stage_velocity", value=57, unit="days", n=30)


@pytest.mark.parametrize(
    ("figure", "plan", "verdict"),
    [
        (RATE, "25 %", "reached"),
        (RATE, "30 %", "unclear"),
        (RATE, "60 %", "unclear"),
        (RATE, "70 %", "missed"),
        (RATE, "< 70 %", "reached"),
        (replace(RATE, few=True), "70 %", "unclear"),
        (DAYS, "60d", "reached"),
        (DAYS, "57d", "reached"),
        (DAYS, "45d", "missed"),
        (replace(DAYS, few=True), "45d", "unclear"),
        (replace(DAYS, value=None), "45d", None),
        (Figure(measure="churn_rate", value=0.03, unit="share", low=0.02, high=0.04), "5 %", "reached"),
        (Figure(measure="churn_rate", value=0.03, unit="share", low=0.02, high=0.04), "1 %", "missed"),
    ],
)
def test_a_plan_is_reached_or_missed_only_beyond_chance(figure: Figure, plan: str, verdict: Verdict | None) -> None:
    assert with_plan(figure, plan).verdict == verdict


def test_a_plan_of_another_kind_of_number_is_that_of_another_figure() -> None:
    mean = Figure(measure="csat", basis="mean", value=4.4, unit="points", n=40)
    satisfied = Figure(measure="csat", basis="satisfied", value=0.93, unit="share", n=40)
    assert [(with_plan(figure, "90 %").plan, with_plan(figure, "4.2").plan) for figure in (mean, satisfied)] == [
        (None, 4.2),
        (0.9, None),
    ]


def test_a_plan_in_another_currency_is_held_against_nothing() -> None:
    cost = Figure(measure="cac", value=9000, unit="money", currency="EUR", n=40)
    assert with_plan(cost, "12000 USD").verdict is None
    assert with_plan(cost, "12000 EUR").verdict == with_plan(cost, "12000").verdict == "reached"


def test_which_direction_is_better_and_who_answers_is_told_without_a_plan() -> None:
    figure = with_plan(DAYS, None, "Sales")
    assert (figure.better, figure.owner, figure.plan) == ("lower", "Sales", None)


def test_one_plan_is_that_of_one_figure() -> None:
    shares = {
        basis: Figure(measure="coverage", basis=basis, value=0.5, unit="share") for basis in ("reached", "engaged")
    }
    assert {basis: with_plan(figure, "80 %").plan for basis, figure in shares.items()} == {
        "reached": None,
        "engaged": 0.8,
    }
    assert with_plan(shares["reached"], "80 %", basis="reached").plan == 0.8
    late = Figure(measure="time_to_first_value", basis="p90", value=120, unit="days")
    assert with_plan(late, "90d").plan is None
    answers = [Figure(measure="handoff_time", basis="median", value=3, unit="days")]
    answers += [Figure(measure="handoff_time", basis="in_time", value=0.7, unit="share")]
    assert [with_plan(figure, "90 %").plan for figure in answers] == [None, 0.9]
    assert [with_plan(figure, "48h").plan for figure in answers] == [2, None]
    part = Figure(measure="attention", of="retain", basis="contacts", value=0.1, unit="share")
    assert with_plan(part, "40 %").plan is None
