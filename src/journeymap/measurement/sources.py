"""Read the data of a program: find each file, find out what it is, and put all of it into the plain tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TypeVar

import ibis
from ibis.expr.types import Table

from journeymap.errors import SystemFailure, UsageError
from journeymap.measurement.accounts import AccountList, AccountMatcher, ListedAccount
from journeymap.measurement.connections import Connections, one_engine, variable_of
from journeymap.measurement.engine import Engine, Remembering, embedded
from journeymap.measurement.measurement import Failure, SourceRead
from journeymap.measurement.people import with_roles
from journeymap.measurement.readers.reader import Read, ReadContext
from journeymap.measurement.readers.sniffing import reader_of
from journeymap.measurement.reading.files import read_file
from journeymap.measurement.reading.query_result import read_query
from journeymap.measurement.reading.raw import RawTable
from journeymap.measurement.scope import Scope, Source
from journeymap.measurement.tables import Tables
from journeymap.named_paths import DATA, QUERY, Refusal, content_of, find_given, find_named
from journeymap.workspace import LinkedAccount

Content = TypeVar("Content")
_ROWS_OF_A_SOURCE = 1 << 40
"""The rows of each source are numbered from a multiple of it on, so that no two rows have the same number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A source that was read: what is told of it, its tables, and where they are."""

    told: SourceRead
    read: Read
    engine: Engine


class SourceReader:
    """Reads sources for one scope after another, each file once."""

    def __init__(
        self,
        root: Path,
        as_of: date,
        environment: Mapping[str, str],
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self._connections = Connections(Remembering(embedded().backend), environment)
        self._root = root
        self._as_of = as_of
        self._progress = progress
        self._raw: dict[tuple[str, str | None], RawTable] = {}
        self._failures: dict[str, Failure] = {}

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What could not be read, each told once."""
        return tuple(self._failures.values())

    def read_all(self, scope: Scope) -> list[Found]:
        """Return what was read of the sources of a scope; what fails is among the failures."""
        return [found for source in scope.sources if (found := self._read(source, scope))]

    def engine_of(self, found: Sequence[Found]) -> Engine | None:
        """Return where all that was read is; None where it is in several places, which is a failure."""
        if not found:
            return self._connections.embedded
        try:
            return one_engine(each.engine for each in found)
        except UsageError as error:
            self._fail(error)
            return None

    def _fail(self, error: UsageError | SystemFailure) -> None:
        self._failures[str(error)] = Failure(str(error), is_of_system=isinstance(error, SystemFailure))

    def _read(self, source: Source, scope: Scope) -> Found | None:
        try:
            raw = self._raw_of(source)
            reader = reader_of(raw, source.model, source.key)
            context = ReadContext(
                as_of=self._as_of,
                key=source.key,
                source=source.model,
                stages=scope.stages,
                accounts=AccountMatcher(raw.engine, AccountList(map(_listed, scope.accounts))),
            )
            read = reader.take(raw, context)
        except (UsageError, SystemFailure) as error:
            self._fail(error)
            return None
        told = SourceRead(
            name=source.name,
            where=source.where,
            export=reader.export,
            rows=read.rows,
            taken=read.taken,
            newest=read.newest,
            left_out=read.left_out,
            unmapped=read.unmapped,
            notes=read.notes,
        )
        return Found(told=told, read=read, engine=raw.engine)

    def _raw_of(self, source: Source) -> RawTable:
        """Return the cells of a source. Raises UsageError or SystemFailure where there are none."""
        key = source.where, source.model.connection
        raw = self._raw.get(key)
        if raw is None:
            raw = self._raw[key] = self._asked(source) if source.model.query else self._opened(source)
        return raw

    def _asked(self, source: Source) -> RawTable:
        name = source.model.connection
        if name is None:
            raise UsageError(
                f"{source.where} is asked of no database. Add `connection: warehouse`, and put the address of that "
                f"into the environment as {variable_of('warehouse')}."
            )
        file = _found(find_named(self._root, source.model.query or "", QUERY), source)
        query = _found(content_of(file, QUERY), source).decode("utf-8", "replace")
        return read_query(self._connections.engine(name), query, source.where, self._connections.address(name))

    def _opened(self, source: Source) -> RawTable:
        named, given = source.model.file or "", source.given
        found = find_given(given, DATA) if given else find_named(self._root, named, DATA)
        if isinstance(found, Refusal) and (given or self._root / named).is_dir():
            raise UsageError(f"{source.where} is a folder. Name the file in it that holds the data.")
        path = _found(found, source)
        if not path.exists():
            raise UsageError(f"{source.where} does not exist. Export the data there, or name another file.")
        raw = read_file(self._connections.embedded, path, source.where, self._progress)
        if not raw.rows:
            raise UsageError(f"{source.where} holds no rows, only a header. Export the data again.")
        return raw


def _found(file: Content | Refusal, source: Source) -> Content:
    """Return what was found. Raises UsageError where it must not be read."""
    if isinstance(file, Refusal):
        raise UsageError(f"{source.where} {file.reason}.")
    return file


def _listed(account: LinkedAccount) -> ListedAccount:
    return ListedAccount(id=account.id, name=account.name, domain=account.model.domain, crm=account.model.crm)


def together(tables: Sequence[Tables]) -> Tables:
    """Return what all sources say together, as one table of each kind; what one knows of people holds in all others."""
    known = {field.name: _together([getattr(each, field.name) for each in tables]) for field in fields(Tables)}
    return with_roles(Tables(**known))


def _together(tables: Iterable[Table | None]) -> Table | None:
    known = [table for table in tables if table is not None]
    if len(known) < 2:
        return known[0] if known else None
    numbered = [table.mutate(row=table.row + number * _ROWS_OF_A_SOURCE) for number, table in enumerate(known)]
    return ibis.union(*numbered)
