"""Ids of records in Salesforce, which reports write with fifteen letters and exports with eighteen."""

from __future__ import annotations

import ibis
from ibis.expr.types import StringValue


def record_id(written: StringValue) -> StringValue:
    """Return the fifteen letters that make an id; three more only check them."""
    is_long = written.re_search("^[a-zA-Z0-9]{15}[A-Z0-5]{3}$").fill_null(False)
    return ibis.ifelse(is_long, written.substr(0, 15), written)
