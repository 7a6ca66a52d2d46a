"""How large a slide is, and where on it its content stands."""

from __future__ import annotations

from journeymap.exporting.slides.fit import column_width

WIDTH, HEIGHT = 960.0, 540.0
"""A slide, in points: 16 to 9."""
LEFT, TOP, BOTTOM = 44.0, 112.0, 500.0
"""Where the content of a slide begins and ends."""
GAP = 26.0
ROOM = WIDTH - 2 * LEFT


def column_box(index: int, number: int, *, is_rtl: bool) -> tuple[float, float, float, float]:
    """Return where a column stands: its start, top, width and height."""
    width = column_width(number, ROOM, GAP)
    place = number - 1 - index if is_rtl else index
    return LEFT + place * (width + GAP), TOP, width, BOTTOM - TOP
