"""Numbers of measures with what they rest on."""

from datetime import date

import pytest

from journeymap.analysis import Analysis
from journeymap.model.snapshot import Comparison, Figure, Measured
from journeymap.view.measured.figure import FigureView, figure_views, span_of
from tests.support.fixtures import WriteFiles
from tests.support.measured import conversion, measured, win_rate, written
from tests.support.workspaces import load_workspace


@pytest.fixture
def analysis(write_files: WriteFiles) -> Analysis:
    earlier = measured(figures=(conversion(), win_rate(0.4)))
    files = {"journeymap.yaml": "title: T", **written(), **written(earlier, day=date(2026, 10, 22))}
    return Analysis(load_workspace(write_files(files), date(2026, 11, 25)))


def view(figure: Figure, analysis: Analysis) -> FigureView:
    (made,) = figure_views(Measured(figures=(figure,)), {"mqa": "Qualified"}, analysis)
    return made


def test_a_number_has_its_range_its_plan_and_its_cases(analysis: Analysis) -> None:
    shown = view(conversion(), analysis)
    assert (shown.name, shown.of, shown.way) == ("conversion", "Qualified", "of those decided")
    assert [str(said) for said in (shown.value, shown.low, shown.high, shown.plan)] == ["27 %", "9.8 %", "57 %", "30 %"]
    assert (shown.n, shown.few, shown.open, shown.owner) == (11, True, 14, "sales")


def test_a_difference_that_may_be_none_is_not_shown_as_one(analysis: Analysis) -> None:
    against = view(win_rate(), analysis).against
    assert against is not None
    assert (against.what, str(against.value), against.n) == ("outside the list", "25 %", 180)
    assert (against.sign, str(against.difference), against.is_shown) == ("higher", "20 percentage points", False)
    assert (str(against.low), str(against.high)) == ("−0.4", "41.6")


@pytest.mark.parametrize(
    ("difference", "low", "high", "sign", "is_shown"),
    [(0.2, 0.05, 0.35, "higher", True), (-0.2, -0.3, -0.1, "lower", True), (0.0, -0.1, 0.1, "same", False)],
)
def test_a_difference_beyond_chance(
    difference: float, low: float, high: float, sign: str, is_shown: bool, analysis: Analysis
) -> None:
    compared = Comparison(what="declared", value=0.25, n=180, difference=difference, low=low, high=high)
    figure = Figure(measure="win_rate", unit="share", value=0.25 + difference, against=compared)
    against = view(figure, analysis).against
    assert against is not None
    assert (against.sign, against.is_shown) == (sign, is_shown)


def test_what_each_day_said_is_told_with_its_line(analysis: Analysis) -> None:
    known = analysis.measurements.latest
    assert known is not None
    shown = figure_views(known.measured[0], {}, analysis)[1]
    assert [(each.day, str(each.value)) for each in shown.readings] == [("2026-10-22", "40 %"), ("2026-11-22", "45 %")]
    assert shown.line is not None


def test_the_last_day_counts_and_the_end_does_not(analysis: Analysis) -> None:
    shown = view(win_rate(), analysis)
    assert (shown.start, shown.last) == ("2025-11-23", "2026-11-22")


def test_an_unknown_number_says_why_and_what_there_would_be_to_divide(analysis: Analysis) -> None:
    cost = Figure(measure="cac", unit="money", currency="EUR", reason="no_cases", numerator=84500, denominator=0)
    shown = view(cost, analysis)
    assert shown.value is None
    assert shown.reason
    assert [str(part) for part in shown.whole or ()] == ["84,500 EUR", "0"]


def test_an_unknown_reason_is_said_to_be_none(analysis: Analysis) -> None:
    assert view(Figure(measure="cac", unit="money", reason="moon"), analysis).reason == "nobody can say"


@pytest.mark.parametrize(
    ("figure", "span"),
    [
        (Figure(measure="win_rate", unit="share", value=0.25), (25, None, None, None, 0)),
        (conversion(), (27.3, 9.8, 56.6, 30, 0)),
        (Figure(measure="nps", unit="points", value=30, low=-18, high=78), (65, 41, 89, None, 50)),
        (Figure(measure="nrr", unit="share", value=1.1, plan=1.15), (87, None, None, 90.9, 0)),
        (Figure(measure="stage_velocity", unit="days", value=0, plan=0), (0, None, None, 0, 0)),
    ],
)
def test_where_a_number_lies(figure: Figure, span: tuple[float | None, ...]) -> None:
    found = span_of(figure)
    assert found is not None
    assert (found.value, found.low, found.high, found.plan, found.zero) == span


@pytest.mark.parametrize(
    "figure",
    [Figure(measure="cac", unit="money"), Figure(measure="pipeline_velocity", unit="money_per_day", value=4166.67)],
)
def test_a_number_beside_which_nothing_stands_is_not_drawn(figure: Figure) -> None:
    assert span_of(figure) is None
