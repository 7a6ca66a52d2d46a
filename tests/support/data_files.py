"""Data as people export it, read as `journeymap measure` reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from journeymap.measurement.accounts import AccountList, AccountMatcher, ListedAccount
from journeymap.measurement.engine import Engine, embedded
from journeymap.measurement.readers.reader import Read, ReadContext
from journeymap.measurement.readers.sniffing import reader_of
from journeymap.measurement.reading.files import read_file
from journeymap.measurement.reading.raw import RawTable
from journeymap.model.data import DataSource

AS_OF = date(2026, 11, 26)
PLAIN = ("moves", "interactions", "deals", "customers", "surveys", "costs", "contacts")


@dataclass(frozen=True, slots=True)
class Source:
    """What was made of one source of data."""

    engine: Engine
    raw: RawTable
    export: str
    read: Read

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of a plain table in the order of the file, without what nothing is said of."""
        found = getattr(self.read.tables, table)
        assert found is not None, f"nothing tells of {table}"
        rows = self.engine.rows(found.order_by("row"))
        return [{name: value for name, value in row.items() if value is not None} for row in rows]

    @property
    def left_out(self) -> dict[str, tuple[int, ...]]:
        """The first rows that are left out, by the reason."""
        return {each.reason: each.rows for each in self.read.left_out}


def read_source(
    file: Path,
    *,
    key: str = "",
    stages: Mapping[str, str] | None = None,
    accounts: Sequence[ListedAccount] = (),
    engine: Engine | None = None,
    as_of: date = AS_OF,
    **said: Any,
) -> Source:
    """Read a file as a source with these settings."""
    engine = engine or embedded()
    raw = read_file(engine, file, file.name)
    source = DataSource.model_validate({name.rstrip("_"): value for name, value in said.items()})
    reader = reader_of(raw, source, key)
    matcher = AccountMatcher(engine, AccountList(accounts))
    context = ReadContext(as_of=as_of, key=key, source=source, stages=stages or {}, accounts=matcher)
    return Source(engine, raw, reader.export, reader.take(raw, context))


def saved(folder: Path, content: str | bytes, name: str = "data.csv", encoding: str = "utf-8") -> Path:
    """Save a file of data, and return it."""
    file = folder / name
    file.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
    return file
