"""How a number came about, as a small line: one point for each day on which it was measured.

Coordinates are those of the drawing: x from the first day to the last, y from the top down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDTH, HEIGHT = 120, 28
_LEFT, _RIGHT = 3.0, WIDTH - 5.0
"""Where the line begins and ends; the mark of the newest point stands at its end."""
_TOP, _BOTTOM = 4.0, HEIGHT - 4.0


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A small line; `plan` is the height of the plan, None where there is none or it lies far outside."""

    path: str
    end: tuple[float, float]
    """The newest point."""
    plan: float | None = None


def sparkline(points: Sequence[tuple[date, float | None]], plan: float | None = None) -> Sparkline | None:
    """Draw a line through numbers by their days; None where fewer than two are known. It breaks where one is not."""
    known = [(day, value) for day, value in points if value is not None]
    if len(known) < 2:
        return None
    values = [value for _, value in known] + ([] if plan is None else [plan])
    first, last = points[0][0], points[-1][0]

    def at(day: date, value: float) -> tuple[float, float]:
        x = _LEFT + (_RIGHT - _LEFT) * (day - first).days / max(1, (last - first).days)
        return round(x, 1), _height(value, min(values), max(values))

    path, draws = "", False
    for day, value in points:
        if value is not None:
            x, y = at(day, value)
            path += f"{'L' if draws else 'M'}{x:g} {y:g}"
        draws = value is not None
    return Sparkline(path, at(*known[-1]), None if plan is None else _height(plan, min(values), max(values)))


def _height(value: float, least: float, most: float) -> float:
    """Put the least at the bottom and the most at the top; where all are the same, the line runs in the middle."""
    part = (value - least) / (most - least) if most > least else 0.5
    return round(_BOTTOM - part * (_BOTTOM - _TOP), 1)
