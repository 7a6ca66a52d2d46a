"""Your own table of moves: which account, or deal, came into which stage, and when."""

from __future__ import annotations

from journeymap.measurement.readers.headers import ACCOUNT, ACCOUNT_CRM, ACCOUNT_DOMAIN, CASE, DATE, STAGE
from journeymap.measurement.readers.plain import plain
from journeymap.measurement.readers.reader import Column, Read, ReadContext, Reader
from journeymap.measurement.reading.cells import Cells, day_after
from journeymap.measurement.reading.raw import RawTable

COLUMNS = (
    Column("case", CASE),
    Column("account", ACCOUNT),
    Column("account_crm", ACCOUNT_CRM),
    Column("account_domain", ACCOUNT_DOMAIN),
    Column("stage", ("To", "To Stage", "New Stage", "Stage Entered", *STAGE), required=True),
    Column(
        "date",
        (
            *("Date Entered", "Entered", "Entered At", "Entry Date", "Since", "At", "Moved At", "Changed At"),
            *("Eintritt", "Eintrittsdatum", "Seit", "Entrée", "Date d'entrée", "Fecha de entrada", "Desde"),
            *DATE,
        ),
        required=True,
    ),
)


def _read(raw: RawTable, context: ReadContext) -> Read:
    cells = Cells(raw, COLUMNS, context.source.columns, context.source.dates)
    account = cells.text("account")
    company = account.fill_null(cells.text("account_domain")).fill_null(cells.text("account_crm"))
    rows = cells.rows(
        case=cells.text("case").fill_null(company),
        account=account,
        account_crm=cells.text("account_crm"),
        account_domain=cells.text("account_domain"),
        stage=cells.text("stage"),
        at=cells.moment("date"),
    )
    kept = cells.sifted(
        rows,
        {
            "no_case": rows["case"].isnull(),
            "no_stage": rows["stage"].isnull(),
            "no_date": rows["at"].isnull(),
            "future": rows["at"] >= day_after(context.as_of),
        },
    )
    return plain(cells, context, moves=kept)


READER = Reader(export="moves", columns=COLUMNS, read=_read)
