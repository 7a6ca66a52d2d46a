"""The plain tables into which every export is turned, and from which every measure is worked out.

Six tell what happened; the seventh only who plays which part in it.
"""

from __future__ import annotations

from dataclasses import dataclass

import ibis
from ibis import Schema
from ibis.expr.types import Table

LOST = "(lost)"
"""The stage of a move that ends the way without a sale."""

MOVES: Schema = ibis.schema(
    {
        "case": "!string",  # what goes through the stages: a deal, or an account
        "account": "string",  # our id where it is matched, else as the data names it
        "stage": "!string",  # our id where it is mapped, else as the data names it; or LOST
        "at": "!timestamp",
        "row": "!int64",  # the order within the data, which decides between moves of the same time
    }
)
"""When which case came into which stage."""

INTERACTIONS: Schema = ibis.schema(
    {
        "account": "string",
        "contact": "string",  # any key of a person, or null for nobody known; never in a result
        "role": "string",
        "type": "!string",  # web, mail, reply, download, webinar, meeting, call, event, ad, mail_sent, mail_open …
        "channel": "string",
        "direction": "!string",  # in: theirs; out: ours; both: a conversation
        "at": "!timestamp",
        "stage": "string",
        "row": "!int64",
    }
)
"""What people of accounts did, and what was done for them."""

DEALS: Schema = ibis.schema(
    {
        "deal": "!string",
        "account": "string",
        "listed": "!boolean",  # whether its account is on the list
        "stage": "string",
        "outcome": "!string",  # open, won, lost, no_decision
        "created": "timestamp",
        "closed": "timestamp",
        "amount": "float64",
        "currency": "string",
        "kind": "string",  # new, expansion, renewal
        "row": "!int64",
    }
)

CUSTOMERS: Schema = ibis.schema(
    {
        "customer": "!string",
        "account": "string",
        "period": "!date",  # its first day
        "revenue": "float64",  # in the period; null where only the customer is known, 0 is no customer
        "currency": "string",
        "row": "!int64",
    }
)
"""Who was a customer in which period, and what it paid."""

SURVEYS: Schema = ibis.schema(
    {
        "account": "string",
        "contact": "string",
        "role": "string",
        "kind": "!string",  # nps, csat, ces
        "score": "!float64",
        "most": "!float64",  # the end of its scale: 10 for nps
        "least": "!float64",
        "at": "!timestamp",
        "stage": "string",
        "row": "!int64",
    }
)

COSTS: Schema = ibis.schema(
    {
        "at": "!date",
        "amount": "!float64",
        "currency": "string",
        "account": "string",
        "phase": "string",
        "stage": "string",
        "channel": "string",
        "team": "string",  # marketing or sales
        "row": "!int64",
    }
)

CONTACTS: Schema = ibis.schema(
    {
        "contact": "!string",  # any key of a person that says nothing of who it is; never in a result
        "account": "string",
        "role": "string",
        "row": "!int64",
    }
)
"""Which parts people play. One who plays several has several rows."""

SCHEMAS: dict[str, Schema] = {
    "moves": MOVES,
    "interactions": INTERACTIONS,
    "deals": DEALS,
    "customers": CUSTOMERS,
    "surveys": SURVEYS,
    "costs": COSTS,
    "contacts": CONTACTS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """What all sources of a program say together. None where no data tells of it, which is not the same as no rows."""

    moves: Table | None = None
    interactions: Table | None = None
    deals: Table | None = None
    customers: Table | None = None
    surveys: Table | None = None
    costs: Table | None = None
    contacts: Table | None = None
