"""What was written, as plain data in the fields of the format."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from journeymap.model.base import Written, keys_of
from journeymap.model.scores import Scale, Score
from journeymap.workspace import LinkedChannel, LinkedContent, LinkedFramework, LinkedPersona, LinkedSegment

Named = LinkedPersona | LinkedChannel | LinkedContent | LinkedSegment
"""What a map refers to by its id."""
_HOURS_A_DAY = 24


def exported(thing: Named | LinkedFramework) -> dict[str, Any]:
    """Return what an export says of a thing: of a framework all its stages, also those of one that it changes."""
    if isinstance(thing, LinkedFramework):
        return {"name": thing.name, "stages": {id_: plain(stage) for id_, stage in thing.stages.items()}}
    written: dict[str, Any] = plain(thing.model)
    return written


def plain(value: Any) -> Any:
    """Return what was written as plain data, with the names of the format and without what is empty."""
    if isinstance(value, Written):
        fields = ((key, plain(getattr(value, name))) for key, name in keys_of(type(value)).items())
        return {key: field for key, field in fields if field not in (None, [], {})}
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if isinstance(value, Mapping):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return _duration(value)
    if isinstance(value, Scale):
        return [_number(value.worst), _number(value.best)]
    if isinstance(value, Score):
        return _number(round(value.value, 4))
    return _number(value) if isinstance(value, float) else value


def _number(number: float) -> float:
    return int(number) if int(number) == number else number


def _duration(time: timedelta) -> str:
    hours = int(time.total_seconds() // 3600)
    return f"{hours}h" if hours % _HOURS_A_DAY else f"{hours // _HOURS_A_DAY}d"
