"""Read the data of a program: find each file, find out what it is, and put all of it into the plain tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path

import ibis
from ibis.expr.types import Table

from journeymap.errors import SystemFailure, UsageError
from journeymap.measurement.accounts import AccountList, AccountMatcher, ListedAccount
from journeymap.measurement.engine import Engine
from journeymap.measurement.measurement import SourceRead
from journeymap.measurement.people import with_roles
from journeymap.measurement.readers import READERS
from journeymap.measurement.readers.reader import Read, ReadContext, Reader
from journeymap.measurement.reading.files import read_file
from journeymap.measurement.reading.raw import RawTable
from journeymap.measurement.scope import Scope, Source
from journeymap.measurement.tables import Tables
from journeymap.named_paths import DATA, Refusal, find_given, find_named

_USUAL = {
    "deals": ("hubspot-deals", "salesforce-opportunities", "salesforce-opportunity-history", "deals"),
    "moves": ("event-log", "moves"),
    "interactions": ("hubspot-activities", "salesforce-activities", "interactions"),
    "contacts": ("hubspot-contacts", "salesforce-contact-roles"),
    "surveys": ("survey", "surveys"),
    "nps": ("survey",),
    "csat": ("survey",),
    "customers": ("customers",),
    "costs": ("costs",),
    "spend": ("linkedin-campaigns", "costs"),
}
"""What the data under a key usually is, the likeliest first; the last is a table of one's own."""
_MOST_COLUMNS = 12
_ROWS_OF_A_SOURCE = 1 << 40
"""The rows of each source are numbered from a multiple of it on, so that no two rows have the same number."""


class SourceReader:
    """Reads sources for one scope after another, each file once."""

    def __init__(
        self, engine: Engine, root: Path, as_of: date, progress: Callable[[int, int], None] | None = None
    ) -> None:
        self._engine = engine
        self._root = root
        self._as_of = as_of
        self._progress = progress
        self._raw: dict[str, RawTable | None] = {}
        self._failures: list[str] = []

    @property
    def failures(self) -> tuple[str, ...]:
        """What could not be read, each in whole sentences, told once."""
        return tuple(dict.fromkeys(self._failures))

    def read_all(self, scope: Scope) -> list[tuple[SourceRead, Read]]:
        """Return what was read of the sources of a scope; what fails is among the failures."""
        listed = [
            ListedAccount(id=account.id, name=account.name, domain=account.model.domain, crm=account.model.crm)
            for account in scope.accounts
        ]
        accounts = AccountMatcher(self._engine, AccountList(listed))
        found = (self._read(source, scope, accounts) for source in scope.sources)
        return [read for read in found if read]

    def _read(self, source: Source, scope: Scope, accounts: AccountMatcher) -> tuple[SourceRead, Read] | None:
        context = ReadContext(
            as_of=self._as_of, key=source.key, source=source.model, stages=scope.stages, accounts=accounts
        )
        try:
            raw = self._raw_of(source)
            reader = reader_of(raw, source)
            read = reader.read(raw, context)
        except (UsageError, SystemFailure) as failure:
            self._failures.append(str(failure))
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
        return told, read

    def _raw_of(self, source: Source) -> RawTable:
        """Return the cells of a source. Raises UsageError or SystemFailure where there are none."""
        raw = self._raw.get(source.where)
        if raw is None:
            raw = self._raw[source.where] = read_file(self._engine, self._path(source), source.where, self._progress)
        return raw

    def _path(self, source: Source) -> Path:
        """Return the file of a source. Raises UsageError where it must not be read."""
        if source.given:
            found = find_given(source.given, DATA)
        else:
            found = find_named(self._root, source.model.file or "", DATA)
        if isinstance(found, Refusal):
            raise UsageError(f"{source.where} {found.reason}.")
        return found


def reader_of(raw: RawTable, source: Source) -> Reader:
    """Return the reader of a source: the one that it names, else the one that knows its columns best."""
    if source.model.as_:
        return READERS[source.model.as_]
    usual = [READERS[export] for export in _USUAL.get(source.key, ()) if export in READERS]
    if source.model.columns and usual:
        return usual[-1]
    known = [(reader.recognizes(raw.header), reader in usual, reader) for reader in READERS.values()]
    best = max(known, key=lambda found: found[:2])
    if best[0]:
        return best[2]
    if usual:
        return usual[0]
    columns = ", ".join(f"'{name}'" for name in raw.header[:_MOST_COLUMNS] if name)
    raise UsageError(
        f"{source.where} is no export that is known by its columns: {columns}. Say what it is, such as "
        f"--as hubspot-deals or, under `data`, as: hubspot-deals. It may be {', '.join(READERS)}."
    )


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
