"""The size of a slide, and where its content goes."""

from __future__ import annotations

from journeymap.exporting.slides.fit import column_width

WIDTH, HEIGHT = 960.0, 540.0
"""The size of a slide in points, at 16:9."""
LEFT, TOP, BOTTOM = 44.0, 112.0, 500.0
"""Where the content of a slide begins at the left and at the top, and where it ends, in points."""
GAP = 26.0
ROOM = WIDTH - 2 * LEFT


def column_box(index: int, number: int, *, is_rtl: bool) -> tuple[float, float, float, float]:
    """Return the left edge, top, width and height of a column."""
    width = column_width(number, ROOM, GAP)
    place = number - 1 - index if is_rtl else index
    return LEFT + place * (width + GAP), TOP, width, BOTTOM - TOP
