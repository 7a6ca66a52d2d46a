"""How long customers wait for a first result."""

from datetime import date, timedelta

import pytest

from journeymap.measurement.formulas.first_value import Waits, day_90_rate, time_to_first_value, waits
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace

TODAY = date(2026, 11, 25)


def day(age: int) -> str:
    return str(TODAY - timedelta(days=age))


def test_what_the_accounts_tell(write_files: WriteFiles) -> None:
    firsts = [
        f"{{milestone: M, start: {day(100)}, reached: {day(40)}}}",
        f"{{milestone: M, start: {day(51)}}}",
        f"{{milestone: M, start: {day(140)}, reached: {day(-5)}}}",
        f"{{milestone: M, start: {day(-10)}}}",
        "{milestone: M}",
        f"{{milestone: M, start: {day(10)}, reached: {day(20)}}}",
    ]
    accounts = "".join(f"  a{number}: {{name: A{number}, first_value: {text}}}\n" for number, text in enumerate(firsts))
    workspace = load_workspace(write_files({"maps/a.yaml": f"accounts:\n{accounts}  none: {{name: None}}\n"}), TODAY)
    assert waits(workspace.accounts.values(), TODAY) == Waits(reached=(60,), open=(140, 51), slips=1)


def test_the_middle_and_nine_of_ten_are_told_with_those_who_wait() -> None:
    middle, late = time_to_first_value(Waits(tuple(range(10, 110, 10)), (140, 51)), TODAY)
    assert (middle.value, middle.n, middle.open, middle.open_ages) == (55, 10, 2, (140, 51))
    assert middle.mean == 55
    assert (late.value, late.basis) == (95, "p90")
    assert time_to_first_value(Waits((30,), ()), TODAY)[1].value == 30
    assert time_to_first_value(Waits((10, 20, 90), ()), TODAY)[1].value == 90


@pytest.mark.parametrize(
    ("given", "numerator", "denominator", "young"),
    [
        (Waits((60, 90, 91), (140, 51)), 2, 4, 1),
        (Waits((), (91,)), 0, 1, 0),
        (Waits((), (90, 3)), 0, 0, 2),
        (Waits((5,), ()), 1, 1, 0),
    ],
)
def test_who_is_young_has_not_failed(given: Waits, numerator: int, denominator: int, young: int) -> None:
    rate = day_90_rate(given, TODAY)
    assert (rate.numerator, rate.denominator, rate.open) == (numerator, denominator, young)
    assert (rate.value, rate.reason) == ((numerator / denominator, None) if denominator else (None, "no_cases"))


def test_without_a_first_result_there_is_no_time() -> None:
    assert [figure.reason for figure in time_to_first_value(Waits((), (140,)), TODAY)] == ["no_cases", "no_cases"]
