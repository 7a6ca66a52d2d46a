"""The last step of every reader: rows in the form of the plain tables, with our names for stages and accounts."""

from __future__ import annotations

from datetime import date, datetime

import ibis
from ibis.expr.types import StringValue, Table

from journeymap.measurement.readers.contact_keys import key_of
from journeymap.measurement.readers.outcomes import outcome_of_stage
from journeymap.measurement.readers.reader import Read, ReadContext
from journeymap.measurement.reading.cells import Cells
from journeymap.measurement.tables import LOST, SCHEMAS, Tables
from journeymap.model.suggest import letters

_ENDS = ("lost", "no_decision")
_UNMAPPED_SHOWN = 50


def plain(cells: Cells, context: ReadContext, **tables: Table) -> Read:
    """Return what was read: each table with the columns of its schema, whatever it lacks being null, stages and
    accounts by our ids where those are known.
    """
    engine = cells.raw.engine
    made: dict[str, Table] = {}
    unmapped: dict[str, int] = {}
    taken, newest = 0, None
    for name, rows in tables.items():
        table = accounted(cells, context, rows)
        if name == "deals":
            table = _without_negative(cells, table)
        if "contact" in table.columns and engine.is_embedded:
            table = table.mutate(contact=key_of(table["contact"]))
        if "stage" in table.columns:
            table, names = _staged(cells, context, table)
            for stage, count in names.items():
                unmapped[stage] = max(unmapped.get(stage, 0), count)
        if context.source.currency and "currency" in table.columns:
            table = table.mutate(currency=table["currency"].fill_null(context.source.currency))
        # A table that is kept knows the precision of its times, which then differ in type from those of others.
        made[name] = _in_schema(name, engine.kept(_in_schema(name, table)))
        taken = max(taken, _taken(cells, made[name]))
        day = next((column for column in ("at", "closed", "created", "period") if column in made[name].columns), None)
        if day:
            [found] = engine.rows(made[name].aggregate(newest=made[name][day].max()))
            newest = max(filter(None, (newest, _day(found["newest"]))), default=None)
    return Read(
        tables=Tables(**made),
        rows=cells.raw.rows,
        taken=taken,
        newest=newest,
        left_out=tuple(cells.left_out),
        unmapped=tuple(sorted(unmapped.items(), key=lambda item: (-item[1], item[0])))[:_UNMAPPED_SHOWN],
        notes=tuple(cells.notes),
    )


def _without_negative(cells: Cells, deals: Table) -> Table:
    """Return the deals without sums below zero, which are corrections of another sum rather than what a deal brings."""
    if "amount" not in deals.columns:
        return deals
    is_negative = deals["amount"] < 0
    cells.noted(deals, {"negative_sum": is_negative})
    return deals.mutate(amount=ibis.ifelse(is_negative.fill_null(False), ibis.null("float64"), deals["amount"]))


def _taken(cells: Cells, table: Table) -> int:
    """Return how many rows of the data a table comes from. Where each gives one row, nobody need tell them apart."""
    engine = cells.raw.engine
    [found] = engine.rows(table.aggregate(rows=table.count()))
    others = sum(left_out.count for left_out in cells.left_out if left_out.whole_row)
    if found["rows"] + others == cells.raw.rows:
        return int(found["rows"])
    [found] = engine.rows(table.aggregate(rows=table["row"].nunique()))
    return int(found["rows"])


def accounted(cells: Cells, context: ReadContext, rows: Table) -> Table:
    """Return the rows with our ids of accounts, and with `listed`. Those that may be about several are left out."""
    if context.accounts is None or "account" not in rows.columns or "listed" in rows.columns:
        return rows
    matched = context.accounts.matched(rows)
    if "between" not in matched.columns:
        return matched
    return cells.sifted(matched, {"ambiguous_account": matched["between"].notnull()}).drop("between")


def _in_schema(name: str, table: Table) -> Table:
    schema = SCHEMAS[name]
    there = set(table.columns)
    values = {
        column: (table[column] if column in there else ibis.literal(False) if column == "listed" else ibis.null()).cast(
            kind.copy(nullable=True)
        )
        for column, kind in schema.items()
    }
    return table.select(**values)


def _staged(cells: Cells, context: ReadContext, table: Table) -> tuple[Table, dict[str, int]]:
    """Return the rows with our ids of stages, and the names that lead to none of ours, where there are any. A name that
    says that it is the end without a sale, such as Closed Lost, needs no line in the settings.
    """
    ours = {letters(name): stage for name, stage in context.stages.items()}
    if "lost" not in ours:  # no stage of one's own is called so
        ours = {name: LOST if stage == "lost" else stage for name, stage in ours.items()}
    counted = table.group_by("stage").aggregate(rows=table.count())
    names = {row["stage"]: row["rows"] for row in cells.raw.engine.rows(counted) if row["stage"] is not None}
    names.pop(LOST, None)
    ids = {name: ours[letters(name)] for name in names if letters(name) in ours}
    ids |= {name: LOST for name in names if name not in ids and outcome_of_stage(name) in _ENDS}
    others = {name: count for name, count in names.items() if name not in ids} if ours else {}
    stage: StringValue = table["stage"].substitute(ids) if ids else table["stage"]
    return table.mutate(stage=stage), others


def _day(newest: datetime | date | None) -> date | None:
    return newest.date() if isinstance(newest, datetime) else newest
