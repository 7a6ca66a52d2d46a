"""Small lines of what was measured day by day."""

from datetime import date

import pytest

from journeymap.view.measured.sparkline import HEIGHT, WIDTH, sparkline

DAYS = (date(2026, 8, 1), date(2026, 9, 1), date(2026, 11, 1))


@pytest.mark.parametrize("values", [(), (1.0,), (None, 2.0, None)])
def test_one_number_is_no_line(values: tuple[float | None, ...]) -> None:
    assert sparkline(list(zip(DAYS, values, strict=False))) is None


def test_the_line_rises_with_the_numbers_and_ends_at_the_newest() -> None:
    line = sparkline([(DAYS[0], 1.0), (DAYS[1], 2.0), (DAYS[2], 3.0)])
    assert line is not None
    assert line.path == "M3 24L40.7 14L115 4"  # the months are not equally far apart
    assert line.end == (115, 4)


def test_it_breaks_where_a_number_is_not_known() -> None:
    line = sparkline([(DAYS[0], 1.0), (DAYS[1], None), (DAYS[2], 3.0)])
    assert line is not None
    assert line.path == "M3 24M115 4"


def test_the_same_number_every_time_is_a_line_in_the_middle() -> None:
    line = sparkline([(DAYS[0], 7.0), (DAYS[2], 7.0)])
    assert line is not None
    assert line.path == f"M3 {HEIGHT // 2}L{WIDTH - 5} {HEIGHT // 2}"


def test_the_plan_lies_within_the_drawing() -> None:
    line = sparkline([(DAYS[0], 1.0), (DAYS[2], 2.0)], plan=3.0)
    assert line is not None
    assert line.plan == 4
    assert line.end == (115, 14)
