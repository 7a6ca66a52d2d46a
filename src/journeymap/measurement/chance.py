"""What chance alone may do to a share of few cases."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

FEW = 20
"""On fewer cases than this a share says too little, unless a measure asks for another number."""
_Z = 1.959963984540054
"""The quantile of the normal distribution that leaves 2.5 % on each side."""


class Interval(NamedTuple):
    """Between which two numbers the true one lies, at 95 %."""

    low: float
    high: float


def few(n: int, fewest: int | None = None) -> bool:
    """Whether a number rests on too few cases to tell."""
    return n < (FEW if fewest is None else fewest)


def share_interval(part: float, n: int) -> Interval | None:
    """Return the interval of a share, by Wilson's score method, which holds for few cases, for none and for all of n.

    None where there are no cases.
    """
    if n <= 0:
        return None
    share = part / n
    square = _Z * _Z
    middle = (share + square / (2 * n)) / (1 + square / n)
    reach = _Z * sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    # At the ends the formula gives them exactly, but for the last bit.
    low = 0.0 if part <= 0 else max(0.0, middle - reach)
    high = 1.0 if part >= n else min(1.0, middle + reach)
    return Interval(low, high)


def difference_interval(part: float, n: int, other_part: float, other_n: int) -> Interval | None:
    """Return the interval of the difference between two shares, the first less the second, by Newcombe's method.

    It joins the Wilson intervals of both (his method 10). None where one of them has no cases.
    """
    one, other = share_interval(part, n), share_interval(other_part, other_n)
    if one is None or other is None:
        return None
    share, other_share = part / n, other_part / other_n
    difference = share - other_share
    return Interval(
        difference - sqrt((share - one.low) ** 2 + (other.high - other_share) ** 2),
        difference + sqrt((one.high - share) ** 2 + (other_share - other.low) ** 2),
    )


def difference_from_declared(part: float, n: int, declared: float) -> Interval | None:
    """Return the interval of the difference between a share and a rate that is given without its cases."""
    interval = share_interval(part, n)
    return interval and Interval(interval.low - declared, interval.high - declared)


def mean_interval(mean: float, squares: float, n: int) -> Interval | None:
    """Return the interval of a mean, by Student's t; `squares` is the sum of the squares of its values.

    None for a single value, which says nothing of how far others lie from it.
    """
    if n < 2:
        return None
    deviation = sqrt(max(0.0, squares - n * mean * mean) / (n - 1))
    reach = _t(n - 1) * deviation / sqrt(n)
    return Interval(mean - reach, mean + reach)


def _t(degrees: int) -> float:
    """Return the quantile of Student's t that leaves 2.5 % on each side: exact for one and two degrees of freedom, by
    the expansion of Cornish and Fisher for more, which is right to a percent.
    """
    if degrees <= 2:
        return 12.706204736432095 if degrees == 1 else 4.302652729911275
    z, v = _Z, degrees
    first = (z**3 + z) / (4 * v)
    second = (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
    return z + first + second + third
