"""Deals exported from HubSpot: one row a deal, with a column for each stage that says when it was entered."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

import ibis
from ibis.expr.types import BooleanValue, StringValue, Table

from journeymap.measurement.readers.deal_kinds import deal_kind
from journeymap.measurement.readers.ends import ended
from journeymap.measurement.readers.outcomes import NO_DECISION, Outcome, goes_by, outcome_of_stage, said_of_reopened
from journeymap.measurement.readers.plain import accounted, plain
from journeymap.measurement.readers.reader import Column, Read, ReadContext, Reader
from journeymap.measurement.readers.stage_columns import StageColumn, stage_columns, stage_named
from journeymap.measurement.readers.tabling import attached, below_each_other, counted, is_yes, table_of
from journeymap.measurement.reading.cells import Cells, day_after
from journeymap.measurement.reading.left_out import LeftOut, Reason
from journeymap.measurement.reading.moments import read_moments
from journeymap.measurement.reading.raw import RawTable
from journeymap.measurement.reading.values import as_text
from journeymap.measurement.tables import LOST
from journeymap.model.suggest import letters

COLUMNS = (
    Column("deal", ("Record ID", "Deal ID", "hs_object_id", "dealid")),
    Column("name", ("Deal Name", "dealname", "Deal-Name", "取引名")),
    Column("stage", ("Deal Stage", "dealstage", "Deal-Phase", "取引ステージ"), required=True),
    Column("pipeline", ("Pipeline", "Deal pipeline", "Deal-Pipeline", "パイプライン")),
    Column("created", ("Create Date", "createdate", "hs_createdate", "Created Date", "Erstellungsdatum", "作成日")),
    Column(
        "closed",
        (
            "Close Date",
            "closedate",
            "Closed Date",
            "Abschlussdatum",
            "Fecha de cierre",
            "Date de fermeture",
            "クローズ日",
        ),
    ),
    Column("entered", ("Date entered current stage", "hs_v2_date_entered_current_stage")),
    Column("amount", ("Amount", "Deal amount", "Betrag", "Montant", "Importe", "金額")),
    Column("currency", ("Currency", "deal_currency_code", "Deal currency", "Währung", "Devise", "Moneda", "通貨")),
    Column("kind", ("Deal Type", "dealtype")),
    Column("reason", ("Closed Lost Reason", "closed_lost_reason")),
    Column("is_closed", ("Is Deal Closed?", "Is Closed", "hs_is_closed")),
    Column("is_won", ("Is Closed Won", "hs_is_closed_won")),
    Column(
        "account",
        (
            *(
                "Associated Company (Primary)",
                "Primary Associated Company",
                "Associated Company",
                "Associated Companies",
            ),
            *("Company Name", "Company", "Account"),
        ),
    ),
    Column(
        "account_crm",
        (
            *("Associated Company IDs (Primary)", "Primary Associated Company ID", "Associated Company IDs"),
            *("Associated Company ID", "hs_primary_associated_company", "associatedcompanyid"),
        ),
    ),
    Column("account_domain", ("Company Domain Name", "Company Domain", "Domain")),
)
_SHOWN = 3
_MOST_STAGES = 2000
"""A pipeline has a dozen stages; a column with more names than this is about something else."""


def _read(raw: RawTable, context: ReadContext) -> Read:
    cells = Cells(raw, COLUMNS, context.source.columns, context.source.dates)
    deals = _deals(cells, context)
    pipelines = counted(raw.engine, deals, "pipeline")
    columns = stage_columns(raw.header, [name for name in pipelines if name])
    chosen = _chosen(context, pipelines, columns)
    if len(chosen) < len(pipelines):
        cells.notes.append(_of_several(raw.name, pipelines, chosen))
        deals = cells.sifted(deals, {"other_pipeline": deals["pipeline"].notin(sorted(chosen))})
        columns = [column for column in columns if column.pipeline is None or _among(column.pipeline, chosen)]
    own = raw.engine.kept(accounted(cells, context, deals))
    cells.forget()
    return _told(cells, context, own, columns)


def _deals(cells: Cells, context: ReadContext) -> Table:
    """Return the deals as the file has them; of one that it has several times, the last."""
    rows = cells.rows(
        deal=cells.text("deal").fill_null(cells.text("name")),
        stage_now=cells.text("stage"),
        pipeline=_pipeline(cells).fill_null(""),
        created=cells.moment("created"),
        closed=cells.moment("closed"),
        since=cells.moment("entered"),
        amount=cells.number("amount"),
        currency=cells.text("currency")
        .fill_null(cells.currency("amount"))
        .fill_null(context.source.currency or ibis.null("string")),
        kind=deal_kind(cells.text("kind")),
        is_no_decision=cells.text("reason").lower().re_search(NO_DECISION).fill_null(False),
        is_closed=is_yes(cells.text("is_closed")),
        is_won=is_yes(cells.text("is_won")),
        account=cells.text("account"),
        account_crm=cells.text("account_crm"),
        account_domain=cells.text("account_domain"),
    )
    again = rows.mutate(later=ibis.row_number().over(group_by="deal", order_by=ibis.desc("row")))
    return cells.sifted(
        again,
        {
            "no_case": again["deal"].isnull(),
            "no_stage": again["stage_now"].isnull(),
            "duplicate": again["later"] > 0,
            "future": again["created"] >= day_after(context.as_of),
        },
    )


def _pipeline(cells: Cells) -> StringValue:
    """Return the pipeline of each deal; where no column says it, that of the stages it has been in."""
    columns = [] if cells.has("pipeline") else [each for each in stage_columns(cells.raw.header, ()) if each.pipeline]
    if not columns:
        return cells.text("pipeline")
    return ibis.cases(*((cells.raw.column(column.place).notnull(), column.pipeline) for column in columns))


def _chosen(context: ReadContext, pipelines: Mapping[str, int], columns: Sequence[StageColumn]) -> set[str]:
    """Return the pipelines that are measured: those whose stages the settings map, else the one with the most deals."""
    mapped = {letters(name) for name in context.stages}
    own = {
        pipeline
        for pipeline in pipelines
        for column in columns
        if column.pipeline
        and letters(column.pipeline) == letters(pipeline)
        and outcome_of_stage(column.stage) == "open"
        if {letters(column.stage), letters(f"{column.stage} ({pipeline})")} & mapped
    }
    return own or set(list(pipelines)[:1])


def _of_several(name: str, pipelines: Mapping[str, int], chosen: Collection[str]) -> str:
    def listed(*, measured: bool) -> str:
        names = [pipeline for pipeline in pipelines if (pipeline in chosen) == measured]
        return ", ".join(f"{pipeline or '(none)'} ({pipelines[pipeline]})" for pipeline in names)

    return (
        f"{name} holds deals of {len(pipelines)} pipelines. Measured: {listed(measured=True)}; left out: "
        f"{listed(measured=False)}. To measure another as well, name its stages under 'stages'."
    )


def _among(pipeline: str, chosen: Collection[str]) -> bool:
    return letters(pipeline) in map(letters, chosen)


class _Stages:
    """What the stages of deals go by, and how they end: those that deals are in, and those that columns are about."""

    def __init__(
        self, context: ReadContext, found: Sequence[Mapping[str, Any]], columns: Sequence[StageColumn]
    ) -> None:
        self._context = context
        self._found = found
        self._columns = columns
        self._by_flags: dict[str, Outcome] = {}
        for row in found:
            if row["deals"] == row["known"] == row["closed"] and row["won"] in (0, row["deals"]):
                self._by_flags[letters(stage_named(row["stage_now"]))] = "won" if row["won"] else "lost"
        self._keys: dict[tuple[str, str], int] = {}
        for column in columns:
            self._keys.setdefault((letters(column.stage), letters(column.pipeline or "")), len(self._keys))

    def now(self) -> Table:
        """The stages that deals are in."""
        return table_of(
            [{**self._stage(row["stage_now"], row["pipeline"]), **row} for row in self._found],
            {"stage_now": "string", "pipeline": "string", "text": "string", "outcome": "string", "key": "int64"},
        )

    def of_columns(self) -> Table:
        """The stages that columns are about, by their places among these columns."""
        return table_of(
            [
                self._stage(column.stage, column.pipeline or "") | {"place": place}
                for place, column in enumerate(self._columns)
            ],
            {"place": "int64", "text": "string", "outcome": "string", "key": "int64"},
        )

    def _stage(self, written: str, pipeline: str) -> dict[str, object]:
        stage = stage_named(written)
        outcome = outcome_of_stage(stage)
        if outcome == "open":
            outcome = self._by_flags.get(letters(stage), outcome)
        key = self._keys.get((letters(stage), letters(pipeline)), self._keys.get((letters(stage), ""), -1))
        return {"text": goes_by(self._context, stage, outcome, pipeline), "outcome": outcome, "key": key}


def _found(cells: Cells, deals: Table) -> list[dict[str, Any]]:
    """Return the stages that deals are in, with how many of these are said to be closed, and won."""
    groups = deals.group_by("stage_now", "pipeline").aggregate(
        deals=deals.count(),
        known=deals["is_closed"].count(),
        closed=deals["is_closed"].sum(),
        won=deals["is_won"].sum(),
    )
    return cells.raw.engine.rows(groups.order_by("stage_now", "pipeline").limit(_MOST_STAGES))


def _told(cells: Cells, context: ReadContext, deals: Table, columns: Sequence[StageColumn]) -> Read:
    """Return the deals with what became of them, and their moves."""
    engine, day = cells.raw.engine, day_after(context.as_of)
    stages = _Stages(context, _found(cells, deals), columns)
    entries = _entries(cells, context, deals, columns, stages)
    spans = entries.group_by("row").aggregate(
        first=entries["at"].min(),
        last=entries["at"].max(),
        ended=entries["at"].min(where=entries["outcome"] != "open"),
        went_on=entries["at"].max(where=entries["outcome"] == "open"),
    )
    known = attached(attached(deals, stages.now(), "stage_now", "pipeline"), spans, "row")
    known = attached(known, entries.select("row", "key", own="at"), "row", "key")
    by_stage = known["outcome"]
    known = ended(
        cells, known.mutate(end=ibis.coalesce(known["closed"], known["own"], known["since"]), by_stage=by_stage), day
    )
    known = known.mutate(
        text=ibis.ifelse(known["is_lost"] & (known["by_stage"] == "open"), LOST, known["text"]),
        created=ibis.coalesce(known["created"], known["first"]),
    )
    known = engine.kept(known)
    engine.forget(deals)
    result = known.mutate(stage=known["text"])
    [found] = engine.rows(
        known.aggregate(
            deals=known.count(),
            reopened=(
                (known["went_on"] > known["ended"]) | ((known["outcome"] == "open") & known["ended"].notnull())
            ).sum(),
            undated=known["last"].isnull().sum(),
        )
    )
    if found["reopened"]:
        cells.notes.append(said_of_reopened(found["reopened"]))
    if not columns and not cells.has("entered"):
        cells.notes.append(
            f"{cells.raw.name} does not say when deals came into their stages, so only their outcomes are measured. "
            "Add the columns 'Date entered …' to the export for the way through the stages."
        )
        return plain(cells, context, deals=result)
    if columns and found["undated"]:
        cells.notes.append(
            f"{found['undated']} of {found['deals']} deals have no date for a stage; only their outcome is measured."
        )
    read = plain(cells, context, deals=result, moves=_moves(context, known, entries, len(columns) + 1))
    engine.forget(known, *([entries] if columns else []))
    return replace(read, taken=found["deals"])


def _entries(
    cells: Cells, context: ReadContext, deals: Table, columns: Sequence[StageColumn], stages: _Stages
) -> Table:
    """Return when each deal came into each stage: row, key, text, outcome, at.

    All columns are read as one, below each other. Where a stage has several, which exports of every property have, the
    latest time of a deal counts.
    """
    raw = cells.raw
    empty = {"row": "int64", "key": "int64", "text": "string", "outcome": "string", "at": "timestamp"}
    if not columns:
        return table_of([], empty)
    typed = all(raw.column(column.place).type().is_temporal() for column in columns)
    filled = [
        raw.table.filter(raw.column(column.place).notnull()).select(
            "row",
            place=ibis.literal(place, "int64"),
            c1=raw.column(column.place).cast("timestamp") if typed else as_text(raw.column(column.place)),
        )
        for place, column in enumerate(columns)
    ]
    together = ibis.union(*filled) if len(filled) > 1 else filled[0]
    together = together.semi_join(deals, "row")
    together = raw.engine.kept(together)
    below = replace(raw, table=together, header=("Date entered",))
    parsed = read_moments(below, together, 0, context.source.dates)
    cells.notes.extend(parsed.notes)
    read = parsed.table.select(
        "row", "place", cell=as_text(parsed.table["c1"]), at=parsed.value, unread=parsed.unreadable
    )
    read = raw.engine.kept(read)
    raw.engine.forget(together)
    day = day_after(context.as_of)
    _count(cells, columns, read, "unreadable_date", read["unread"])
    _count(cells, columns, read, "future", read["at"] >= day)
    dated = attached(read.filter(read["at"] < day), stages.of_columns(), "place")
    entries = dated.group_by("row", "key", "text", "outcome").aggregate(at=dated["at"].max())
    entries = raw.engine.kept(entries)
    raw.engine.forget(read)
    return entries


def _count(cells: Cells, columns: Sequence[StageColumn], read: Table, reason: Reason, flag: BooleanValue) -> None:
    engine, those = cells.raw.engine, read.filter(flag.fill_null(False))
    for place, count in sorted(counted(engine, those, "place").items()):
        first = engine.rows(those.filter(those["place"] == place).order_by("row").limit(_SHOWN))
        cells.left_out.append(
            LeftOut(
                reason=reason,
                count=count,
                column=cells.raw.header[columns[place].place],
                rows=tuple(row["row"] for row in first),
                example=first[0]["cell"],
                whole_row=False,
            )
        )


def _moves(context: ReadContext, deals: Table, entries: Table, most: int) -> Table:
    """Return the moves of deals: into each stage with a date, and into the last one where only another column has it.

    Rows are counted so that, at the same time, moves come in the order of the columns, and an end comes last.
    """
    whose = ["account", "listed"] if "listed" in deals.columns else ["account"]
    place = entries["row"] * (2 * most) + entries["key"] + ibis.ifelse(entries["outcome"] == "open", 0, most)
    steps = entries.select("at", stage=entries["text"], own_row=entries["row"], place=place)
    own = steps.inner_join(deals.select("deal", "row", *whose), steps["own_row"] == deals["row"])
    into = own.select(*whose, "stage", "at", case=own["deal"], row=own["place"])
    since = ibis.coalesce(deals["since"], deals["closed"])
    stated = deals.mutate(at=ibis.ifelse(deals["last"] > since, deals["last"], since))
    unsaid = stated["own"].isnull() & (stated["last"].notnull() | stated["since"].notnull())
    lasts = stated.filter(unsaid & (stated["at"] < day_after(context.as_of)))
    last = lasts.select(
        *whose, "at", case=lasts["deal"], stage=lasts["text"], row=lasts["row"] * (2 * most) + 2 * most - 1
    )
    return below_each_other(into, last)


READER = Reader(
    export="hubspot-deals",
    columns=COLUMNS,
    read=_read,
    telling=('Date entered "…', "hs_date_entered_…", "hs_v2_date_entered_…", "Deal Stage", "dealstage", "Deal Name"),
)
