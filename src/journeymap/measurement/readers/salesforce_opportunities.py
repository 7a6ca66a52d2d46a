"""A report of opportunities, from Salesforce, or an export of them: each as it is today."""

from __future__ import annotations

import ibis
from ibis.expr.types import Table

from journeymap.measurement.readers.deal_kinds import deal_kind
from journeymap.measurement.readers.ends import ended
from journeymap.measurement.readers.footers import without_footer
from journeymap.measurement.readers.outcomes import NO_DECISION, Outcome, goes_by, outcome_of_stage
from journeymap.measurement.readers.plain import accounted, plain
from journeymap.measurement.readers.reader import Column, Read, ReadContext, Reader
from journeymap.measurement.readers.salesforce_ids import record_id
from journeymap.measurement.readers.tabling import attached, is_yes, table_of
from journeymap.measurement.reading.cells import Cells, day_after
from journeymap.measurement.reading.raw import RawTable

COLUMNS = (
    Column("deal", ("18 Digit Opportunity ID", "Opportunity ID", "Id")),
    Column("name", ("Opportunity Name", "Name")),
    Column("stage", ("Stage", "StageName"), required=True),
    Column("created", ("Created Date", "CreatedDate")),
    Column("closed", ("Close Date", "CloseDate", "Close Date (2)")),
    Column("since", ("Last Stage Change Date", "LastStageChangeDate")),
    Column("amount", ("Amount", "Amount (converted)")),
    Column("currency", ("Amount Currency", "Amount (converted) Currency", "CurrencyIsoCode", "Opportunity Currency")),
    Column("forecast", ("Forecast Category", "ForecastCategory", "ForecastCategoryName")),
    Column("is_closed", ("Closed", "IsClosed")),
    Column("is_won", ("Won", "IsWon")),
    Column("deleted", ("IsDeleted", "Deleted")),
    Column("kind", ("Type", "Opportunity Type", "Opportunity Record Type")),
    Column("reason", ("Closed Lost Reason", "Loss Reason", "Lost Reason", "Reason Lost", "Loss_Reason__c")),
    Column("account", ("Account Name", "Account.Name", "Account")),
    Column("account_crm", ("Account ID", "AccountId", "Account.Id")),
    Column("account_domain", ("Website", "Account.Website", "Account: Website")),
)
_MOST_STAGES = 2000


def _read(written: RawTable, context: ReadContext) -> Read:
    cells = Cells(without_footer(written), COLUMNS, context.source.columns, context.source.dates)
    account = cells.text("account")
    name = cells.text("name") + (": " + account).fill_null("")
    rows = cells.rows(
        deal=record_id(cells.text("deal")).fill_null(name),
        stage_now=cells.text("stage"),
        created=cells.moment("created"),
        closed=cells.moment("closed"),
        since=cells.moment("since"),
        amount=cells.number("amount"),
        currency=cells.text("currency").fill_null(cells.currency("amount")),
        forecast=cells.text("forecast").lower(),
        is_closed=is_yes(cells.text("is_closed")),
        is_won=is_yes(cells.text("is_won")),
        is_deleted=is_yes(cells.text("deleted")).fill_null(False),
        kind=deal_kind(cells.text("kind")),
        is_no_decision=cells.text("reason").lower().re_search(NO_DECISION).fill_null(False),
        account=account,
        account_crm=cells.text("account_crm"),
        account_domain=cells.text("account_domain"),
    )
    again = rows.mutate(later=ibis.row_number().over(group_by="deal", order_by=ibis.desc("row")))
    day = day_after(context.as_of)
    kept = cells.sifted(
        again,
        {
            "no_case": again["deal"].isnull(),
            "other": again["is_deleted"],
            "no_stage": again["stage_now"].isnull(),
            "duplicate": again["later"] > 0,
            "future": again["created"] >= day,
        },
    )
    deals = accounted(cells, context, kept)
    known = attached(deals, _stages(cells, context, deals), "stage_now")
    told = ended(cells, known.mutate(end=known["closed"].fill_null(known["since"])), day)
    return plain(cells, context, deals=told.mutate(stage=told["text"]))


def _stages(cells: Cells, context: ReadContext, deals: Table) -> Table:
    """Return what each stage goes by, and how it ends: by its name, by the flags of deals in it, or by the forecast."""
    groups = deals.group_by("stage_now").aggregate(
        deals=deals.count(),
        won=(deals["is_won"].fill_null(False) | (deals["forecast"] == "closed").fill_null(False)).sum(),
        closed=deals["is_closed"].fill_null(False).sum(),
        told=deals["is_won"].count(),
    )
    told = []
    for row in cells.raw.engine.rows(groups.order_by(ibis.desc("deals"), "stage_now").limit(_MOST_STAGES)):
        outcome: Outcome = outcome_of_stage(row["stage_now"])
        if outcome == "open" and row["won"] == row["deals"]:
            outcome = "won"
        elif outcome == "open" and row["closed"] == row["told"] == row["deals"] and not row["won"]:
            outcome = "lost"
        text = goes_by(context, row["stage_now"], outcome)
        told.append({"stage_now": row["stage_now"], "outcome": outcome, "text": text})
    return table_of(told, {"stage_now": "string", "outcome": "string", "text": "string"})


READER = Reader(
    export="salesforce-opportunities",
    columns=COLUMNS,
    read=_read,
    telling=(
        "Opportunity Name",
        "Probability (%)",
        "Opportunity Owner",
        "Fiscal Period",
        "IsWon",
        "HasOpportunityLineItem",
    ),
)
