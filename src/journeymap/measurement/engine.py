"""Where expressions are carried out: DuckDB in this process, or a database by its address.

Only results leave an engine, never rows of people.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ibis
from ibis import BaseBackend
from ibis.expr.types import Table


class Engine:
    """One connection, which carries out expressions of ibis."""

    def __init__(self, backend: BaseBackend) -> None:
        self.backend = backend
        self._kept = 0

    def rows(self, expression: Table) -> list[dict[str, Any]]:
        """Carry out an expression, and return the rows of its result in their order."""
        rows: list[dict[str, Any]] = self.backend.to_pyarrow(expression).to_pylist()
        return rows

    @property
    def is_embedded(self) -> bool:
        """Whether this process carries out what is asked, so that it may hold tables of its own."""
        return str(self.backend.name) == "duckdb"

    def kept(self, expression: Table) -> Table:
        """Work out an expression once, for all who ask for it later. A database of others is left as it is."""
        if not self.is_embedded:
            return expression
        self._kept += 1
        return self.backend.create_table(f"kept_{self._kept}", expression, temp=True)

    def loaded(self, batches: Any, made: Callable[[Table], Table]) -> Table:
        """Take in rows piece by piece (a reader of pyarrow), and return what is made of them as a table."""
        self._kept += 1
        taken_in = f"taken_in_{self._kept}"
        self.backend.con.register(taken_in, batches)
        try:
            return self.kept(made(self.backend.table(taken_in)))
        finally:
            self.backend.con.unregister(taken_in)


def embedded(memory: str | None = None, threads: int | None = None) -> Engine:
    """Return an engine within this process. Raises what DuckDB raises."""
    backend = ibis.duckdb.connect()
    if memory:
        backend.raw_sql(f"SET memory_limit = '{memory}'")
    if threads:
        backend.raw_sql(f"SET threads = {threads}")
    return Engine(backend)
