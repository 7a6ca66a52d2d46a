"""How far a metric is from its target: the way from where it began, how much of it is gone, and what is left.

A number is read where a text holds one and nothing else but its unit. Values in different units are not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from journeymap.model.measures import measure_named
from journeymap.model.numbers import folded, numbers_meant
from journeymap.model.plans import better_of
from journeymap.model.values import Metric

_NUMBER = re.compile(r"[<>≤≥~≈]?\s*(?P<number>[-+]?\d(?:[\d.,'_ ]*\d)?)\s*(?P<unit>[^\d]{0,20})")


@dataclass(frozen=True, slots=True)
class MetricWay:
    """The way of a metric to its target."""

    start: Decimal | None
    """Where it began."""
    now: Decimal
    """Where it is: its last value, else where it began."""
    target: Decimal
    is_read: bool
    """Whether there is a value of later than the start."""
    rises: bool | None
    """Whether more is better; None where nothing says so."""

    @property
    def left(self) -> Decimal | None:
        """The part of the way that is still to go: 0 where the target is reached, more than 1 where it is farther off
        than at the start; None where nobody knows where it began.
        """
        if self.start is None or self.start == self.target:
            return None
        return max((self.target - self.now) / (self.target - self.start), Decimal(0))

    @property
    def is_reached(self) -> bool:
        """Whether the target is reached."""
        if self.rises is None:
            return self.now == self.target
        return self.now >= self.target if self.rises else self.now <= self.target

    @property
    def distance(self) -> Decimal:
        """How far the target is off, as a part of the larger of the two numbers."""
        larger = max(abs(self.target), abs(self.now))
        return abs(self.target - self.now) / larger if larger else Decimal(0)


def way_of(metric: Metric) -> MetricWay | None:
    """Return the way of a metric; None where its target, or every value of it, is no number."""
    target = _number(metric.target)
    start, actual = _number(metric.baseline), _number(metric.actual)
    if target is None:
        return None
    start = start if start and _is_alike(start, target) else None
    actual = actual if actual and _is_alike(actual, target) else None
    now = actual or start
    if now is None:
        return None
    begin = start[0] if start else None
    return MetricWay(begin, now[0], target[0], actual is not None, _rises(metric, begin, target[0]))


def farthest(metrics: Iterable[Metric]) -> tuple[Metric, MetricWay] | None:
    """Return the metric with the largest part of its way still to go; among equals that whose target is the farthest
    off. One of which nobody knows where it began comes after those; what has reached its target is not far.
    """
    ways = [(metric, way) for metric in metrics if (way := way_of(metric)) and not way.is_reached]
    return max(ways, key=lambda found: (found[1].left or Decimal(-1), found[1].distance), default=None)


def _number(text: str | None) -> tuple[Decimal, str] | None:
    """The number that a text holds, and its unit; None where it holds none, several, or one that may be two."""
    found = _NUMBER.fullmatch(folded(text)) if text else None
    meant = numbers_meant(found["number"]) if found else ()
    return (meant[0], found["unit"].strip().casefold()) if found and len(meant) == 1 else None


def _is_alike(value: tuple[Decimal, str], target: tuple[Decimal, str]) -> bool:
    """Whether two values are in one unit, which either may leave out, unless it is a percentage."""
    units = {value[1], target[1]}
    return len(units) == 1 or ("" in units and "%" not in units) or len({unit.rstrip("s") for unit in units}) == 1


def _rises(metric: Metric, start: Decimal | None, target: Decimal) -> bool | None:
    if start is not None and start != target:
        return target > start
    measure = measure_named(metric.kind)
    return better_of(measure.kind) == "higher" if measure else None
