"""Fill what lies between a line and the same persona's line on another map: better where it is higher, else worse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from journeymap.view.board.braid import Thread, braid
from journeymap.view.board.curve_line import CurveLine

_STEPS = 24
_LEAST = 0.5
"""Lines nearer than this, in percent of the height, say the same."""


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the drawing in which a line lies above another, or below it, as an SVG path."""

    number: int
    mark: int
    kind: Literal["better", "worse"]
    path: str


def areas(line: CurveLine, other: CurveLine, start: float, end: float, *, width: float = 100.0) -> Iterator[Area]:
    """Yield the areas between two lines from one place to another; a column is `width` wide."""
    (plain,), (plain_other,) = braid([line.knots], 0), braid([other.knots], 0)
    if len(plain.knots) < 2 or len(plain_other.knots) < 2:
        return
    first = max(start, plain.knots[0][0], plain_other.knots[0][0])
    last = min(end, plain.knots[-1][0], plain_other.knots[-1][0])
    if first >= last:
        return
    for (begin, finish), is_better in _intervals(first, last, _gain(plain, plain_other)):
        away = line.thread.path(begin, finish, left=start, width=width)
        back = other.thread.back(begin, finish, left=start, width=width)
        yield Area(line.number, line.mark, "better" if is_better else "worse", f"{away}{back}Z")


def _gain(line: Thread, other: Thread) -> Callable[[float], float]:
    return lambda x: other.height(x) - line.height(x)


def _intervals(first: float, last: float, gain: Callable[[float], float]) -> Iterator[tuple[tuple[float, float], bool]]:
    """Where something is gained, and where it is lost."""
    places = [first + (last - first) * step / _STEPS for step in range(_STEPS + 1)]
    borders = [first]
    for before, after in pairwise(places):
        if gain(before) * gain(after) < 0:
            borders.append(_crossing(before, after, gain))
        elif (abs(gain(before)) < _LEAST) != (abs(gain(after)) < _LEAST):
            borders.append(before if abs(gain(before)) < _LEAST else after)
    borders.append(last)
    for begin, finish in pairwise(sorted(set(borders))):
        middle = max((gain(begin + (finish - begin) * part / 4) for part in (1, 2, 3)), key=abs)
        if finish - begin > 1e-3 and abs(middle) >= _LEAST:
            yield (begin, finish), middle > 0


def _crossing(low: float, high: float, gain: Callable[[float], float]) -> float:
    for _ in range(12):
        middle = (low + high) / 2
        if gain(low) * gain(middle) <= 0:
            high = middle
        else:
            low = middle
    return (low + high) / 2
