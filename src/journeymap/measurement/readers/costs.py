"""Your own table of costs: when, how much, and for what."""

from __future__ import annotations

import ibis

from journeymap.measurement.readers.headers import (
    ACCOUNT,
    ACCOUNT_CRM,
    ACCOUNT_DOMAIN,
    AMOUNT,
    CHANNEL,
    CURRENCY,
    DATE,
    STAGE,
)
from journeymap.measurement.readers.plain import plain
from journeymap.measurement.readers.reader import Column, Read, ReadContext, Reader
from journeymap.measurement.readers.tabling import counted, translated
from journeymap.measurement.reading.cells import Cells, day_after
from journeymap.measurement.reading.raw import RawTable
from journeymap.model.suggest import same_word
from journeymap.model.vocabulary import Phase, words_of

_COST = (
    *("Cost", "Costs", "Spend", "Spent", "Amount Spent", "Total Spent", "Total Spend", "Expense", "Expenses"),
    *(
        "Kosten",
        "Ausgaben",
        "Aufwand",
        "Coût",
        "Coûts",
        "Dépenses",
        "Costo",
        "Coste",
        "Gasto",
        "Gastos",
        "費用",
        "コスト",
    ),
)
COLUMNS = (
    Column(
        "date",
        ("Month", "Period", "Invoice Date", "Monat", "Zeitraum", "Mois", "Mes", "Periodo", "月", *DATE),
        required=True,
    ),
    Column("amount", (*_COST, *AMOUNT), required=True),
    Column("currency", CURRENCY),
    Column("account", ACCOUNT),
    Column("account_crm", ACCOUNT_CRM),
    Column("account_domain", ACCOUNT_DOMAIN),
    Column("phase", ("Phase",)),
    Column("stage", tuple(header for header in STAGE if header not in {"Phase", "Status"})),
    Column("channel", CHANNEL),
    Column(
        "team", ("Team", "Department", "Abteilung", "Bereich", "Équipe", "Service", "Equipo", "Departamento", "部門")
    ),
)


def _read(raw: RawTable, context: ReadContext) -> Read:
    cells = Cells(raw, COLUMNS, context.source.columns, context.source.dates)
    source, engine = context.source, raw.engine
    rows = cells.rows(
        at=cells.moment("date"),
        amount=cells.number("amount"),
        currency=cells.text("currency")
        .upper()
        .fill_null(cells.currency("amount"))
        .fill_null(source.currency or ibis.null("string")),
        account=cells.text("account"),
        account_crm=cells.text("account_crm"),
        account_domain=cells.text("account_domain"),
        said=cells.text("phase"),
        stage=cells.text("stage").fill_null(source.stage or ibis.null("string")),
        channel=cells.text("channel").fill_null(source.channel or ibis.null("string")),
        team=cells.text("team").lower(),
    )
    phases = {said: same_word(said, words_of(Phase)) for said in counted(engine, rows, "said") if said}
    known = rows.mutate(
        phase=translated(engine, rows, "said", phases).fill_null(source.phase or ibis.null("string")),
    )
    kept = cells.sifted(
        known,
        {
            "no_date": known["at"].isnull(),
            "no_amount": known["amount"].isnull(),
            "future": known["at"] >= day_after(context.as_of),
        },
    )
    return plain(cells, context, costs=kept)


READER = Reader(export="costs", columns=COLUMNS, read=_read, telling=_COST)
