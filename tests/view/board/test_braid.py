"""Lines through the same points run side by side."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from journeymap.view.board.braid import Knot, Thread, braid
from tests.view.board.drawn import ends, places

GAP = 1.0


def knots(*heights: float | None) -> list[Knot]:
    """A line through the middles of columns; None where it has no point."""
    return [(column + 0.5, height) for column, height in enumerate(heights) if height is not None]


def test_a_line_by_itself_passes_through_its_points() -> None:
    (thread,) = braid([knots(14, 50, 86)], GAP)
    assert [thread.height(x) for x in (0.5, 1.5, 2.5)] == [14, 50, 86]


def test_lines_at_one_height_lie_a_gap_apart_about_it() -> None:
    threads = braid([knots(50, 50)] * 3, GAP)
    assert [thread.height(1) for thread in threads] == [49, 50, 51]


def test_who_comes_from_above_stays_above() -> None:
    low, high = braid([knots(86, 50, 50), knots(14, 50, 50)], GAP)
    assert high.height(1.5) < low.height(1.5)
    assert high.height(2.5) < low.height(2.5)


def test_who_goes_up_lies_above_from_the_start() -> None:
    low, high = braid([knots(50, 50, 86), knots(50, 50, 14)], GAP)
    assert high.height(0.5) < low.height(0.5)
    assert high.height(1.5) < low.height(1.5)


def test_lines_that_lie_apart_stay_where_they_are() -> None:
    threads = braid([knots(20, 60), knots(30, 50)], GAP)
    assert [thread.height(0.5) for thread in threads] == [20, 30]


def test_a_line_may_pass_over_a_column() -> None:
    first, second = braid([knots(14, None, 14), knots(14, 14, 14)], GAP)
    assert abs(first.height(1.5) - second.height(1.5)) > GAP / 4


def test_pieces_of_a_line_end_where_the_line_does() -> None:
    (thread,) = braid([knots(14, 50, 86)], GAP)
    assert thread.path(0, 1).startswith("M50 14c")
    assert thread.path(0, 0.25) == ""
    assert ends(thread.path(0, 3)) == ((50, 14), (250, 86))
    assert ends(thread.path(1, 2, left=1)) == ((0, 27.5), (100, 72.5))


def test_a_path_keeps_to_its_line_however_long_it_is() -> None:
    heights = [14.0 + (7.3 * column) % 72 for column in range(40)]
    (thread,) = braid([knots(*heights)], GAP)
    drawn = places(thread.path(0, 40))[::3]
    assert [(round(x / 100, 3), round(y, 1)) for x, y in drawn] == [
        (column + 0.5, round(height, 1)) for column, height in enumerate(heights)
    ]


HEIGHTS = st.sampled_from([14.0, 32.0, 50.0, 68.0, 86.0])


@given(st.lists(st.lists(HEIGHTS, min_size=5, max_size=5), min_size=2, max_size=6))
def test_lines_through_the_same_points_never_run_as_one(lines: list[list[float]]) -> None:
    threads = braid([knots(*heights) for heights in lines], GAP)
    for (heights, thread), (others, other) in combinations(zip(lines, threads, strict=True), 2):
        for column in range(4):
            if heights[column : column + 2] == others[column : column + 2]:
                assert _nearest(thread, other, column + 0.5) > 0.9 * GAP


def _nearest(thread: Thread, other: Thread, start: float) -> float:
    places = (start + step / 20 for step in range(21))
    return min(abs(thread.height(x) - other.height(x)) for x in places)
