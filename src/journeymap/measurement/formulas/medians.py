"""Medians and other quantiles that are exact, and the same on every engine.

Engines differ in what they call a median, and some only estimate it. So values are counted by their whole part first,
and only those whose whole part lies in the middle are put in order, which is quick for many millions.
"""

from __future__ import annotations

import ibis
from ibis.expr.types import IntegerValue, Table


def medians(rows: Table, by: str | None, value: str) -> Table:
    """Return the median of the values in each group, as `median`, with how many they are, as `n`. Nulls are no values.

    Without `by`, all rows are one group.
    """
    return quantiles(rows, by, value, 1, 2).rename(median="quantile")


def quantiles(rows: Table, by: str | None, value: str, part: int, of: int) -> Table:
    """Return in each group the value up to which `part` in `of` of the values are, as `quantile`, with their number.

    Where that falls just between two values, it is the middle of both, as a median is.
    """
    values = rows.select(by=rows[by] if by else ibis.literal(0), value=rows[value].cast("float64")).filter(
        lambda t: t.value.notnull()
    )
    values = values.mutate(whole=values.value.floor().cast("int64"))
    counted = values.group_by("by", "whole").agg(count=lambda t: t.count())
    counted = counted.mutate(
        upto=counted["count"].sum().over(group_by=counted.by, order_by=counted.whole, rows=(None, 0)).cast("int64"),
        n=counted["count"].sum().over(group_by=counted.by).cast("int64"),
    )
    # The places of the middle, from 1: the value after which `part` of `of` are done, and the next where both are.
    last, following = _places(counted.n, part, of)
    middle = counted.filter(counted.upto >= last, counted.upto - counted["count"] < following)
    before = middle.upto - middle["count"]
    middle = middle.select("by", "whole", "n", before=before.min().over(group_by=middle.by))
    ranked = values.join(middle, ["by", "whole"])
    ranked = ranked.mutate(place=ibis.row_number().over(group_by=ranked.by, order_by=ranked.value) + 1 + ranked.before)
    last, following = _places(ranked.n, part, of)
    found = ranked.filter((ranked.place == last) | (ranked.place == following))
    quantile = found.group_by("by").agg(quantile=found.value.mean().cast("float64"), n=found.n.max().cast("int64"))
    return quantile.rename({by: "by"}) if by else quantile.drop("by")


def _places(n: IntegerValue, part: int, of: int) -> tuple[IntegerValue, IntegerValue]:
    """Return the places, from 1, between which the quantile lies; they are one where it is a value of its own."""
    done = n * part
    last = (done + of - 1) // of
    return last, (done // of) + 1
