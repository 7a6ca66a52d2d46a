"""Intervals of shares and of their differences, to the digits that were published."""

import pytest

from journeymap.measurement.chance import (
    difference_from_declared,
    difference_interval,
    few,
    mean_interval,
    share_interval,
)


@pytest.mark.parametrize(
    ("part", "n", "low", "high"),
    [(9, 20, 0.2582, 0.6579), (0, 5, 0, 0.4345), (45, 180, 0.1924, 0.3180), (5, 5, 0.5655, 1)],
)
def test_the_interval_of_a_share(part: int, n: int, low: float, high: float) -> None:
    interval = share_interval(part, n)
    assert interval is not None
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("part", "n", "low", "high"),
    [(9, 20, -0.4, 41.6), (3, 5, -2.5, 63.8)],
)
def test_the_interval_of_a_difference_to_45_of_180(part: int, n: int, low: float, high: float) -> None:
    interval = difference_interval(part, n, 45, 180)
    assert interval is not None
    assert (round(100 * interval.low, 1), round(100 * interval.high, 1)) == (low, high)


def test_no_cases_have_no_interval() -> None:
    assert share_interval(0, 0) is None
    assert difference_interval(0, 0, 45, 180) is None
    assert difference_interval(9, 20, 0, 0) is None
    assert difference_from_declared(0, 0, 0.25) is None


def test_none_and_all_reach_the_ends() -> None:
    for n in (1, 2, 3, 7, 20, 1000):
        none, every = share_interval(0, n), share_interval(n, n)
        assert none is not None
        assert every is not None
        assert none.low == 0
        assert every.high == 1
        assert 1 - none.high == pytest.approx(every.low)


def test_a_declared_rate_has_no_chance_of_its_own() -> None:
    interval = difference_from_declared(9, 20, 0.25)
    assert interval is not None
    assert (round(interval.low, 4), round(interval.high, 4)) == (0.0082, 0.4079)


@pytest.mark.parametrize(
    ("n", "fewest", "expected"), [(20, None, False), (19, None, True), (11, 10, False), (0, 0, False)]
)
def test_few_cases(n: int, fewest: int | None, expected: bool) -> None:
    assert few(n, fewest) is expected


def test_the_interval_of_a_mean_is_wide_for_few_values() -> None:
    values = [2.0, 4.0, 9.0]
    interval = mean_interval(5.0, sum(value * value for value in values), 3)
    assert interval is not None
    assert (round(interval.low, 3), round(interval.high, 3)) == (-3.957, 13.957)
    ten = mean_interval(5.5, sum(value * value for value in range(1, 11)), 10)
    assert ten is not None
    assert (round(ten.low, 2), round(ten.high, 2)) == (3.33, 7.67)
    assert mean_interval(5.0, 25.0, 1) is None
