"""Read Parquet files, whose cells have types already."""

from __future__ import annotations

from pathlib import Path

import duckdb

from journeymap.errors import UsageError
from journeymap.measurement.engine import Engine
from journeymap.measurement.reading.raw import RawTable
from journeymap.measurement.reading.values import said


def read_parquet(engine: Engine, path: Path, name: str) -> RawTable:
    """Return the cells of a file in their types; they stay in the file until somebody asks. Raises UsageError where it
    is no Parquet.
    """
    try:
        table, header = engine.parquet(path)
        [counted] = engine.rows(table.aggregate(rows=table.count()))
    except duckdb.Error:
        raise UsageError(f"{name} is no Parquet file, or is not whole. Export it again.") from None
    return RawTable(name=name, engine=engine, table=said(table), header=header, rows=counted["rows"], text=False)
