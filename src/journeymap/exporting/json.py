"""A map as JSON: all that it says, with what it extends worked in and what it refers to beside it.

Its fields are those of the format. docs/schemas/map.schema.json describes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from journeymap.exporting.formats import ExportOptions
from journeymap.model.base import Written, keys_of
from journeymap.model.kinds import KINDS
from journeymap.model.references import names_in
from journeymap.model.scores import OURS, Scale, Score
from journeymap.report.json_text import json_text
from journeymap.report.run import TOOL
from journeymap.view.gap_index import GapIndex
from journeymap.workspace import (
    LinkedChannel,
    LinkedContent,
    LinkedFramework,
    LinkedJourney,
    LinkedPersona,
    LinkedSegment,
    LinkedStage,
    Workspace,
)

FORMAT = 1
_Named = LinkedPersona | LinkedChannel | LinkedContent | LinkedSegment
_HOURS_A_DAY = 24


def write(journey: LinkedJourney, gaps: GapIndex, _: ExportOptions) -> bytes:
    """Return the document that docs/schemas/map.schema.json describes."""
    workspace = gaps.workspace
    named = _named(journey, workspace)
    document: dict[str, Any] = {
        "format": FORMAT,
        "tool": TOOL,
        "map": _map(journey),
        **{kind: {id_: plain(thing.model) for id_, thing in things.items()} for kind, things in named.items()},
        "frameworks": {journey.framework.id: _framework(journey.framework)} if journey.framework else {},
        "accounts": {journey.account.id: {"name": journey.account.name}} if journey.account else {},
        "maps": {other.id: {"title": other.model.title} for other in dict.fromkeys(_maps(journey, workspace))},
        "lanes": [plain(lane) for lane in workspace.settings.lanes if _has_lane(journey, lane.id)],
    }
    return json_text(document).encode()


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


def _map(journey: LinkedJourney) -> dict[str, Any]:
    written = plain(journey.model) | {"id": journey.id}
    scored = {"scale": plain(OURS)}  # the numbers in which all scores here are
    whose = {"for": [persona.id for persona in journey.personas]} if journey.personas else {}
    stages = {stage.id: _stage(stage) for stage in journey.stages}
    return {"id": journey.id, **written, **whose, **scored, "stages": stages}


def _stage(stage: LinkedStage) -> dict[str, Any]:
    written: dict[str, Any] = plain(stage.model)
    owners = {"owners": list(stage.owners)} if stage.owners else {}
    phases = {"phases": list(stage.phases)} if stage.phases else {}
    return {"name": stage.name, **phases, **written, **owners}


def _framework(framework: LinkedFramework) -> dict[str, Any]:
    """Return a framework with all of its stages, whether they are its own or those of one that it changes."""
    return {"name": framework.name, "stages": {id_: plain(stage) for id_, stage in framework.stages.items()}}


def _named(journey: LinkedJourney, workspace: Workspace) -> dict[str, dict[str, _Named]]:
    """Return what a map names, and what that names in turn, by kind and id: nothing made for another account."""
    library: dict[str, Mapping[str, _Named]] = {
        "personas": workspace.personas,
        "channels": workspace.channels,
        "content": {
            id_: piece for id_, piece in workspace.content.items() if piece.is_for_account(journey.model.account)
        },
        "segments": workspace.segments,
    }
    found: set[tuple[str, str]] = set()
    told: list[Written] = [journey.model, *(stage.model for stage in journey.stages)]
    told += [persona.model for persona in journey.personas]
    new = {("personas", persona.id) for persona in journey.personas}
    while told:
        new |= {
            (kind, id_)
            for thing in told
            for kind, things in library.items()
            for id_ in _ids(thing, kind) & things.keys()
        }
        told = [library[kind][id_].model for kind, id_ in new - found]
        found |= new
    return {
        kind: {id_: thing for id_, thing in things.items() if (kind, id_) in found} for kind, things in library.items()
    }


def _ids(thing: Written, kind: str) -> set[str]:
    return names_in(thing).get(KINDS[kind].noun, set())


def _maps(journey: LinkedJourney, workspace: Workspace) -> Iterator[LinkedJourney]:
    ids = [journey.model.extends, journey.model.compare, *(stage.model.sub_journey for stage in journey.stages)]
    yield from filter(None, (workspace.journeys.get(id_) for id_ in ids if id_))


def _has_lane(journey: LinkedJourney, lane: str) -> bool:
    return any(lane in stage.model.lanes for stage in journey.stages)
