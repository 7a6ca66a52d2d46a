"""Where expressions are carried out: DuckDB in this process, or a database by its address.

Only results leave an engine, never rows of people.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from threading import Event, Thread
from typing import Any
from weakref import finalize

import duckdb
import ibis
from ibis import BaseBackend
from ibis.expr.types import Table

from journeymap.errors import SystemFailure

_LONGEST_LINE = 2_000_000
"""More bytes in a line are left to those who read piece by piece."""


_BETWEEN = 0.1
"""How many seconds pass before it is told again how far something is."""

MEMORY = "1GB"
"""How much the tables of an engine may take of the machine's memory."""


class Engine:
    """One connection, which carries out expressions of ibis."""

    def __init__(self, backend: BaseBackend, told: Callable[[Exception], Exception] | None = None) -> None:
        """Take a connection, and what makes an error of ours of one of its own, where somebody else answers for it."""
        self.backend = backend
        self._told = told
        self._kept = 0

    def rows(self, expression: Table) -> list[dict[str, Any]]:
        """Carry out an expression, and return the rows of its result in their order. Raises SystemFailure where a
        database of others fails, or where the machine has no room for it.
        """
        try:
            rows: list[dict[str, Any]] = self.backend.to_pyarrow(expression).to_pylist()
        except (duckdb.OutOfMemoryException, duckdb.IOException) as error:
            raise SystemFailure(f"The data cannot be worked through on this machine: {error}") from None
        except Exception as error:  # every database has its own; one of our own engine goes on as it is
            raise (self._told(error) if self._told else error) from None
        return rows

    @contextmanager
    def watched(self, told: Callable[[float], None]) -> Iterator[None]:
        """Tell how much of what the embedded engine carries out is done, from 0 to 1, for as long as it takes."""
        over = Event()

        def watch() -> None:
            while not over.wait(_BETWEEN):
                if (percent := self.backend.con.query_progress()) > 0:
                    told(percent / 100)

        watcher = Thread(target=watch, daemon=True)
        watcher.start()
        try:
            yield
        finally:
            over.set()
            watcher.join()

    @contextmanager
    def keeping(self, expression: Table) -> Iterator[Table]:
        """Have the engine work out an expression once, for those that build on it, and forget it afterwards.

        Where nobody may make tables, not even ones for the time being, it is worked out for each of them.
        """
        try:
            held = expression.cache()
        except Exception:  # every database has its own, and what else is wrong shows as soon as it is asked
            yield expression
            return
        with held as table:
            yield table

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

    def forget(self, *tables: Table) -> None:
        """Let go of tables that were kept, once nothing builds on them any more."""
        for table in tables if self.is_embedded else ():
            self.backend.raw_sql(f"DROP TABLE IF EXISTS {_named(table.op().name)}")

    def csv(self, path: Path, columns: dict[str, str], separator: str) -> Table:
        """Return the rows of a file of separated values that is as the books say, below its header, with their numbers.

        Carrying it out raises what DuckDB raises where anything is unusual.
        """
        self._kept += 1
        name = f"csv_{self._kept}"
        options = {
            "delim": _quoted(separator),
            "columns": "{" + ", ".join(f"{column}: {_quoted(kind)}" for column, kind in columns.items()) + "}",
            "header": "false",
            "skip": "1",
            "quote": "'\"'",
            "escape": "'\"'",
            "auto_detect": "false",
            "strict_mode": "true",
            "max_line_size": str(_LONGEST_LINE),
        }
        said = ", ".join(f"{option} = {value}" for option, value in options.items())
        self.backend.raw_sql(
            f"CREATE TEMP VIEW {name} AS SELECT row_number() OVER () + 1 AS row, * "
            f"FROM read_csv({_quoted(str(path))}, {said})"
        )
        return self.backend.table(name)

    def parquet(self, path: Path) -> tuple[Table, tuple[str, ...]]:
        """Return the rows of a Parquet file and what its columns are called. Raises what DuckDB raises."""
        self._kept += 1
        name = f"parquet_{self._kept}"
        source = f"read_parquet({_quoted(str(path))}, file_row_number = true)"
        columns = [row[0] for row in self.backend.con.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()]
        header = tuple(column for column in columns if column != "file_row_number")
        names = ", ".join(f"{_named(column)} AS c{number}" for number, column in enumerate(header, start=1))
        self.backend.raw_sql(f"CREATE TEMP VIEW {name} AS SELECT file_row_number + 2 AS row, {names} FROM {source}")
        return self.backend.table(name), header

    def query(self, sql: str) -> Table:
        """Return the result of a query, which is carried out whenever somebody asks for it. Raises what the database
        raises.
        """
        with warnings.catch_warnings():
            # ibis 12.0 calls by its old name what DuckDB 1.5 has renamed.
            warnings.filterwarnings("ignore", r"fetch_arrow_table\(\) is deprecated", DeprecationWarning)
            return self.backend.sql(sql)

    def attach(self, path: str) -> None:
        """Let queries ask a database of DuckDB beside the tables of files, and change nothing in it. Raises what DuckDB
        raises.
        """
        self._kept += 1
        name = f"attached_{self._kept}"
        self.backend.raw_sql(f"ATTACH {_quoted(path)} AS {name} (READ_ONLY)")
        self.backend.raw_sql(f"SET search_path = '{name}.main,memory.main'")

    def loaded(self, batches: Any) -> Table:
        """Take in rows piece by piece (a reader of pyarrow), and return them as a table."""
        self._kept += 1
        name = f"kept_{self._kept}"
        connection = self.backend.con
        connection.register("taken_in", batches)
        try:
            connection.execute(f"CREATE TEMP TABLE {name} AS SELECT * FROM taken_in")
        finally:
            connection.unregister("taken_in")
        return self.backend.table(name)


class Remembering(Engine):
    """An engine that works out the same expression once, for as long as nothing changes in its tables."""

    def __init__(self, backend: BaseBackend) -> None:
        super().__init__(backend)
        self._known: dict[Any, list[dict[str, Any]]] = {}

    def rows(self, expression: Table) -> list[dict[str, Any]]:
        """Carry out an expression, unless it was carried out before."""
        asked = expression.op()
        if asked not in self._known:
            self._known[asked] = super().rows(expression)
        return [dict(row) for row in self._known[asked]]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _named(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def embedded(memory: str = MEMORY, threads: int | None = None) -> Engine:
    """Return an engine within this process, which puts on the disk what is more than its memory. Raises what DuckDB
    raises.
    """
    aside = Path(mkdtemp(prefix="journeymap-"))
    backend = ibis.duckdb.connect(temp_directory=str(aside), memory_limit=memory)
    finalize(backend, rmtree, aside, ignore_errors=True)
    backend.raw_sql("SET enable_progress_bar = true; SET enable_progress_bar_print = false")
    backend.raw_sql("SET TimeZone = 'UTC'")  # else times with a zone depend on the machine's
    if threads:
        backend.raw_sql(f"SET threads = {threads}")
    return Engine(backend)
