"""Numbers as every engine takes them."""

from __future__ import annotations

import ibis
from ibis.expr.types import FloatingScalar


def number(value: float) -> FloatingScalar:
    """Return a number with a point that floats. Of a bare 2.5 some engines make a decimal, and reckon otherwise."""
    return ibis.literal(repr(float(value))).cast("float64")
