"""Draw smooth lines through points so that lines through the same points run side by side, and never as one.

Places count columns from 0, with a column's middle at 0.5; heights are percent from the top of the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

Knot = tuple[float, float]
"""A point of a line: its place and its height."""

_ALIKE = 1e-6


@dataclass(frozen=True, slots=True)
class Thread:
    """A smooth line through its knots; none where a line has no point."""

    knots: tuple[Knot, ...]
    slopes: tuple[float, ...]

    def runs_at(self, x: float) -> bool:
        """Whether the line passes a place."""
        return bool(self.knots) and self.knots[0][0] - _ALIKE <= x <= self.knots[-1][0] + _ALIKE

    def height(self, x: float) -> float:
        """Return its height at a place that it passes."""
        return self._at(x)[0]

    def path(self, start: float, end: float, *, left: float = 0.0, width: float = 100.0) -> str:
        """Return the part between two places as an SVG path; empty where it does not run between them.

        A column is `width` wide, and `left` is the place from which the path counts. Each piece counts from its start:
        like pieces are written alike, which packs well.
        """
        points = [((x - left) * width, round(y, 1)) for x, y in self._controls(start, end)]
        if not points:
            return ""
        ends = [(round(x, 1), y) for x, y in points[::3]]
        pieces = (
            [(round(x - x0), y - y0) for x, y in points[3 * number + 1 : 3 * number + 3]] + [(x1 - x0, y1 - y0)]
            for number, ((x0, y0), (x1, y1)) in enumerate(pairwise(ends))
        )
        return f"M{_numbers([ends[0]])}c{_numbers(chain.from_iterable(pieces))}"

    def _controls(self, start: float, end: float) -> list[Knot]:
        """The ends and control points of the cubic pieces between two places."""
        points: list[Knot] = []
        for (x0, _), (x1, _) in pairwise(self.knots):
            left, right = max(x0, start), min(x1, end)
            if right - left < _ALIKE:
                continue
            (y0, d0), (y1, d1) = self._between(left, x0), self._between(right, x0)
            third = (right - left) / 3
            piece = [(left, y0), (left + third, y0 + third * d0), (right - third, y1 - third * d1), (right, y1)]
            points += piece[1:] if points else piece
        return points

    def _at(self, x: float) -> tuple[float, float]:
        if len(self.knots) == 1:
            return self.knots[0][1], 0.0
        begins = [start for (start, _), (end, _) in pairwise(self.knots) if x <= end + _ALIKE]
        return self._between(x, begins[0] if begins else self.knots[-2][0])

    def _between(self, x: float, start: float) -> tuple[float, float]:
        """The height and the slope on the piece that begins at a place (a cubic Hermite spline)."""
        index = next(i for i, (place, _) in enumerate(self.knots) if place == start)
        (x0, y0), (x1, y1) = self.knots[index], self.knots[index + 1]
        width = x1 - x0
        t = (x - x0) / width
        left, right = width * self.slopes[index], width * self.slopes[index + 1]
        rise = 2 * t**3 - 3 * t**2
        height = (rise + 1) * y0 + (t**3 - 2 * t**2 + t) * left - rise * y1 + (t**3 - t**2) * right
        slope = 6 * (t**2 - t) * (y0 - y1) + (3 * t**2 - 4 * t + 1) * left + (3 * t**2 - 2 * t) * right
        return height, slope / width


def braid(lines: Sequence[Sequence[Knot]], gap: float) -> tuple[Thread, ...]:
    """Draw lines so that those at one height lie a gap apart: whoever comes from above stays above."""
    plain = [Thread(tuple(knots), tuple(_slopes(knots))) for knots in lines]
    places = sorted({x for thread in plain for x, _ in thread.knots})
    shifted = [
        [(x, _apart(number, x, plain, places, gap)) for x, _ in thread.knots] for number, thread in enumerate(plain)
    ]
    slopes = [_shared_slopes(thread, plain, gap) for thread in plain]
    return tuple(Thread(tuple(knots), tuple(own)) for knots, own in zip(shifted, slopes, strict=True))


def _slopes(points: Sequence[Knot]) -> list[float]:
    """Slopes that never overshoot (Fritsch and Carlson's monotone cubic, with harmonic means).

    An ordinary spline would rise above the scores around it, and show a feeling that nobody has.
    """
    if not points:
        return []
    steps = [(after[1] - before[1]) / (after[0] - before[0]) for before, after in pairwise(points)]
    inner = [0.0 if left * right <= 0 else 2 * left * right / (left + right) for left, right in pairwise(steps)]
    return [0.0, *inner, 0.0][: len(points)]


def _shared_slopes(thread: Thread, threads: Sequence[Thread], gap: float) -> list[float]:
    """Where lines meet, all of them take the flattest of their slopes, or none: so they leave side by side."""
    slopes = []
    for knot, slope in zip(thread.knots, thread.slopes, strict=True):
        there = [slope, *(other for other in _slopes_at(knot, threads, gap))]
        same_way = min(there) * max(there) > 0
        slopes.append(min(there, key=abs) if same_way else 0.0)
    return slopes


def _slopes_at(knot: Knot, threads: Sequence[Thread], gap: float) -> Iterator[float]:
    for thread in threads:
        for (x, y), slope in zip(thread.knots, thread.slopes, strict=True):
            if abs(x - knot[0]) < _ALIKE and abs(y - knot[1]) < gap:
                yield slope


def _apart(number: int, x: float, threads: Sequence[Thread], places: Sequence[float], gap: float) -> float:
    """The height of a line at a place, a gap from all that pass there."""
    there = [i for i, thread in enumerate(threads) if thread.runs_at(x)]
    order = sorted(there, key=lambda i: (*_way_to(threads[i], x, places), i))
    heights = _spread([threads[i].height(x) for i in order], gap)
    return heights[order.index(number)]


def _way_to(thread: Thread, x: float, places: Sequence[float]) -> tuple[float, ...]:
    """The heights of a line from a place back to its start, then on to its end: what its order among others is."""
    first, last = thread.knots[0][0], thread.knots[-1][0]
    back = [place for place in reversed(places) if place < x]
    on = [place for place in places if place > x]
    return tuple(round(thread.height(min(max(place, first), last)), 6) for place in (x, *back, *on))


def _spread(heights: Sequence[float], gap: float) -> list[float]:
    """Move sorted heights apart as little as it takes."""
    blocks: list[tuple[float, int]] = []  # the middle, and how many lines it holds
    for height in heights:
        middle, number = height, 1
        while blocks and middle - blocks[-1][0] < gap * (number + blocks[-1][1]) / 2:
            before, more = blocks.pop()
            middle = (middle * number + before * more) / (number + more)
            number += more
        blocks.append((middle, number))
    return [middle + gap * (i - (number - 1) / 2) for middle, number in blocks for i in range(number)]


def columns(thread: Thread, number: int) -> tuple[str, ...]:
    """Return for each column the piece of a line that runs through it; empty where none does."""
    return tuple(thread.path(column, column + 1, left=column) for column in range(number))


def dots(knots: Sequence[Knot], width: float) -> str:
    """Return points as an SVG path of strokes without length; a column is `width` wide."""
    return "".join(f"M{_numbers([(x * width, y)])}h0" for x, y in knots)


def _numbers(points: Iterable[Knot]) -> str:
    return " ".join(f"{round(number, 1) + 0:g}" for point in points for number in point).replace(" -", "-")
