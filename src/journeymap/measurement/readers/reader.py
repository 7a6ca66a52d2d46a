"""What a reader of an export is: the headers it knows, and how its rows become plain tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from ibis.expr.types import Table

from journeymap.measurement.reading.left_out import LeftOut
from journeymap.measurement.reading.raw import RawTable
from journeymap.measurement.tables import Tables
from journeymap.model.data import DataSource
from journeymap.model.suggest import letters


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that a reader looks for."""

    name: str
    """Our name for it, which `columns:` of a source uses too."""
    headers: tuple[str, ...]
    """The headers that mean it, the likeliest first; case, blanks and accents make no difference."""
    required: bool = False


class Accounts(Protocol):
    """Who knows which account of ours a row belongs to."""

    def matched(self, rows: Table) -> Table:
        """Return the rows with our id as `account` where that is known, else with what the data names there, and with
        `listed`: whether it is one of ours.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadContext:
    """What a reader has to know beside the rows."""

    as_of: date
    """The last day that counts."""
    key: str = ""
    """Under which key of `data` the source stands, such as nps."""
    source: DataSource = field(default_factory=lambda: DataSource.model_validate({}))
    """What the settings say of it: columns, dates, currency, phase, stage, channel."""
    stages: Mapping[str, str] = field(default_factory=dict)
    """Our ids of stages, by what the data calls them; compared without case, blanks and accents."""
    accounts: Accounts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a reader made of a file or a query."""

    tables: Tables
    rows: int = 0
    taken: int = 0
    newest: date | None = None
    left_out: tuple[LeftOut, ...] = ()
    unmapped: tuple[tuple[str, int], ...] = ()
    """Names of stages that lead to none of ours, and how many rows have them."""
    notes: tuple[str, ...] = ()
    """Whole sentences about what was assumed, such as which of 03/04 is the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How one export is read."""

    export: str
    """Its name in model.data.Export."""
    columns: tuple[Column, ...]
    read: Callable[[RawTable, ReadContext], Read]
    telling: tuple[str, ...] = ()
    """Headers that only this export has; the start of a header where one ends with `…`. One of them has to be there for
    it to be recognized; where none is named, its required columns are enough."""
    looks_like: Callable[[Sequence[str]], bool] | None = None
    """Whether a header is one of it although none of these is there, such as for a column for each month."""
    repeats: bool = False
    """Whether identical rows are separate things, rather than one exported twice."""

    def take(self, raw: RawTable, context: ReadContext) -> Read:
        """Read the rows; those that are identical count once, unless they are separate things here. Raises UsageError
        where a column is missing.
        """
        return self.read(raw if self.repeats else raw.once(), context)

    def missing(self, header: Sequence[str], columns: Mapping[str, str] | None = None) -> list[Column]:
        """Return the required columns that a header lacks, given what the settings say some are called."""
        there = set(map(letters, header))
        renamed = columns or {}
        return [
            column
            for column in self.columns
            if column.required
            and not ({letters(renamed[column.name])} if column.name in renamed else _names(column)) & there
        ]

    def recognizes(self, header: Sequence[str]) -> int:
        """Return how sure it is that a file with this header is the export: 0 is not at all."""
        there = set(map(letters, header))
        told = sum(_has(there, name) for name in self.telling)
        if self.looks_like is not None and self.looks_like(header):
            told += 1
        if self.missing(header) or (self.telling and not told):
            return 0
        return sum(bool(_names(column) & there) for column in self.columns) + UNMISTAKABLE * told


UNMISTAKABLE = 100
"""How much more a header says that only one export has."""


def _names(column: Column) -> set[str]:
    return set(map(letters, (column.name, *column.headers)))


def _has(there: set[str], name: str) -> bool:
    start = letters(name)
    return any(header.startswith(start) for header in there) if name.endswith("…") else start in there
