"""What became of deals, and when, by everything that an export says of it."""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis.expr.types import Table

from journeymap.measurement.reading.cells import Cells


def ended(cells: Cells, deals: Table, day: datetime) -> Table:
    """Return the deals with their `outcome` as it was before a day, and when they were `closed`.

    What a deal itself says (`is_won`, `is_closed`) goes before what its stage means (`outcome`). One that ends on that
    day or later is still open, and is told; so is one that ended before it began, which counts all the same.
    """
    is_won, is_closed = deals["is_won"], deals["is_closed"]
    said = ibis.cases(
        (is_won.fill_null(False), "won"),
        (is_closed.fill_null(False) & is_won.notnull(), "lost"),
        (~is_closed.fill_null(True), "open"),
        else_=deals["outcome"].fill_null("open"),
    )
    is_over, end = said != "open", deals["end"]
    early = end.date() < deals["created"].date()
    cells.noted(deals, {"future": is_over & (end >= day), "closed_before_created": is_over & early})
    is_over &= (end < day).fill_null(True)
    is_lost = said == "lost"
    return deals.mutate(
        outcome=ibis.cases((~is_over, "open"), (is_lost & deals["is_no_decision"], "no_decision"), else_=said),
        closed=ibis.ifelse(is_over, end, ibis.null("timestamp")),
        is_lost=is_over & is_lost,
    )
