"""What activities of CRMs have in common: what they are, from whom they came, and whether they took place."""

from __future__ import annotations

import re
from dataclasses import replace

import ibis
from ibis.expr.types import Table

from journeymap.measurement.readers.activity_types import Direction, Kind, direction_of, kind_of
from journeymap.measurement.readers.contact_keys import each_of
from journeymap.measurement.readers.plain import accounted, plain
from journeymap.measurement.readers.reader import Read, ReadContext
from journeymap.measurement.readers.tabling import attached, counted, table_of
from journeymap.measurement.reading.cells import Cells, day_after

_SAID = ("type", "status", "outcome", "direction")
_MOST_PEOPLE = 64
"""No activity is counted for more people than this."""
_NOT_DONE = re.compile(
    r"cancel|no[ -_]?show|reschedul|not started|planned|waiting|deferred|in progress|queued|failed|bounced|draft|open\b"
    r"|abgesagt|geplant|nicht begonnen|annul|reporté|planifi|キャンセル|未着手"
)
_NO_ANSWER = re.compile(
    r"no[ -_]?answer|busy|voice ?mail|wrong number|left (?:a )?(?:live )?message|not reached|unsuccessful|missed"
    r"|nicht erreicht|mailbox|besetzt|9d9162e7-6cf3|a4c4c377-d246|b2cf5968-551e|73a0d17f-1163|17b47fee-58de"
)
"""The last five are what HubSpot calls its own outcomes by: busy, left a message or a voicemail, no answer, wrong."""
_ANSWERED = re.compile(r"connect|answered|spoke|reached|success|f240bbac-87c9|held|erreicht|interess|通話")


def _taken(kind: Kind, outcome: str, direction: Direction | None) -> Direction:
    """Return from whom an activity came. A call that we made is a conversation only where somebody answered it."""
    if kind.type == "call":
        if _NO_ANSWER.search(outcome):
            return "out"
        if _ANSWERED.search(outcome):
            return "both"
        return direction or "both"
    if kind.type in ("chat", "letter"):
        return direction or kind.direction
    return kind.direction


def interactions_of(cells: Cells, context: ReadContext, rows: Table) -> Read:
    """Return activities as interactions.

    The rows have `type`, `status`, `outcome` and `direction` as the data has them, `at`, `contact` with the keys of all
    who took part, and what says of which account they are. Mere tasks and notes are left out, and so is what did not
    take place.
    """
    engine = cells.raw.engine
    told = []
    for said in counted(engine, rows, *_SAID):
        type_, status, outcome, direction = said
        kind = kind_of(*(type_ or "").split("|"))
        from_whom = direction_of(direction)
        if kind and kind.type in ("mail_sent", "reply"):
            kind = Kind("reply", "in") if from_whom == "in" else kind if not from_whom else Kind("mail_sent", "out")
        came = " ".join(filter(None, (status, outcome))).casefold()
        told.append(
            {
                **dict(zip(_SAID, (text or "" for text in said), strict=True)),
                "kind": kind.type if kind else None,
                "came": _taken(kind, (outcome or "").casefold(), from_whom) if kind else None,
                "is_undone": bool(_NOT_DONE.search(came)),
            }
        )
    schema = {**dict.fromkeys((*_SAID, "kind", "came"), "string"), "is_undone": "boolean"}
    filled = rows.mutate(**{name: rows[name].fill_null("") for name in _SAID})
    known = attached(filled, table_of(told, schema), *_SAID)
    kept = cells.sifted(
        known,
        {
            "no_date": known["at"].isnull(),
            "not_complete": known["is_undone"] | known["is_open"].fill_null(False),
            "future": known["at"] >= day_after(context.as_of),
            "other": known["kind"].isnull(),
        },
    )
    own = accounted(cells, context, kept.drop("type", "direction").rename(type="kind", direction="came"))
    own = engine.kept(own)
    people = each_of(own, "contact", _MOST_PEOPLE)
    channel, stage = context.source.channel, context.source.stage
    placed = people.mutate(channel=ibis.literal(channel, "string"), stage=ibis.literal(stage, "string"))
    read = plain(cells, context, interactions=placed)
    [found] = engine.rows(own.aggregate(taken=own.count()))
    return replace(read, taken=found["taken"])
