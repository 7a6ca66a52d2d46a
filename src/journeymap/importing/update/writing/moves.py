"""Move things, and notice those that somebody else has moved already."""

from __future__ import annotations

from journeymap.exporting.workbook.things import Thing
from journeymap.importing.update.changes import New
from journeymap.importing.update.excerpt import excerpt
from journeymap.importing.update.writing.map_file import EDITS, MapFile
from journeymap.importing.update.writing.refusal import Refused
from journeymap.importing.update.writing.routes import Live
from journeymap.source import Delete, Insert, Move, Put, Route


def behind(file: MapFile, route: Route, before: Live | None) -> int:
    """Return the number in a list after one of its items."""
    if before is None or before.route is None:
        return 0
    last = before.route[-1]
    return last + 1 if isinstance(last, int) and before.route[:-1] == route else 1 if before.route == route else 0


def move(file: MapFile, thing: Thing, live: Live, to: Route, before: Live | None) -> None:
    route = live.route
    if route is None or (len(route) > 1 and route[-2] == "change"):
        raise Refused(f"'{excerpt(thing.text)}' comes from {file.below()}, and is moved there only")
    # If nothing were left of this list, that of the base map would come back
    replaces = thing.parent is None and bool(file.base_items(thing.stage, thing.field))
    number = behind(file, to, before)
    if not isinstance(route[-1], int):  # a text in place of a list
        value = file.at(route)
        file.do(Put(route, []) if replaces else Delete(route))
        file.do(Insert(to, number, value))
        live.route = (*to, number)
        return
    source = route[:-1]
    if source == to and route[-1] < number:
        number -= 1
    file.do(Move(route, to, number))
    if file.at(source) == [] and (not replaces or source[-1] in EDITS):
        file.delete(source)


def came_meanwhile(file: MapFile, new: New) -> bool:
    """Return whether somebody else has written the same into the file."""
    known = {thing.number for thing in file.found.values()}
    return any(
        (thing.stage, thing.field, thing.text) == (new.stage, new.field, new.said.text) and thing.number not in known
        for thing in file.things
    )
