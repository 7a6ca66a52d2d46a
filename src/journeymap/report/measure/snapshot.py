"""What was measured as the file that a workspace keeps of it, so that two of them can be compared line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar

from journeymap.model.snapshot import AccountReading, DataRead, Figure, Measured, Mood, Snapshot
from journeymap.report.json_text import escaped

_DIGITS = 6
"""So many digits after the point; the last ones may differ from engine to engine."""
_MOST_NAMES = 20
"""So many names of stages that nobody mapped: what is no stage at all, such as a column of people, stays out."""
Record = TypeVar("Record")


def settled(snapshot: Snapshot, *, is_anonymous: bool = False) -> Snapshot:
    """Return a snapshot as it is written down: rounded, in a fixed order, and without accounts if nobody shall know
    them.
    """
    measured = sorted(snapshot.measured, key=lambda part: part.program or "")
    return replace(snapshot, measured=tuple(_settled(part, is_anonymous=is_anonymous) for part in measured))


def _settled(part: Measured, *, is_anonymous: bool) -> Measured:
    accounts = () if is_anonymous else sorted(part.accounts, key=lambda reading: reading.account)
    order = {flow.stage: number for number, flow in enumerate(part.stages)}
    return replace(
        part,
        stages=tuple(map(_rounded, part.stages)),
        figures=tuple(map(_rounded, sorted(part.figures, key=lambda figure: _figure_key(figure, order)))),
        accounts=tuple(_rounded(_reading(reading)) for reading in accounts),
        moods=tuple(map(_rounded, sorted(part.moods, key=lambda mood: _mood_key(mood, order)))),
        data=tuple(map(_data, sorted(part.data, key=lambda read: read.name))),
    )


def _figure_key(figure: Figure, order: dict[str, int]) -> tuple[Any, ...]:
    return (figure.measure, order.get(figure.of or "", -1), figure.of or "", figure.basis or "", figure.currency or "")


def _mood_key(mood: Mood, order: dict[str, int]) -> tuple[Any, ...]:
    return (order.get(mood.stage, len(order)), mood.stage, mood.kind, mood.role or "")


def _reading(reading: AccountReading) -> AccountReading:
    return replace(reading, roles=tuple(sorted(reading.roles)))


def _data(read: DataRead) -> DataRead:
    unmapped = sorted(read.unmapped, key=lambda pair: (-pair[1], pair[0]))[:_MOST_NAMES]
    return replace(read, left_out=tuple(sorted(read.left_out)), unmapped=tuple(unmapped))


def _rounded(record: Record) -> Record:
    assert is_dataclass(record)
    assert not isinstance(record, type)
    changed = {field.name: _round(getattr(record, field.name)) for field in fields(record)}
    return replace(record, **changed)


def _round(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, _DIGITS) + 0.0  # and never -0.0
    return _rounded(value) if is_dataclass(value) and not isinstance(value, type) else value


def snapshot_text(snapshot: Snapshot) -> str:
    """Return a snapshot as JSON: a line per record, without what is as usual."""
    return escaped("\n".join(_document(snapshot)) + "\n")


def _document(snapshot: Snapshot) -> Iterator[str]:
    yield "{"
    yield f'  "format": {snapshot.format},'
    yield f'  "as_of": "{snapshot.as_of}",'
    if not snapshot.measured:
        yield '  "measured": []'
        yield "}"
        return
    yield '  "measured": ['
    for number, part in enumerate(snapshot.measured, 1):
        yield "    {"
        yield ",\n".join(_members(part))
        yield "    }" + ("," if number < len(snapshot.measured) else "")
    yield "  ]"
    yield "}"


def _members(part: Measured) -> Iterator[str]:
    for name, value in _said(part).items():
        if isinstance(value, list):
            lines = ",\n".join(f"        {_line(record)}" for record in value)
            yield f'      "{name}": [\n{lines}\n      ]'
        else:
            yield f'      "{name}": {_line(value)}'


def _said(record: Any) -> dict[str, Any]:
    """The fields of a record that say something else than usual."""
    named = ((field, getattr(record, field.name)) for field in fields(record))
    return {field.name: _plain(value) for field, value in named if not _is_usual(field, value)}


def _is_usual(field: Field[Any], value: Any) -> bool:
    return field.default is not MISSING and type(value) is type(field.default) and bool(value == field.default)


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return _said(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.isoformat() if isinstance(value, date) else value


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
