"""Read what a map says about the lists of the map that it extends: what it adds, changes and drops."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from journeymap.model.base import Written
from journeymap.model.journey import Journey, Stage
from journeymap.model.list_fields import list_fields, required_keys
from journeymap.model.messages import kind_of, quoted
from journeymap.model.stage_fields import OWN_LANES
from journeymap.model.suggest import did_you_mean, nearest
from journeymap.model.validation_errors import with_article
from journeymap.model.values import Saying
from journeymap.source import Document, Place, Problem, Route

KEYS = ("add", "change", "drop")
"""What may be written in place of a list."""


class ListEdit(NamedTuple):
    """How a list of the map below is edited. The first items of the list that is written here are the changes of those
    that are named, the others are added.
    """

    change: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()


Edits = Mapping[Route, ListEdit]
"""By the route of the list."""


class PlainMap(NamedTuple):
    """A map with plain lists wherever it edits those of another."""

    data: dict[str, Any]
    document: Document
    edits: Edits
    problems: Sequence[Problem]


def take_edits(document: Document, data: dict[str, Any], *, extends: bool) -> PlainMap:
    """Put a plain list in the place of every `{add: […], change: {…}, drop: […]}`: what changes, then what is added. In
    the returned document these items have the places where they are written.
    """
    reader = _EditReader(document, extends=extends)
    plain = reader.thing(Journey, data, _Spot((), (), has_below=extends))
    stages = data.get("stages")
    if isinstance(stages, dict):
        plain = {**plain, "stages": {id_: reader.stage(id_, stage) for id_, stage in stages.items()}}
    return PlainMap(plain, document.with_items(reader.ways), reader.edits, reader.problems)


class _Spot(NamedTuple):
    """Where something stands: in the plain data, and as it is written."""

    route: Route
    written: Route
    has_below: bool
    """Whether it may say how it differs from the map below."""

    def at(self, key: str) -> _Spot:
        return _Spot((*self.route, key), (*self.written, key), self.has_below)

    def item(self, number: int, *way: str | int, has_below: bool = False) -> _Spot:
        return _Spot((*self.route, number), (*self.written, *(way or (number,))), has_below)


class _EditReader:
    def __init__(self, document: Document, *, extends: bool) -> None:
        self._document = document
        self._extends = extends
        self.edits: dict[Route, ListEdit] = {}
        self.ways: dict[Route, Sequence[Route]] = {}
        self.problems: list[Problem] = []

    def stage(self, id_: str, data: Any) -> Any:
        """A stage with plain lists, also in its own lanes."""
        spot = _Spot(("stages", id_), ("stages", id_), self._extends)
        plain = self.thing(Stage, data, spot)
        lanes = plain.get(OWN_LANES) if isinstance(plain, dict) else None
        if not isinstance(lanes, dict):
            return plain
        at = spot.at(OWN_LANES)
        return {**plain, OWN_LANES: {lane: self._list(Saying, texts, at.at(lane)) for lane, texts in lanes.items()}}

    def thing(self, model: type[Written], data: Any, spot: _Spot) -> Any:
        """A thing with plain lists."""
        if not isinstance(data, dict):
            return data
        fields = list_fields(model)
        lists = {key: self._list(fields[key].item, data[key], spot.at(key)) for key in data if key in fields}
        return {**data, **lists} if lists else data

    def _list(self, item: type[Written] | None, value: Any, spot: _Spot) -> Any:
        if isinstance(value, list):
            return [self._whole(item, part, spot, spot.item(number)) for number, part in enumerate(value)]
        if not _is_edit(value, item):
            return value
        if spot.has_below:
            changes, added = self._edit(value, spot), self._added(value, spot)
        else:
            self._nothing_below(value, spot)
            changes, added = {}, value["add"] if isinstance(value.get("add"), list) else []
        ways: list[Route] = [("add",)] if isinstance(added, str) else [("add", number) for number in range(len(added))]
        self.ways[spot.written] = [*(("change", name) for name in changes), *ways]
        plain = [
            self._changed(item, name, change, spot.item(number, "change", name, has_below=True))
            for number, (name, change) in enumerate(changes.items())
        ]
        plain += [
            self._whole(item, part, spot, spot.item(len(changes) + number, *way))
            for number, (way, part) in enumerate(zip(ways, [added] if isinstance(added, str) else added, strict=True))
        ]
        return plain

    def _edit(self, value: dict[str, Any], spot: _Spot) -> dict[str, Any]:
        """Note what is changed and dropped; return what changes."""
        for key in value:
            if key not in KEYS:
                self._unknown_key(key, spot)
        changes = self._changes(value, spot)
        self.edits[spot.route] = ListEdit(tuple(changes), self._drop(value, spot))
        return changes

    def _whole(self, model: type[Written] | None, data: Any, in_list: _Spot, spot: _Spot) -> Any:
        """An item that is written whole."""
        if model is None or not isinstance(data, dict):
            return data
        missing = [key for key in required_keys(model) if data.get(key) is None]
        if in_list.has_below and missing and data.get("id"):
            self._lacks_a_name(model, missing[0], data["id"], in_list, spot)
            data = {**data, **_stand_ins(model, missing, str(data["id"]))}
        return self.thing(model, data, spot)

    def _changed(self, model: type[Written] | None, name: str, data: Any, spot: _Spot) -> Any:
        """What is written of an item that the map below has, with something in place of what the model asks for."""
        if model is None:
            return name if data is None else data
        if data is None:
            data = {}
        if not isinstance(data, dict):
            return data
        missing = [key for key in required_keys(model) if data.get(key) is None]
        return self.thing(model, {**data, **_stand_ins(model, missing, name)}, spot)

    def _changes(self, value: dict[str, Any], spot: _Spot) -> dict[str, Any]:
        changes = value.get("change")
        if changes is None or isinstance(changes, dict):
            return changes or {}
        message = f"'change' must name what it changes, but is {kind_of(changes)}"
        fix = "Write the id or name of each, and below it what is different: change: {demo: {channel: phone}}."
        self._report("JM005", spot.at("change"), message, fix)
        return {}

    def _drop(self, value: dict[str, Any], spot: _Spot) -> tuple[str, ...]:
        drop = value.get("drop")
        names = [drop] if isinstance(drop, str) else [] if drop is None else drop
        if isinstance(names, list) and all(isinstance(name, str) for name in names):
            return tuple(names)
        self._report("JM005", spot.at("drop"), "'drop' must be a list of ids or names", "Write drop: [one, two].")
        return ()

    def _added(self, value: dict[str, Any], spot: _Spot) -> list[Any] | str:
        added = value.get("add")
        if added is None or isinstance(added, list | str):
            return [] if added is None else added
        message = f"'add' must be a list, but is {kind_of(added)}"
        self._report(
            "JM005", spot.at("add"), message, "Write each item on a line of its own, with '- ' in front of it."
        )
        return []

    def _unknown_key(self, key: str, spot: _Spot) -> None:
        message = f"unknown field {quoted(key)} where a list is changed.{did_you_mean(key, KEYS)}"
        fix = "Use 'add' with a list, 'change' with an id or name and what is different, 'drop' with a list of names."
        self.problems.append(Problem("JM002", Place(self._document, (*spot.written, key)).key(), message, fix))

    def _nothing_below(self, value: dict[str, Any], spot: _Spot) -> None:
        """Report what there is nothing to change for; that a map extends none is told once."""
        if self.problems and not self._extends:
            return
        key = next(key for key in value if key in KEYS or nearest(key, KEYS))
        if self._extends:
            message = f"{quoted(key)} changes a list of the base map, but what this belongs to is written whole here"
            fix = "Write a plain list, or move what it belongs to under `change`."
        else:
            message = f"{quoted(key)} changes a list of another map, but this map extends none"
            fix = "Write a plain list, or `extends:` with the id of the map that this one changes."
        self.problems.append(Problem("JM011", Place(self._document, (*spot.written, key)).key(), message, fix))

    def _lacks_a_name(self, model: type[Written], key: str, id_: Any, in_list: _Spot, spot: _Spot) -> None:
        field = in_list.written[-1]
        message = f"{with_article(model)} needs '{key}': a plain list replaces that of the base map"
        fix = f"Add '{key}', or change what the base map has: {field}: {{change: {{{id_}: …}}}}."
        self._report("JM004", spot, message, fix)

    def _report(self, code: str, spot: _Spot, message: str, fix: str) -> None:
        self.problems.append(Problem(code, Place(self._document, spot.written), message, fix))


def _stand_ins(model: type[Written], missing: Sequence[str], name: str) -> dict[str, str]:
    return {key: model.stand_ins.get(key, name) for key in missing}


def _is_edit(value: Any, item: type[Written] | None) -> bool:
    """Whether a mapping in a list's place is meant to change a list, and is no item that stands alone."""
    if not isinstance(value, dict):
        return False
    fields = {field.alias or name for name, field in item.model_fields.items()} if item else set()
    return any(key in KEYS or (key not in fields and nearest(key, KEYS)) for key in value)
