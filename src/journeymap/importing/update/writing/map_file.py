"""The file of a map while it is edited, and where each thing is in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from journeymap.exporting.workbook.things import SHEETS, Thing
from journeymap.importing.update.excerpt import excerpt
from journeymap.importing.update.writing.refusal import Refused
from journeymap.importing.update.writing.routes import Live, shifted
from journeymap.importing.update.writing.values import text_in, text_key
from journeymap.model.base import Written, keys_of
from journeymap.model.journey import Journey, Stage
from journeymap.model.stage_fields import CURVE, OWN_LANES
from journeymap.source import Add, Delete, Edit, Put, Route, Unfold, edited, parse
from journeymap.workspace import LinkedJourney

EDITS = ("add", "change", "drop")
"""The keys with which a list says how it differs from that of the base map."""


class MapFile:
    """The file of a map while changes are written into it."""

    def __init__(
        self, content: bytes, journey: LinkedJourney, found: Mapping[int, Thing], things: Sequence[Thing]
    ) -> None:
        self.content = content
        self.journey = journey
        self.path = journey.place.document.path
        self.found = found
        self.things = things
        self.live = {thing.number: Live(self._route_of(thing)) for thing in things}
        self.made: dict[int, Live] = {}
        self.data: Any = parse(content, self.path).data

    def at(self, route: Route) -> Any:
        """Return the plain data at a route; None if there is nothing."""
        data = self.data
        for step in route:
            if isinstance(step, int):
                data = data[step] if isinstance(data, list) and step < len(data) else None
            else:
                data = data.get(step) if isinstance(data, dict) else None
        return data

    def do(self, edit: Edit) -> None:
        self.content = edited(self.content, self.path, [edit])
        before, self.data = self.data, parse(self.content, self.path).data
        for live in (*self.live.values(), *self.made.values()):
            live.route = shifted(live.route, edit, before) if live.route is not None else None

    def list_at(self, stage: str | None, field: str) -> Route:
        if stage is None:
            return (field,)
        lane = field.removeprefix(f"{OWN_LANES}.")
        return ("stages", stage, OWN_LANES, lane) if lane != field else ("stages", stage, field)

    def base_items(self, stage: str | None, field: str) -> Any:
        """Return what the base map has in a field."""
        base = self.journey.base
        if base is None:
            return None
        if stage is None:
            return getattr(base.model, keys_of(Journey)[field])
        model = next((each.model for each in base.stages if each.id == stage), None)
        if model is None:
            return None
        lane = field.removeprefix(f"{OWN_LANES}.")
        return model.lanes.get(lane) if lane != field else getattr(model, keys_of(Stage)[field])

    def is_overlay(self, stage: str | None, field: str) -> bool:
        """Return whether a list only says how it differs from that of the base map."""
        written = self.at(self.list_at(stage, field))
        if isinstance(written, dict):
            return any(key in EDITS for key in written)
        return written is None and bool(self.base_items(stage, field))

    def add_field(self, stage: str | None, field: str, value: Any) -> None:
        """Add a field to the file, in its usual place."""
        *way, key = self.list_at(stage, field)
        above = self.at(tuple(way))
        if isinstance(above, dict) and key in above:  # a key without a value
            self.do(Put((*way, key), value))
            return
        model: type[Written] = Journey if stage is None else Stage
        after = key_before(model, str(key), above if isinstance(above, dict) else {}) if len(way) != 3 else None
        self.do(Add(tuple(way), str(key), value, after))

    def as_mapping(self, thing: Thing) -> Route:
        """Return the route of a thing as a mapping, unfolding a bare text if need be."""
        live = self.live[thing.number]
        route = live.route
        if route is None or thing.model is None:
            raise Refused(f"'{excerpt(thing.text)}' belongs to what {self.below()} says: change it there")
        written = self.at(route)
        if isinstance(written, str):
            if not isinstance(route[-1], int):
                self.do(Put(route, [written]))
                live.route = route = (*route, 0)
            self.do(Unfold(route, text_key(thing.model)))
        return route

    def name_below(self, thing: Thing) -> str:
        """Return the name of a thing in the base map, if nothing else in its list has it."""
        route = self.live[thing.number].route
        if route and len(route) > 1 and route[-2] == "change":
            return str(route[-1])
        id_ = thing.values.get("id")
        name = id_.text if id_ else thing.text
        beside = [other for other in self.things if (other.stage, other.field) == (thing.stage, thing.field)]
        if sum(name in (other.text, text_in(other, "id")) for other in beside) > 1:
            raise Refused(
                f"several things are called '{excerpt(name)}' in {self.below()}: give each of them an id there"
            )
        return name

    def below(self) -> str:
        base = self.journey.base
        return f"the map '{base.id}'" if base else "another map"

    def delete(self, route: Route, *, keeps_empty: bool = False) -> None:
        """Remove an item or a field, and the list if that becomes empty."""
        above = self.at(route[:-1])
        is_last = isinstance(above, dict | list) and len(above) == 1
        if keeps_empty and not isinstance(route[-1], int):  # a text in place of a list
            self.do(Put(route, []))
        elif isinstance(route[-1], int) and is_last and keeps_empty and route[-2] not in EDITS:
            self.do(Put(route[:-1], []))
        elif is_last and (isinstance(route[-1], int) or route[-1] in EDITS or route[-2] in EDITS):
            self.delete(route[:-1])
        else:
            self.do(Delete(route))

    def _route_of(self, thing: Thing) -> Route | None:
        item = thing.item
        place = thing.place if thing.field == CURVE and thing.model not in SHEETS else item.place if item else None
        if place is None:
            return None
        home = place.home
        return home.document.written(home.route) if home.document.path == self.path else None


def key_before(model: type[Written], key: str, written: Mapping[str, Any]) -> str | None:
    """Return the last written key that comes before another in the order of the format."""
    keys = list(keys_of(model))
    earlier = keys[: keys.index(key)] if key in keys else []
    if model is Journey:
        earlier = [each for each in earlier if each != "stages"]
    return next((each for each in reversed(earlier) if each in written), None)
