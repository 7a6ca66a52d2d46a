"""A map as JSON: all that it says, with what it extends worked in and what it refers to beside it.

Its fields are those of the format. docs/schemas/map.schema.json describes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from journeymap.exporting.formats import ExportOptions
from journeymap.exporting.plain import Named, exported, plain
from journeymap.exporting.taken_over import OnMap
from journeymap.model.base import Written
from journeymap.model.kinds import KINDS
from journeymap.model.references import names_in, references
from journeymap.model.scores import OURS
from journeymap.report.json_text import json_text
from journeymap.report.run import TOOL
from journeymap.view.gap_index import GapIndex
from journeymap.workspace import LinkedJourney, LinkedStage, Workspace

FORMAT = 1


def write(journey: LinkedJourney, gaps: GapIndex, _: ExportOptions) -> bytes:
    """Return the document that docs/schemas/map.schema.json describes."""
    workspace = gaps.workspace
    named = _named(journey, workspace)
    document: dict[str, Any] = {
        "format": FORMAT,
        "tool": TOOL,
        "map": _map(journey),
        **{kind: {id_: exported(thing) for id_, thing in things.items()} for kind, things in named.items()},
        "frameworks": {journey.framework.id: exported(journey.framework)} if journey.framework else {},
        "accounts": {journey.account.id: {"name": journey.account.name}} if journey.account else {},
        "maps": {other.id: {"title": other.model.title} for other in dict.fromkeys(_maps(journey, workspace))},
        "lanes": [plain(lane) for lane in workspace.settings.lanes if _has_lane(journey, lane.id)],
    }
    return json_text(document).encode()


def _map(journey: LinkedJourney) -> dict[str, Any]:
    here = OnMap(journey) if journey.model.extends else None
    written = _written(journey.model, here) | {"id": journey.id}
    scored = {"scale": plain(OURS)}  # the numbers in which all scores here are
    whose = {"for": [persona.id for persona in journey.personas]} if journey.personas else {}
    stages = {stage.id: _stage(stage, here) for stage in journey.stages}
    return {"id": journey.id, **written, **whose, **scored, "stages": stages}


def _written(thing: Written, here: OnMap | None) -> dict[str, Any]:
    written: dict[str, Any] = plain(thing)
    if here:
        here.settle(written, references(thing))
    return written


def _stage(stage: LinkedStage, here: OnMap | None) -> dict[str, Any]:
    written = _written(stage.model, here)
    owners = {"owners": list(stage.owners)} if stage.owners else {}
    phases = {"phases": list(stage.phases)} if stage.phases else {}
    return {"name": stage.name, **phases, **written, **owners}


def _named(journey: LinkedJourney, workspace: Workspace) -> dict[str, dict[str, Named]]:
    """Return what a map names, and what that names in turn, by kind and id: nothing made for another account."""
    library: dict[str, Mapping[str, Named]] = {
        "personas": workspace.personas,
        "channels": workspace.channels,
        "content": {
            id_: piece for id_, piece in workspace.content.items() if piece.is_for_account(journey.model.account)
        },
        "segments": workspace.segments,
    }
    others = {kind: things for kind, things in library.items() if kind != "personas"}
    # Who takes part is said already: a map that extends another may name those who take part only there.
    found = _names((journey.model, *(stage.model for stage in journey.stages)), others)
    found |= {("personas", persona.id) for persona in journey.personas}
    new = found
    while new:
        new = _names((library[kind][id_].model for kind, id_ in new), library) - found
        found |= new
    return {
        kind: {id_: thing for id_, thing in things.items() if (kind, id_) in found} for kind, things in library.items()
    }


def _names(things: Iterable[Written], library: Mapping[str, Mapping[str, Named]]) -> set[tuple[str, str]]:
    """Return what things name, by kind and id."""
    return {
        (kind, id_)
        for names in map(names_in, things)
        for kind, known in library.items()
        for id_ in names.get(KINDS[kind].noun, set()) & known.keys()
    }


def _maps(journey: LinkedJourney, workspace: Workspace) -> Iterator[LinkedJourney]:
    ids = [journey.model.extends, journey.model.compare, *(stage.model.sub_journey for stage in journey.stages)]
    yield from filter(None, (workspace.journeys.get(id_) for id_ in ids if id_))


def _has_lane(journey: LinkedJourney, lane: str) -> bool:
    return any(lane in stage.model.lanes for stage in journey.stages)
