"""The history of opportunities, from Salesforce: a row for every save of a field that it keeps track of."""

from __future__ import annotations

from dataclasses import replace

import ibis
from ibis.expr.types import IntegerValue, Table

from journeymap.measurement.readers.deal_kinds import deal_kind
from journeymap.measurement.readers.footers import without_footer
from journeymap.measurement.readers.outcomes import NO_DECISION, goes_by, outcome_of_stage, said_of_reopened
from journeymap.measurement.readers.plain import accounted, plain
from journeymap.measurement.readers.reader import Column, Read, ReadContext, Reader
from journeymap.measurement.readers.salesforce_ids import record_id
from journeymap.measurement.readers.tabling import attached, below_each_other, counted, is_yes, table_of
from journeymap.measurement.reading.cells import Cells, day_after
from journeymap.measurement.reading.raw import RawTable

COLUMNS = (
    Column("deal", ("OpportunityId", "18 Digit Opportunity ID", "Opportunity Name", "Opportunity.Name"), required=True),
    Column("name", ("Opportunity Name", "Opportunity.Name")),
    Column("stage", ("To Stage", "StageName", "New Stage", "New Value", "Stage"), required=True),
    Column("before", ("From Stage", "Old Value")),
    Column("field", ("Field / Event", "Field")),
    Column("date", ("Last Modified", "Edit Date", "CreatedDate", "Last Modified Date"), required=True),
    Column("created", ("Opportunity.CreatedDate", "Created Date")),
    Column("closed", ("CloseDate", "Opportunity.CloseDate")),
    Column("amount", ("Amount", "Opportunity.Amount")),
    Column("currency", ("Amount Currency", "CurrencyIsoCode", "Opportunity Currency", "Currency")),
    Column("forecast", ("ForecastCategory", "To ForecastCategory", "ForecastCategoryName")),
    Column("deleted", ("IsDeleted", "Deleted")),
    Column("kind", ("Opportunity.Type", "Opportunity Type", "Type")),
    Column("reason", ("Closed Lost Reason", "Loss Reason", "Lost Reason", "Reason Lost", "Opportunity.Loss_Reason__c")),
    Column("account", ("Account Name", "Opportunity.Account.Name", "Account.Name", "Account")),
    Column("account_crm", ("AccountId", "Opportunity.AccountId", "Account.Id")),
    Column("account_domain", ("Website", "Opportunity.Account.Website", "Account.Website")),
)
_IS_STAGE = ("stage", "stagename", "phase", "étape", "etapa", "フェーズ", "段階")
"""What the field of a stage is called, in small letters."""
_MOST_STAGES = 2000


def _read(written: RawTable, context: ReadContext) -> Read:
    cells = Cells(without_footer(written), COLUMNS, context.source.columns, context.source.dates)
    engine = cells.raw.engine
    saves = engine.kept(accounted(cells, context, _saves(cells, context)))
    cells.forget()
    stages = _stages(cells, context, saves)
    known = attached(attached(saves, stages, "stage"), stages.select(before="stage", text_before="text"), "before")
    order = [known["at"], known["order"]]
    known = known.mutate(
        previous=known["stage"].lag().over(group_by="case", order_by=order),
        ended_before=(known["outcome"] != "open").lag().over(group_by="case", order_by=order),
        later=ibis.row_number().over(group_by="case", order_by=[ibis.desc("at"), ibis.desc("order")]),
    )
    known = engine.kept(known)
    engine.forget(saves)
    moved = cells.sifted(known, {"same_stage": known["stage"] == known["previous"]})
    deals = _deals(cells, context, known, moved)
    read = plain(cells, context, deals=deals, moves=_moves(moved))
    [found] = engine.rows(moved.aggregate(taken=moved.count()))
    return replace(read, taken=found["taken"])


def _saves(cells: Cells, context: ReadContext) -> Table:
    """Return the rows that say in which stage an opportunity was, and in which order those of the same time came."""
    is_named = cells.header("deal") == cells.header("name")
    deal, account = cells.text("deal"), cells.text("account")
    is_stage = cells.text("field").lower().isin(_IS_STAGE) if cells.has("field") else ibis.literal(True)
    date = cells.moment("date")
    rows = cells.rows(
        case=deal + (": " + account).fill_null("") if is_named else record_id(deal),
        stage=cells.text("stage"),
        before=cells.text("before"),
        is_stage=is_stage.fill_null(False),
        at=date,
        created=ibis.null("timestamp") if cells.header("created") == cells.header("date") else cells.moment("created"),
        closed=cells.moment("closed"),
        amount=cells.number("amount"),
        currency=cells.text("currency").fill_null(cells.currency("amount")),
        forecast=cells.text("forecast").lower(),
        is_deleted=is_yes(cells.text("deleted")).fill_null(False),
        kind=deal_kind(cells.text("kind")),
        is_no_decision=cells.text("reason").lower().re_search(NO_DECISION).fill_null(False),
        account=account,
        account_crm=cells.text("account_crm"),
        account_domain=cells.text("account_domain"),
    )
    kept = cells.sifted(
        rows,
        {
            "no_case": rows["case"].isnull(),
            "other": rows["is_deleted"],
            "same_stage": ~rows["is_stage"],
            "no_stage": rows["stage"].isnull(),
            "no_date": rows["at"].isnull(),
            "future": rows["at"] >= day_after(context.as_of),
        },
    )
    return kept.mutate(order=_order(cells, kept))


def _order(cells: Cells, rows: Table) -> IntegerValue:
    """Return the order of rows of one time: that of the file, or the other way round where the newest go first.

    Their times tell, and where these are days only, which stage follows from which.
    """
    above = {name: rows[name].lag().over(group_by="case", order_by="row") for name in ("at", "stage", "before")}
    beside = rows.mutate(**{f"{name}_above": value for name, value in above.items()})
    up = (beside["at"] > beside["at_above"]) | (beside["before"] == beside["stage_above"])
    down = (beside["at"] < beside["at_above"]) | (beside["stage"] == beside["before_above"])
    [found] = cells.raw.engine.rows(beside.aggregate(up=up.sum(), down=down.sum(), last=beside["row"].max()))
    return found["last"] - rows["row"] if (found["down"] or 0) > (found["up"] or 0) else rows["row"]


def _stages(cells: Cells, context: ReadContext, saves: Table) -> Table:
    """Return what each stage goes by, and whether it ends a deal: by its name, or as the forecast has it closed."""
    groups = saves.group_by("stage").aggregate(
        saves=saves.count(), closed=(saves["forecast"] == "closed").fill_null(False).sum()
    )
    found = cells.raw.engine.rows(groups.order_by(ibis.desc("saves"), "stage").limit(_MOST_STAGES))
    names = {row["stage"]: bool(row["closed"] == row["saves"]) for row in found}
    for name in counted(cells.raw.engine, saves.filter(saves["before"].notnull()), "before"):
        names.setdefault(name, False)
    told = []
    for name, is_closed in names.items():
        said = outcome_of_stage(name)
        outcome = "won" if said == "open" and is_closed else said
        told.append({"stage": name, "outcome": outcome, "text": goes_by(context, name, outcome)})
    return table_of(told, {"stage": "string", "outcome": "string", "text": "string"})


def _deals(cells: Cells, context: ReadContext, saves: Table, moved: Table) -> Table:
    """Return the opportunities as they were saved last."""
    day = day_after(context.as_of)
    first = saves.group_by("case").aggregate(first=ibis.coalesce(saves["created"], saves["at"]).min())
    spans = moved.group_by("case").aggregate(
        ended=moved["at"].max(where=moved["outcome"] != "open"),
        reopened=((moved["outcome"] == "open") & moved["ended_before"].fill_null(False)).max(),
    )
    last = attached(attached(saves.filter(saves["later"] == 0), first, "case"), spans, "case")
    is_over = (last["outcome"] != "open").fill_null(False)
    closed = ibis.coalesce(ibis.ifelse(last["closed"] < day, last["closed"], ibis.null("timestamp")), last["ended"])
    known = last.mutate(
        deal=last["case"],
        created=last["first"],
        closed=ibis.ifelse(is_over, closed, ibis.null("timestamp")),
        outcome=ibis.ifelse((last["outcome"] == "lost") & last["is_no_decision"], "no_decision", last["outcome"]),
        stage=last["text"],
    )
    known = cells.raw.engine.kept(known)
    cells.noted(known, {"closed_before_created": known["closed"].date() < known["created"].date()})
    [found] = cells.raw.engine.rows(known.aggregate(reopened=known["reopened"].sum()))
    if found["reopened"]:
        cells.notes.append(said_of_reopened(found["reopened"]))
    return known


def _moves(moved: Table) -> Table:
    """Return the moves; where the first of a deal says from which stage it came, it was there from the start."""
    whose = ["case", "account", "listed"] if "listed" in moved.columns else ["case", "account"]
    into = moved.select(*whose, "at", stage=moved["text"], row=moved["order"] * 2)
    is_first = moved["previous"].isnull() & (moved["before"] != moved["stage"]) & (moved["created"] <= moved["at"])
    before = moved.filter(is_first)
    start = before.select(*whose, stage=before["text_before"], at=before["created"], row=before["order"] * 2 - 1)
    return below_each_other(into, start)


READER = Reader(
    export="salesforce-opportunity-history",
    columns=COLUMNS,
    read=_read,
    telling=("From Stage", "To Stage", "StageName", "PrevAmount", "PrevCloseDate", "Edit Date", "Field / Event"),
    repeats=True,
)
