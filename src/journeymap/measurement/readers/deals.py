"""Your own table of deals: one a row, with its stage or outcome."""

from __future__ import annotations

import ibis
from ibis.expr.types import StringValue, Table

from journeymap.errors import UsageError
from journeymap.measurement.engine import Engine
from journeymap.measurement.readers.deal_kinds import deal_kind
from journeymap.measurement.readers.headers import ACCOUNT, ACCOUNT_CRM, ACCOUNT_DOMAIN, AMOUNT, CASE, CURRENCY, STAGE
from journeymap.measurement.readers.outcomes import outcome_of_stage
from journeymap.measurement.readers.plain import plain
from journeymap.measurement.readers.reader import Column, Read, ReadContext, Reader
from journeymap.measurement.readers.tabling import counted, translated
from journeymap.measurement.reading.cells import Cells, day_after, nearest_of
from journeymap.measurement.reading.raw import RawTable

COLUMNS = (
    Column("deal", ("ID", "Record ID", *CASE, "Name", "Nr", "Numéro", "Número", "番号"), required=True),
    Column("account", ACCOUNT),
    Column("account_crm", ACCOUNT_CRM),
    Column("account_domain", ACCOUNT_DOMAIN),
    Column("stage", STAGE),
    Column(
        "outcome", ("Outcome", "Result", "Won/Lost", "Ergebnis", "Ausgang", "Résultat", "Issue", "Resultado", "結果")
    ),
    Column(
        "created",
        (
            *("Created", "Create Date", "Created Date", "Date Created", "Created At", "Opened", "Open Date", "Start"),
            *("Angelegt", "Erstellt", "Erstellt am", "Eröffnet", "Beginn", "Créé", "Créé le", "Date de création"),
            *("Creado", "Fecha de creación", "Inicio", "作成日", "登録日"),
        ),
    ),
    Column(
        "closed",
        (
            *("Closed", "Close Date", "Closed Date", "Date Closed", "Closed At", "End", "Won Date"),
            *("Abgeschlossen", "Abschlussdatum", "Geschlossen", "Ende", "Clôturé", "Date de clôture", "Fermé"),
            *("Date de fermeture", "Cerrado", "Fecha de cierre", "Fin", "完了日", "クローズ日", "成約日"),
        ),
    ),
    Column("amount", AMOUNT),
    Column("currency", CURRENCY),
    Column("kind", ("Kind", "Type", "Deal Type", "Art", "Typ", "Genre", "Tipo", "種類")),
)


def _read(raw: RawTable, context: ReadContext) -> Read:
    cells = Cells(raw, COLUMNS, context.source.columns, context.source.dates)
    if not (cells.has("stage") or cells.has("outcome")):
        raise UsageError(_without_outcome(raw))
    rows = cells.rows(
        deal=cells.text("deal"),
        account=cells.text("account"),
        account_crm=cells.text("account_crm"),
        account_domain=cells.text("account_domain"),
        stage=cells.text("stage"),
        said=cells.text("outcome"),
        created=cells.moment("created"),
        closed=cells.moment("closed"),
        amount=cells.number("amount"),
        currency=cells.text("currency")
        .upper()
        .fill_null(cells.currency("amount"))
        .fill_null(context.source.currency or ibis.null("string")),
        kind=deal_kind(cells.text("kind")),
    )
    engine = raw.engine
    outcomes = [_outcome(engine, rows, column) for column in ("said", "stage")]
    known = rows.mutate(outcome=ibis.coalesce(*outcomes, ibis.literal("open")))
    is_over, day = known["outcome"] != "open", day_after(context.as_of)
    kept = cells.sifted(
        known,
        {
            "no_case": known["deal"].isnull(),
            "future": (known["created"] >= day).fill_null(False) | (is_over & (known["closed"] >= day)),
            "closed_before_created": is_over & (known["closed"].date() < known["created"].date()),
        },
    )
    # What an open deal has for a day of closing is when somebody hopes for it.
    return plain(
        cells,
        context,
        deals=kept.mutate(closed=ibis.ifelse(kept["outcome"] == "open", ibis.null("timestamp"), kept["closed"])),
    )


def _without_outcome(raw: RawTable) -> str:
    telling = [column for column in COLUMNS if column.name in ("stage", "outcome")]
    near = next(((column.name, like) for column in telling if (like := nearest_of(column, raw.header))), None)
    meant = f" Did you mean '{near[1]}'?" if near else ""
    name, like = near or ("outcome", "…")
    return (
        f"{raw.name} has no column 'Stage' or 'Outcome', so nothing tells what became of a deal.{meant} Say under "
        f"'columns' what it is called: {{{name}: {like}}}."
    )


def _outcome(engine: Engine, rows: Table, column: str) -> StringValue:
    said = {words: outcome_of_stage(words) for words in counted(engine, rows, column) if words}
    return translated(engine, rows, column, said)


READER = Reader(export="deals", columns=COLUMNS, read=_read)
