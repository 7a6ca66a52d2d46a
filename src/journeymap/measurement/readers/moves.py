"""Your own table of moves: which account, or deal, came into which stage, and when."""

from __future__ import annotations

from journeymap.measurement.readers.plain import plain
from journeymap.measurement.readers.reader import Column, Read, ReadContext, Reader
from journeymap.measurement.reading.cells import Cells, day_after
from journeymap.measurement.reading.raw import RawTable

COLUMNS = (
    Column("case", ("Case", "Case ID", "Deal", "Deal ID", "Opportunity ID")),
    Column("account", ("Account", "Account Name", "Company", "Company Name")),
    Column("stage", ("Stage", "Stage Name", "Deal Stage"), required=True),
    Column("date", ("Date", "At", "Entered", "Timestamp", "Since"), required=True),
)


def _read(raw: RawTable, context: ReadContext) -> Read:
    cells = Cells(raw, COLUMNS, context.source.columns, context.source.dates)
    account = cells.text("account")
    rows = cells.rows(
        case=cells.text("case").fill_null(account), account=account, stage=cells.text("stage"), at=cells.moment("date")
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
