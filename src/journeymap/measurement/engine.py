"""Where expressions are carried out: DuckDB in this process, or a database by its address.

Only results leave an engine, never rows of people.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import ibis
from ibis import BaseBackend
from ibis.expr.types import Table


class Engine:
    """One connection, which carries out expressions of ibis."""

    def __init__(self, backend: BaseBackend) -> None:
        self.backend = backend

    def rows(self, expression: Table) -> list[dict[str, Any]]:
        """Carry out an expression, and return the rows of its result in their order."""
        rows: list[dict[str, Any]] = self.backend.to_pyarrow(expression).to_pylist()
        return rows

    @contextmanager
    def kept(self, expression: Table) -> Iterator[Table]:
        """Have the engine work out an expression once, for those that build on it."""
        with expression.cache() as table:
            yield table


def embedded(memory: str | None = None, threads: int | None = None) -> Engine:
    """Return an engine within this process. Raises what DuckDB raises."""
    backend = ibis.duckdb.connect()
    if memory:
        backend.raw_sql(f"SET memory_limit = '{memory}'")
    if threads:
        backend.raw_sql(f"SET threads = {threads}")
    return Engine(backend)
