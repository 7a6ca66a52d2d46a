"""Paths of SVG become steps with places from the start of the drawing, however short they are written."""

import pytest

from journeymap.exporting.poster.curve import steps


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("", []),
        ("M1 2L3 4", [["M", 1, 2], ["L", 3, 4]]),
        ("M1 2 3 4", [["M", 1, 2], ["L", 3, 4]]),
        ("M10 20l5-5", [["M", 10, 20], ["L", 15, 15]]),
        ("M10 20m1 1h4v-2", [["M", 10, 20], ["M", 11, 21], ["L", 15, 21], ["L", 15, 19]]),
        ("M0 5H7V.5", [["M", 0, 5], ["L", 7, 5], ["L", 7, 0.5]]),
        ("M1 1C1 2 3 4 5 6", [["M", 1, 1], ["C", 1, 2, 3, 4, 5, 6]]),
        (
            "M1 1c1 2 3 4 5 6 1-1 1.5.5 2 2",
            [["M", 1, 1], ["C", 2, 3, 4, 5, 6, 7], ["C", 7, 6, 7.5, 7.5, 8, 9]],
        ),
        ("M1 1h2zl1 0", [["M", 1, 1], ["L", 3, 1], ["Z"], ["L", 2, 1]]),
    ],
)
def test_a_path_is_read(path: str, expected: list[list[str | float]]) -> None:
    assert list(steps(path)) == expected
