"""Numbers as every engine takes them."""

from __future__ import annotations

import ibis
from ibis.expr.types import BooleanValue, FloatingScalar, IntegerValue, TimestampValue


def number(value: float) -> FloatingScalar:
    """Return a number with a point that floats. Of a bare 2.5 some engines make a decimal, and reckon otherwise."""
    return ibis.literal(repr(float(value))).cast("float64")


def whole_seconds(moment: TimestampValue) -> IntegerValue:
    """Return the seconds since 1970, without the fractions in which engines differ."""
    return moment.epoch_seconds().floor().cast("int64")


def holds(condition: BooleanValue) -> BooleanValue:
    """Return whether a condition is known to hold. Of unknown ones alone, some engines count no number at all."""
    return ibis.coalesce(condition, False)
