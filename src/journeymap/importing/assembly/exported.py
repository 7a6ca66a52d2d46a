"""Import a map that journeymap exported, unchanged except for what the workspace declares or does not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from journeymap.importing.assembly.context import Context, note
from journeymap.importing.assembly.sayings import as_written
from journeymap.importing.draft import Cell, ExportedMap, Fate, ThingKind, Where
from journeymap.importing.readers.nested import step
from journeymap.model.scores import OURS

_OURS = [OURS.worst, OURS.best]


def take_exported(context: Context, exported: ExportedMap, maps: Mapping[str, str]) -> dict[str, Any]:
    """Return the document of a map, without the things that it declares. `maps` are the names of the documents of other
    maps, by the ids of the maps.
    """
    account = _Account(context, exported.file)
    account.tell("map", exported.data)
    missing: list[str] = []
    data = _with_pictures(account, "map", exported.data, missing)
    document: dict[str, Any] = {key: value for key, value in as_written(data).items() if key != "id"}
    if document.get("scale") == _OURS and context.library.known.scale == OURS:
        del document["scale"]
    if base := document.pop("extends", None):
        context.notes.append(
            f"{context.document} no longer extends '{base}': what it took over from there stands in it now."
        )
    _refer(context, document, "compare", maps)
    document["stages"] = {id_: _stage(context, stage, maps) for id_, stage in document["stages"].items()}
    _declare_lanes(context, account, document["stages"], exported)
    for kind, things in exported.things.items():
        for id_, thing in things.items():
            _declare(context, account, kind, id_, thing, missing)
    if missing:
        context.notes.append(
            f"There is no {', '.join(dict.fromkeys(missing))} here, so `image` was left out where {exported.file} "
            "names such a picture: copy the pictures into this workspace, and import again with --force."
        )
    return document


def _with_pictures(account: _Account, way: str, value: Any, missing: list[str]) -> Any:
    """Return nested values without pictures that the workspace lacks, and append those to `missing`."""
    if isinstance(value, list):
        return [_with_pictures(account, step(way, number), part, missing) for number, part in enumerate(value)]
    if not isinstance(value, dict):
        return value
    kept = {}
    for key, part in value.items():
        if key == "image" and isinstance(part, str) and not account.context.library.known.has_picture(part):
            missing.append(part)
            account.tell(step(way, key), part, Fate.LEFT_OUT, "there is no such picture here")
        else:
            kept[key] = _with_pictures(account, step(way, key), part, missing)
    return kept


class _Account:
    """Reports on the texts of a file, most of which keep their places."""

    def __init__(self, context: Context, file: str) -> None:
        self.context, self.file = context, file
        self._cells: dict[str, Cell] = {}

    def tell(self, way: str, value: Any, fate: Fate = Fate.TAKEN, how: str = "") -> None:
        """Record all texts in a value."""
        for place, text in _texts(way, value):
            target = "" if fate is Fate.LEFT_OUT else self.context.at(place.removeprefix("map."))
            cell = self._cells.setdefault(place, Cell(text, Where(self.file, place)))
            self.context.journal.tell(cell, fate, target, how)


def _texts(way: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(step(way, key), part)
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _texts(step(way, number), part)
    elif value is not None:
        yield way, str(value)


def _refer(context: Context, thing: dict[str, Any], key: str, maps: Mapping[str, str]) -> None:
    """Keep a reference to a map that exists, and report any other."""
    if (id_ := thing.pop(key, None)) is None:
        return
    if isinstance(id_, str) and id_ in maps:
        thing[key] = maps[id_]
    else:
        context.notes.append(
            f"`{key.replace('_', ' ')}: {id_}` was left out of {context.document}, since there is no map '{id_}' here: "
            "bring it in as well, or write the line in when it is there."
        )


def _stage(context: Context, stage: Mapping[str, Any], maps: Mapping[str, str]) -> dict[str, Any]:
    whole = dict(stage)
    _refer(context, whole, "sub_journey", maps)
    return whole


def _declare_lanes(
    context: Context, account: _Account, stages: Mapping[str, dict[str, Any]], exported: ExportedMap
) -> None:
    """Have the settings declare lanes; if they cannot, move what is in those lanes into the notes."""
    declared = {lane["id"]: lane for lane in exported.lanes}
    for number, lane in enumerate(exported.lanes):
        account.tell(step("lanes", number), dict(lane))
    for id_, stage in stages.items():
        lanes = stage.get("lanes")
        if not isinstance(lanes, dict):
            continue
        for lane in list(lanes):
            if not context.lanes.declare(lane, declared.get(lane, {})):
                said = lanes.pop(lane)
                title = declared.get(lane, {}).get("title") or lane
                note(stage, f"**{title}:** " + "\n".join(text for _, text in _texts("", said)))
                way = step(f"map.stages.{id_}.lanes", lane)
                account.tell(way, said, Fate.KEPT_AS_NOTE, "there are no settings to declare the lane in")


def _declare(
    context: Context, account: _Account, kind: ThingKind, id_: str, said: Mapping[str, Any], missing: list[str]
) -> None:
    """Declare a thing, unless the workspace does; then report how its declaration differs."""
    way = step(kind.value, id_)
    account.tell(way, said)
    thing = as_written(_with_pictures(account, way, said, missing))
    there = context.library.take(kind, id_, thing, context.document)
    if there == thing:
        return
    differing = sorted(key for key in {*there, *thing} if there.get(key) != thing.get(key))
    account.tell(way, thing, Fate.LEFT_OUT, "declared here already")
    context.questions.append(
        f"'{thing.get('name') or thing.get('title') or id_}' is declared here already, with other words under "
        f"{', '.join(key.replace('_', ' ') for key in differing)}. What {account.file} says of it did not come in."
    )
