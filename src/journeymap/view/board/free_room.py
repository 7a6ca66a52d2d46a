"""Know what is free in the drawing of one stage, as narrow and as high as it gets: in pixels at 12 px type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

HEIGHT = 304
"""How high the plot of a curve is (curve.css)."""
_BIN = 6
_ALL = (1 << HEIGHT) - 1


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float


class Room:
    """What is taken: for each few pixels from left to right the rows that something stands in."""

    def __init__(self, width: int) -> None:
        self.width = width
        self._rows = [0] * (width // _BIN)

    def copy(self) -> Room:
        """Return a room in which the same is taken."""
        other = Room(self.width)
        other._rows = [*self._rows]
        return other

    def take(self, box: Box) -> None:
        """Take a box."""
        rows = _rows(box.top, box.bottom)
        for place in self._bins(box.left, box.right):
            self._rows[place] |= rows

    def take_line(self, points: Iterable[tuple[float, float]], air: float) -> None:
        """Take what a line runs through, from points close to one another, with some air."""
        before: float | None = None
        for x, y in points:
            low, high = (y, y) if before is None else sorted((before, y))
            self.take(Box(x - _BIN / 2, low - air, x + _BIN / 2, high + air))
            before = y

    def is_free(self, box: Box) -> bool:
        """Whether nothing stands in a box."""
        rows = _rows(box.top, box.bottom)
        return not any(self._rows[place] & rows for place in self._bins(box.left, box.right))

    def nearest_above(self, left: float, right: float, height: int, top: float) -> int | None:
        """Return the lowest free place for the top of a box, from a height up."""
        tops = self._tops(left, right, height) & ((1 << max(0, int(top) + 1)) - 1)
        return tops.bit_length() - 1 if tops else None

    def nearest_below(self, left: float, right: float, height: int, top: float) -> int | None:
        """Return the highest free place for the top of a box, from a height down."""
        first = max(0, -int(-top // 1))
        tops = self._tops(left, right, height) >> first
        return first + (tops & -tops).bit_length() - 1 if tops else None

    def _tops(self, left: float, right: float, height: int) -> int:
        """The rows, as bits, from which on so many are free."""
        taken = 0
        for place in self._bins(left, right):
            taken |= self._rows[place]
        free, together = ~taken & _ALL, 1
        while together < height:
            step = min(together, height - together)
            free &= free >> step
            together += step
        return free

    def _bins(self, left: float, right: float) -> Iterator[int]:
        yield from range(max(0, int(left // _BIN)), min(self.width // _BIN, -int(-right // _BIN)))


def _rows(top: float, bottom: float) -> int:
    first, last = max(0, int(top)), min(HEIGHT, -int(-bottom // 1))
    return ((1 << (last - first)) - 1) << first if last > first else 0
