"""Read maps that journeymap exported as JSON, which have the fields of the format and need no interpretation."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from journeymap.importing.draft import Draft, ExportedMap, ThingKind
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.model.base import is_id

_FORMAT = 1
_LONGEST_NUMBER = 18
_KINDS: tuple[ThingKind, ...] = tuple(kind for kind in ThingKind if kind is not ThingKind.MEMBER)


def export_in(text: str, given: GivenFile) -> Draft | None:
    """Return the exported map in a file; None if the file is something else. Raises NoJourney if a later journeymap has
    written it.
    """
    document = _read(text)
    if not isinstance(document, dict) or not {"format", "tool", "map"} <= document.keys():
        return None
    if not str(document["tool"]).startswith("journeymap"):
        return None
    if document["format"] != _FORMAT:
        raise NoJourney(
            f"{given.name} was exported by {document['tool']}, in a form that this journeymap does not know yet. "
            "Update journeymap, and bring it in again."
        )
    map_ = document["map"]
    if not isinstance(map_, dict) or not _holds_things(map_.get("stages")):
        raise NoJourney(
            f"{given.name} is a map that journeymap exported, but has no stages under 'map' any more, each with its "
            "id. Export it again."
        )
    if not _is_scale(map_.get("scale", [])):
        raise NoJourney(
            f"{given.name} is a map that journeymap exported, but its `scale` is no longer two numbers, the worst and "
            "the best score. Write them there, or export it again."
        )
    things = {kind: document[kind.value] for kind in _KINDS if _holds_things(document.get(kind.value))}
    lanes = document.get("lanes")
    exported = ExportedMap(
        file=given.name,
        data=map_,
        things=things,
        lanes=tuple(map(_lane, filter(_is_lane, lanes))) if isinstance(lanes, list) else (),
    )
    return Draft(exports=(exported,))


def _read(text: str) -> Any:
    try:
        return json.loads(text, parse_int=_number, parse_constant=str)
    except (json.JSONDecodeError, RecursionError):
        return None


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def _holds_things(value: Any) -> bool:
    """Return whether a value holds things by id."""
    return isinstance(value, dict) and bool(value) and all(is_id(id_) and isinstance(value[id_], dict) for id_ in value)


def _is_scale(value: Any) -> bool:
    is_of_numbers = isinstance(value, list) and all(type(end) in (int, float) for end in value)
    return is_of_numbers and (not value or (len(value) == 2 and value[0] != value[1]))


def _is_lane(lane: Any) -> bool:
    return isinstance(lane, Mapping) and isinstance(lane.get("id"), str) and is_id(lane["id"])


def _lane(lane: Mapping[str, Any]) -> dict[str, str]:
    return {key: lane[key] for key in ("id", "title", "after") if isinstance(lane.get(key), str)}
