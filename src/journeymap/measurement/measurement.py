"""What measuring gives: the snapshot, and what was read for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from journeymap.model.snapshot import Measured, Snapshot

if TYPE_CHECKING:  # whoever shows what was measured needs no ibis
    from journeymap.measurement.reading.left_out import LeftOut


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRead:
    """One source of data: where it lies, what it is, and what could not be used of it."""

    name: str
    """Its key under `data`, with its number where there are several."""
    where: str
    """The file or the query, as it is written."""
    export: str
    rows: int
    taken: int
    newest: date | None
    left_out: tuple[LeftOut, ...]
    unmapped: tuple[tuple[str, int], ...]
    notes: tuple[str, ...]


class Failure(NamedTuple):
    """Why data could not be read, and what to do, in whole sentences."""

    says: str
    is_of_system: bool = False
    """Whether the system or a database kept it from us; else it is named or written wrongly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredPart:
    """What was measured for a program or for the workspace as a whole, and from which data."""

    measured: Measured
    sources: tuple[SourceRead, ...] = ()
    says: tuple[str, ...] = ()
    """What has to be known about all of it, in whole sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """Everything that was measured on a day."""

    as_of: date
    start: date
    """The first day of the period, which ends with `as_of`."""
    parts: tuple[MeasuredPart, ...] = ()
    failures: tuple[Failure, ...] = ()
    """The data that could not be read."""

    @property
    def snapshot(self) -> Snapshot:
        """What is written down of it."""
        return Snapshot(as_of=self.as_of, measured=tuple(part.measured for part in self.parts))
