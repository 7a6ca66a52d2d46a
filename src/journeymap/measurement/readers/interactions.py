"""Your own table of interactions: what people of accounts did, and what was done for them."""

from __future__ import annotations

import ibis

from journeymap.crm.roles import roles_called
from journeymap.measurement.readers.activity_types import direction_of, kind_of
from journeymap.measurement.readers.headers import (
    ACCOUNT,
    ACCOUNT_CRM,
    ACCOUNT_DOMAIN,
    CHANNEL,
    CONTACT,
    DATE,
    ROLE,
    STAGE,
)
from journeymap.measurement.readers.plain import plain
from journeymap.measurement.readers.reader import Column, Read, ReadContext, Reader
from journeymap.measurement.readers.tabling import counted, translated
from journeymap.measurement.reading.cells import Cells, day_after
from journeymap.measurement.reading.raw import RawTable

COLUMNS = (
    Column("account", ACCOUNT),
    Column("account_crm", ACCOUNT_CRM),
    Column("account_domain", ACCOUNT_DOMAIN),
    Column("contact", CONTACT),
    Column("role", ROLE),
    Column(
        "type",
        (
            *("Type", "Activity Type", "Interaction", "Interaction Type", "Activity", "Event", "Event Type", "Touch"),
            *("Touchpoint", "Action", "Art", "Typ", "Aktivität", "Kontaktart", "Activité", "Tipo", "Actividad"),
            *("種類", "活動", "種別"),
        ),
        required=True,
    ),
    Column("direction", ("Direction", "Richtung", "Sens", "Dirección", "方向")),
    Column("channel", CHANNEL),
    Column("stage", STAGE),
    Column("date", DATE, required=True),
)
_OURS = frozenset(
    "web mail reply download webinar meeting call event ad mail_sent mail_open form click demo dinner chat "
    "letter".split()
)


def _read(raw: RawTable, context: ReadContext) -> Read:
    cells = Cells(raw, COLUMNS, context.source.columns, context.source.dates)
    source, engine = context.source, raw.engine
    rows = cells.rows(
        account=cells.text("account"),
        account_crm=cells.text("account_crm"),
        account_domain=cells.text("account_domain"),
        contact=cells.text("contact"),
        part=cells.text("role"),
        said=cells.text("type"),
        way=cells.text("direction"),
        channel=cells.text("channel").fill_null(source.channel or ibis.null("string")),
        stage=cells.text("stage").fill_null(source.stage or ibis.null("string")),
        at=cells.moment("date"),
    )
    kinds = {said: kind_of(said) for said in counted(engine, rows, "said") if said}
    types = {said: _own(said) if _own(said) in _OURS or kind is None else kind.type for said, kind in kinds.items()}
    ways = {said: direction_of(said) for said in counted(engine, rows, "way") if said}
    usual = {said: kind.direction if kind else "in" for said, kind in kinds.items()}
    parts = {said: next(iter(roles_called(said)), None) for said in counted(engine, rows, "part") if said}
    known = rows.mutate(
        type=translated(engine, rows, "said", types).fill_null(rows["said"]),
        direction=ibis.coalesce(
            translated(engine, rows, "way", ways), translated(engine, rows, "said", usual), ibis.literal("in")
        ),
        role=translated(engine, rows, "part", parts).fill_null(rows["part"]),
    )
    nobody = known["account"].isnull() & known["account_crm"].isnull() & known["account_domain"].isnull()
    kept = cells.sifted(
        known,
        {
            "no_account": nobody,
            "no_type": known["type"].isnull(),
            "no_date": known["at"].isnull(),
            "future": known["at"] >= day_after(context.as_of),
        },
    )
    return plain(cells, context, interactions=kept)


def _own(said: str) -> str:
    return "_".join(said.casefold().replace("-", " ").replace("_", " ").split())


READER = Reader(export="interactions", columns=COLUMNS, read=_read)
