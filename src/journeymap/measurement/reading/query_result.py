"""Ask a database, whose rows stay where they are."""

from __future__ import annotations

import re

import ibis
from ibis.expr.types import Table

from journeymap.errors import SystemFailure, UsageError
from journeymap.measurement.connections import reason
from journeymap.measurement.engine import Engine
from journeymap.measurement.reading.raw import RawTable
from journeymap.measurement.reading.values import said

_COMMENT = re.compile(r"--[^\n]*(?:\n|$)|/\*.*?\*/", re.DOTALL)


def read_query(engine: Engine, sql: str, name: str, address: str = "") -> RawTable:
    """Return the result of a query as a table that the database works out whenever it is asked. Raises UsageError where
    it is no query that only reads, SystemFailure with what the database says where it fails.
    """
    query = sql.removeprefix("\ufeff").strip().rstrip(";").strip()
    start = _COMMENT.sub(" ", query).lstrip()[:6].casefold()
    if not start:
        raise UsageError(f"{name} is empty. Write the query there, such as SELECT account, stage, date FROM …")
    if not start.startswith(("select", "with", "from", "(", "values", "table")):
        raise UsageError(f"{name} has to be one query that only reads: it begins with SELECT or WITH.")
    try:
        result = engine.query(query)
        table = _numbered(result)
        [counted] = engine.rows(result.aggregate(rows=result.count()))
    except SystemFailure:
        raise
    except Exception as error:  # every database has its own, and none of them is ours to list
        raise SystemFailure(f"The query {name} failed: {reason(error, address)}") from None
    return RawTable(
        name=name,
        engine=engine,
        table=said(table),
        header=tuple(result.columns),
        rows=counted["rows"],
        text=False,
    )


def _numbered(result: Table) -> Table:
    """Return the result with numbers of rows. A query has no order of its own, so that all its columns make one."""
    names = list(result.columns)
    order = [result[name] for name in names if not result[name].type().is_nested()]
    row = ibis.row_number().over(order_by=order) + 2
    return result.select(row=row, **{f"c{number}": result[name] for number, name in enumerate(names, start=1)})
