"""Remove a thing that is gone from the workbook."""

from __future__ import annotations

from journeymap.exporting.workbook.things import Thing
from journeymap.importing.update.changes import Removed
from journeymap.importing.update.current_things import texts_of
from journeymap.importing.update.excerpt import excerpt
from journeymap.importing.update.writing.map_file import MapFile
from journeymap.importing.update.writing.refusal import Refused
from journeymap.source import Insert


def remove(file: MapFile, removed: Removed) -> None:
    thing = file.found.get(removed.thing.number)
    if thing is None:
        return
    if texts_of(thing) != texts_of(removed.thing):
        now, was = _first_difference(thing, removed.thing)
        raise Refused(
            f"'{excerpt(removed.thing.text)}' is removed here, but was changed in the file since the export: "
            f"'{excerpt(now)}', and '{excerpt(was)}' before. Remove it in the file, or write it here again"
        )
    known = {found.number for found in file.found.values()}
    if any(part.parent == thing.number and part.number not in known for part in file.things):
        raise Refused(f"more was written below '{excerpt(thing.text)}' in the file since the export: look at it there")
    _take_out(file, thing)


def _take_out(file: MapFile, thing: Thing) -> None:
    route = file.live[thing.number].route
    own = file.list_at(thing.stage, thing.field)
    if route is None or route[:-1] == (*own, "change"):
        if not thing.is_list or thing.parent is not None:
            raise Refused(f"'{excerpt(thing.text)}' comes from {file.below()}, and is removed there only")
        name = file.name_below(thing)
        if route is not None:
            file.delete(route)
        dropped = file.at((*own, "drop"))
        number = len(dropped) if isinstance(dropped, list) else 1 if dropped else 0
        file.do(Insert((*own, "drop"), number, name))
    else:
        file.delete(route, keeps_empty=thing.parent is None and bool(file.base_items(thing.stage, thing.field)))


def _first_difference(thing: Thing, other: Thing) -> tuple[str, str]:
    now, was = texts_of(thing), texts_of(other)
    key = next(key for key in (*now, *was) if now.get(key) != was.get(key))
    return now.get(key, ""), was.get(key, "")
