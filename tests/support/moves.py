"""Plain tables for the tests of measures, from short histories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import ibis
import pyarrow
from ibis import Schema
from ibis.expr.types import Table

from journeymap.measurement.engine import Engine
from journeymap.measurement.tables import MOVES

FIRST_DAY = date(2026, 1, 1)

Histories = Mapping[str, Sequence[tuple[str, float]]]
"""For each case, which stage it came to on which day, counted from the first."""


def day(number: float) -> datetime:
    """Return the time of a day, counted from the first."""
    return datetime.combine(FIRST_DAY, datetime.min.time()) + timedelta(days=number)


def as_of(number: int) -> date:
    """Return a day, counted from the first."""
    return FIRST_DAY + timedelta(days=number)


def numbered(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return rows with their numbers."""
    return [{"row": number, **row} for number, row in enumerate(rows)]


def plain_table(engine: Engine, schema: Schema, rows: Iterable[Mapping[str, Any]], name: str) -> Table:
    """Put rows into a table of the engine; what they leave out is null, and `row` is their order."""
    held = pyarrow.Table.from_pylist(numbered(rows), schema=schema.to_pyarrow())
    return engine.backend.create_table(name, ibis.memtable(held), overwrite=True)


def moves_of(engine: Engine, histories: Histories) -> Table:
    """Return the moves of cases, each of an account of the same name."""
    rows = [
        {"case": case, "account": case, "stage": stage, "at": day(when)}
        for case, history in histories.items()
        for stage, when in history
    ]
    return plain_table(engine, MOVES, rows, "moves")
