"""Small steps with tables that several readers take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import ibis
from ibis.expr.types import BooleanValue, StringValue, Table

from journeymap.measurement.engine import Engine

_MOST = 2000
"""A column of words from a list has a few dozen of them; one with more is about something else."""


def counted(engine: Engine, rows: Table, *columns: str) -> dict[Any, int]:
    """Return how many rows have each value of a column, or of several together; the most frequent ones first."""
    groups = rows.group_by(*columns).aggregate(rows_=rows.count())
    found = engine.rows(groups.order_by(ibis.desc("rows_"), *columns).limit(_MOST))
    return {
        row[columns[0]] if len(columns) == 1 else tuple(row[column] for column in columns): int(row["rows_"])
        for row in found
    }


def table_of(rows: Sequence[Mapping[str, object]], schema: Mapping[str, str]) -> Table:
    """Return rows of ours as a table."""
    return ibis.memtable([{name: row.get(name) for name in schema} for row in rows], schema=ibis.schema(dict(schema)))


def attached(rows: Table, others: Table, *keys: str) -> Table:
    """Return the rows with the other columns of those with the same keys; null where there are none."""
    joined = rows.left_join(others, list(keys))
    return joined.drop(*(column for column in joined.columns if column.endswith("_right")))


def below_each_other(first: Table, second: Table) -> Table:
    """Return the rows of both, with the columns of the first. Tables that are kept know how exact their times are, and
    others do not.
    """
    schema = {name: "timestamp" if kind.is_timestamp() else kind for name, kind in first.schema().items()}
    return first.cast(schema).union(second.select(*first.columns).cast(schema))


def translated(engine: Engine, rows: Table, column: str, meanings: Mapping[str, str | None]) -> StringValue:
    """Return what the words of a column mean; null for those without a meaning."""
    known = {word: meaning for word, meaning in meanings.items() if meaning is not None}
    return rows[column].substitute(known, else_=ibis.null("string")) if known else ibis.null("string")


_YES = ("true", "yes", "1", "t", "y", "ja", "oui", "sí", "si", "はい")
_NO = ("false", "no", "0", "f", "n", "nein", "non", "いいえ")


def is_yes(said: StringValue) -> BooleanValue:
    """Return whether a cell says yes; null where it says neither yes nor no."""
    text = said.lower()
    return ibis.cases((text.isin(_YES), True), (text.isin(_NO), False))
