"""Numbers as every engine takes them."""

from __future__ import annotations

from datetime import date, datetime, time

import ibis
from ibis.expr.types import BooleanValue, FloatingScalar, IntegerValue, TimestampValue

_BEGINNING = datetime.combine(date(1970, 1, 1), time.min)


def number(value: float) -> FloatingScalar:
    """Return a number with a point that floats. Of a bare 2.5 some engines make a decimal, and reckon otherwise."""
    return ibis.literal(repr(float(value))).cast("float64")


def whole_seconds(moment: TimestampValue) -> IntegerValue:
    """Return the seconds since 1970, without the fractions in which engines differ."""
    # Not epoch_seconds, for which ibis asks BigQuery in a way that holds of times with a zone only.
    return moment.truncate("s").delta(_BEGINNING, unit="second").cast("int64")


def holds(condition: BooleanValue) -> BooleanValue:
    """Return whether a condition is known to hold. Of unknown ones alone, some engines count no number at all."""
    return ibis.coalesce(condition, False)
