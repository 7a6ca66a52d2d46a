"""What campaigns on LinkedIn cost, from Campaign Manager; and who saw them, where the export is by company."""

from __future__ import annotations

import ibis

from journeymap.measurement.readers.footers import without_footer
from journeymap.measurement.readers.plain import accounted, plain
from journeymap.measurement.readers.reader import Column, Read, ReadContext, Reader
from journeymap.measurement.reading.cells import Cells, day_after
from journeymap.measurement.reading.raw import RawTable

COLUMNS = (
    Column("date", ("Start Date (in UTC)", "Start Date", "Day", "Date", "Begindatum (in UTC)"), required=True),
    Column("spent", ("Total Spent", "Totaal besteed", "Amount Spent", "Spend"), required=True),
    Column("currency", ("Currency", "Valuta", "Account Currency")),
    Column("impressions", ("Impressions", "Weergaven")),
    # The account of LinkedIn's files is the one that pays for the ads.
    Column("account", ("Company", "Company Name", "Member Company")),
    Column("account_domain", ("Company Domain", "Company Website")),
)


def _read(written: RawTable, context: ReadContext) -> Read:
    raw = without_footer(written)
    is_english = raw.index_of("Start Date (in UTC)") is not None
    dates = context.source.dates
    cells = Cells(raw, COLUMNS, context.source.columns, dates, otherwise="month_first" if is_english else None)
    rows = cells.rows(
        at=cells.moment("date"),
        amount=cells.number("spent"),
        currency=cells.text("currency").fill_null(cells.currency("spent")),
        impressions=cells.number("impressions") if cells.has("account") else ibis.null("float64"),
        account=cells.text("account"),
        account_domain=cells.text("account_domain"),
    )
    is_last = rows["row"] == rows["row"].max().over()
    judged = rows.mutate(is_sum=rows["at"].isnull() & rows["amount"].notnull() & is_last)
    kept = cells.sifted(
        judged,
        {
            "below_the_table": judged["is_sum"],
            "no_date": judged["at"].isnull(),
            "no_amount": judged["amount"].isnull(),
            "future": judged["at"] >= day_after(context.as_of),
        },
    )
    source = context.source
    placed = accounted(cells, context, kept).mutate(
        phase=ibis.literal(source.phase, "string"),
        stage=ibis.literal(source.stage, "string"),
        channel=ibis.literal(source.channel or "LinkedIn"),
        team=ibis.literal("marketing"),
        type=ibis.literal("ad"),
        direction=ibis.literal("out"),
    )
    placed = raw.engine.kept(placed)
    [found] = raw.engine.rows(placed.aggregate(days=placed["at"].date().nunique(), rows=placed.count()))
    if found["days"] == 1 and found["rows"] > 1:
        cells.notes.append(
            f"All rows of {raw.name} have the same day, so all of it counts on that day. Unless it was one day, export "
            "it again with a row for each."
        )
    if not cells.has("account"):
        return plain(cells, context, costs=placed)
    seen = placed.filter(placed["account"].notnull() & (placed["impressions"].fill_null(1) > 0))
    return plain(cells, context, costs=placed, interactions=seen)


READER = Reader(
    export="linkedin-campaigns",
    columns=COLUMNS,
    read=_read,
    telling=("Start Date (in UTC)", "Total Spent", "Begindatum (in UTC)", "Totaal besteed", "Clicks to LinkedIn Page"),
    repeats=True,
)
