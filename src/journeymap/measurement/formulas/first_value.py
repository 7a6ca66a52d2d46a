"""How long customers wait for a first result, as the accounts of a workspace tell: this needs no data file.

All customers whose time has begun count, up to the day. Whoever still waits counts in no median, so those are told
beside it, with the days that they have waited. Whoever has waited for less than ninety days has not failed yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean, median

from journeymap.analysis.first_result import TIME_ALLOWED
from journeymap.measurement.chance import few, share_interval
from journeymap.model.account import FirstValue
from journeymap.model.snapshot import Figure
from journeymap.workspace import LinkedAccount

_MOST_AGES = 10


@dataclass(frozen=True, slots=True)
class Waits:
    """How long customers waited, and how long others have been waiting."""

    reached: tuple[int, ...] = ()
    """The days until a first result, the shortest first."""
    open: tuple[int, ...] = ()
    """The days of those who have none yet, the longest first."""
    slips: int = 0
    """How many have a result of a day before their time began: a slip, which counts for nothing."""


def waits(accounts: Iterable[LinkedAccount], as_of: date) -> Waits:
    """Return how long the customers among some accounts waited for a first result, as of a day."""
    firsts = [first for account in accounts if (first := account.model.first_value) and _has_begun(first, as_of)]
    reached = [_days(first, first.reached) for first in firsts if first.reached and first.reached <= as_of]
    waiting = [_days(first, as_of) for first in firsts if not first.reached or first.reached > as_of]
    after = sorted(days for days in reached if days >= 0)
    return Waits(tuple(after), tuple(sorted(waiting, reverse=True)), len(reached) - len(after))


def _has_begun(first: FirstValue, as_of: date) -> bool:
    return first.start is not None and first.start <= as_of


def _days(first: FirstValue, day: date) -> int:
    return (day - first.start).days if first.start else -1


def time_to_first_value(waits: Waits, as_of: date, fewest: int | None = None) -> tuple[Figure, Figure]:
    """Return after how many days half of those who have a first result had it, and after how many nine of ten had."""
    middle = median(waits.reached) if waits.reached else None
    return _of_days("median", middle, waits, as_of, fewest), _of_days(
        "p90", _quantile(waits.reached, 9, 10), waits, as_of, fewest
    )


def _of_days(basis: str, value: float | None, waits: Waits, as_of: date, fewest: int | None) -> Figure:
    n = len(waits.reached)
    return Figure(
        measure="time_to_first_value",
        basis=basis,
        value=None if value is None else float(value),
        reason="no_cases" if value is None else None,
        unit="days",
        n=n,
        mean=fmean(waits.reached) if basis == "median" and n else None,
        left_out=waits.slips,
        few=few(n, fewest),
        open=len(waits.open),
        open_ages=waits.open[:_MOST_AGES],
        end=as_of + timedelta(days=1),
        notes=("result_before_start",) if waits.slips else (),
    )


def _quantile(values: Sequence[int], part: int, of: int) -> float | None:
    """Return the value up to which `part` in `of` are; the middle of two where it falls between them."""
    if not values:
        return None
    done = len(values) * part
    last, following = -(-done // of), min(done // of + 1, len(values))
    return (values[last - 1] + values[following - 1]) / 2


def day_90_rate(waits: Waits, as_of: date, fewest: int | None = None) -> Figure:
    """Return which part had a first result by day ninety, of those who have one or whose ninety days are over."""
    allowed = TIME_ALLOWED.days
    over = sum(days > allowed for days in waits.open)
    in_time, n = sum(days <= allowed for days in waits.reached), len(waits.reached) + over
    young = waits.open[over:]
    interval = share_interval(in_time, n)
    return Figure(
        measure="day_90_rate",
        value=in_time / n if n else None,
        reason=None if n else "no_cases",
        unit="share",
        n=n,
        numerator=in_time,
        denominator=n,
        low=interval and interval.low,
        high=interval and interval.high,
        few=few(n, fewest),
        open=len(young),
        open_ages=young[:_MOST_AGES],
        end=as_of + timedelta(days=1),
    )
