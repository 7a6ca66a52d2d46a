"""Fill what lies between a line and the same persona's line on another map: better where it is higher, else worse."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from journeymap.view.board.braid import Thread, braid
from journeymap.view.board.curve_line import CurveLine

Part = tuple[tuple[float, float], bool]
"""From where to where, and whether it is better there."""
_LEAST = 0.5
"""Lines nearer than this, in percent of the height, say the same."""


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the drawing in which a line lies above another, or below it, as an SVG path.

    It is what lies below one of the lines and not below the other, so it is filled by the even-odd rule.
    """

    number: int
    mark: int
    kind: Literal["better", "worse"]
    path: str


def areas(line: CurveLine, other: CurveLine, start: float, end: float, *, width: float = 100.0) -> Iterator[Area]:
    """Yield the areas between two lines from one place to another; a column is `width` wide."""
    (plain,), (plain_other,) = braid([line.knots], 0), braid([other.knots], 0)
    if len(plain.knots) < 2 or len(plain_other.knots) < 2:
        return
    first, last = max(plain.knots[0][0], plain_other.knots[0][0]), min(plain.knots[-1][0], plain_other.knots[-1][0])
    gain = _gain(plain, plain_other)
    knots = sorted({first, last, *(x for x, _ in (*plain.knots, *plain_other.knots) if first < x < last)})
    for (begin, finish), is_better in _joined(part for ends in pairwise(knots) for part in _parts(*ends, gain)):
        from_, to = max(begin, start), min(finish, end)
        if from_ < to:
            paths = (each.thread.path(from_, to, left=start, width=width) for each in (line, other))
            down = f"V100H{round((from_ - start) * width, 1):g}z"
            path = "".join(f"{path}{down}" for path in paths)
            yield Area(line.number, line.mark, "better" if is_better else "worse", path)


def _gain(line: Thread, other: Thread) -> Callable[[float], float]:
    return lambda x: other.height(x) - line.height(x)


def _parts(begin: float, finish: float, gain: Callable[[float], float]) -> Iterator[Part]:
    """What lies between two scores: better or worse only as one of them is, however the lines bend."""
    at_start, at_end = (0 if abs(gain(x)) < _LEAST else gain(x) for x in (begin, finish))
    if at_start * at_end < 0:
        middle = _crossing(begin, finish, gain)
        yield (begin, middle), at_start > 0
        yield (middle, finish), at_end > 0
    elif at_start or at_end:
        yield (begin, finish), at_start + at_end > 0


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    """Neighbors of one kind as one."""
    last: Part | None = None
    for part in parts:
        (begin, finish), is_better = part
        if last and last[0][1] == begin and last[1] == is_better:
            last = (last[0][0], finish), is_better
            continue
        if last:
            yield last
        last = part
    if last:
        yield last


def _crossing(low: float, high: float, gain: Callable[[float], float]) -> float:
    for _ in range(16):
        middle = (low + high) / 2
        if gain(low) * gain(middle) <= 0:
            high = middle
        else:
            low = middle
    return (low + high) / 2
