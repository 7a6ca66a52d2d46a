"""Read event logs in XES, the form of the IEEE for them, event by event."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.parsers import expat

import pyarrow as pa

from journeymap.errors import SystemFailure, UsageError, reason_of
from journeymap.measurement.engine import Engine
from journeymap.measurement.reading.packed import opened
from journeymap.measurement.reading.raw import RawTable
from journeymap.measurement.reading.values import SAYS_NOTHING

Progress = Callable[[int, int], None]
Event = dict[str, str]

CASE = "case:concept:name"
_PIECE = 1024 * 1024
_LONGEST = 16 * 1024 * 1024
"""More bytes in one element are no event."""
_DEEPEST = 200
_FIRST_EVENTS = 5000
"""In how many events columns are looked for."""
_MOST_COLUMNS = 300
_BATCH = 20_000
_NOTHING = re.compile(SAYS_NOTHING)


class _Refused(Exception):
    """It is no log, for a reason."""


class _Log:
    """Takes the elements of a log as they come, and collects its events."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.traces = 0
        self._path: list[str] = []
        self._trace: Event = {}
        self._event: Event | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if not self._path and tag != "log":
            raise _Refused(f"begins with <{tag}> where a log begins with <log>")
        if len(self._path) >= _DEEPEST:
            raise _Refused("has elements within elements without end")
        if tag == "trace":
            self.traces += 1
            self._trace = {}
        elif tag == "event":
            self._event = {}
        elif (key := attributes.get("key")) is not None and (value := attributes.get("value")) is not None:
            parent = self._path[-1] if self._path else ""
            if parent == "event" and self._event is not None:
                self._event.setdefault(key, value)
            elif parent == "trace":
                self._trace.setdefault(f"case:{key}", value)
        self._path.append(tag)

    def end(self, tag: str) -> None:
        self._path.pop()
        if tag.rpartition(":")[2] == "event" and self._event is not None:
            self.events.append(
                {CASE: f"case {self.traces}", **self._trace, **self._event} if self.traces else self._event
            )
            self._event = None


def read_xes(engine: Engine, path: Path, name: str, progress: Progress | None = None) -> RawTable:
    """Return the events of a log, one a row, with the attributes of their traces as `case:…`. Raises UsageError where
    it is no log, SystemFailure where it cannot be opened.
    """
    try:
        header = _header(path, name)
        schema = pa.schema([("row", pa.int64()), *((f"c{index + 1}", pa.string()) for index in range(len(header)))])
        failures: list[UsageError | OSError] = []
        counted = [0]

        def batches() -> Iterator[pa.RecordBatch]:
            try:
                for events in _batches(path, name, progress):
                    first = counted[0] + 2
                    counted[0] += len(events)
                    numbers = pa.array(range(first, first + len(events)), pa.int64())
                    columns = [pa.array([_cell(event.get(key)) for event in events], pa.string()) for key in header]
                    yield pa.RecordBatch.from_arrays([numbers, *columns], schema=schema)
            except (UsageError, OSError) as failure:
                failures.append(failure)  # what DuckDB hands on says less

        table = engine.loaded(pa.RecordBatchReader.from_batches(schema, batches()))
        if failures:
            raise failures[0]
    except OSError as error:
        raise SystemFailure(f"{name} cannot be read: {reason_of(error)}.") from None
    return RawTable(name=name, engine=engine, table=table, header=header, rows=counted[0])


def _cell(text: str | None) -> str | None:
    trimmed = text.strip() if text else ""
    return None if _NOTHING.match(trimmed) else trimmed


def _header(path: Path, name: str) -> tuple[str, ...]:
    keys: dict[str, None] = {CASE: None}
    looked = 0
    for events in _batches(path, name, None):
        for event in events:
            keys.update(dict.fromkeys(event))
        looked += len(events)
        if looked >= _FIRST_EVENTS:
            break
    if not looked:
        raise UsageError(f"{name} has no events. Export the log again.")
    return tuple(keys)[:_MOST_COLUMNS]


def _batches(path: Path, name: str, progress: Progress | None) -> Iterator[list[Event]]:
    """Yield the events of a log, some thousands at a time."""
    log = _Log()
    parser = expat.ParserCreate()
    parser.StartElementHandler = log.start
    parser.EndElementHandler = log.end
    parser.EntityDeclHandler = _no_entities
    size = max(1, path.stat().st_size)
    try:
        with opened(path, name) as (file, under):
            since, before = 0, -1
            while piece := file.read(_PIECE):
                parser.Parse(piece)
                since = 0 if parser.CurrentByteIndex > before else since + len(piece)
                before = parser.CurrentByteIndex
                if since > _LONGEST:
                    raise _Refused("has an element that is far too long")
                if len(log.events) >= _BATCH:
                    yield log.events
                    log.events = []
                if progress:
                    progress(under.tell(), size)
            parser.Parse(b"", True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise UsageError(
            f"{name} is no XES log: line {error.lineno} cannot be read ({reason}). Export the log again."
        ) from None
    except (_Refused, RecursionError) as error:
        raise UsageError(f"{name} is no XES log: it {error}. Export the log again.") from None
    if log.events:
        yield log.events


def _no_entities(*_: object) -> None:
    raise _Refused("declares entities of its own, which no log needs")
