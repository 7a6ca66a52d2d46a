"""Change the fields of things."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Any

from journeymap.exporting.workbook.things import SHEETS, TEXT, Column, Shape, Thing, columns_of, words_in
from journeymap.importing.update.changes import Changed
from journeymap.importing.update.comparing import normalized
from journeymap.importing.update.excerpt import excerpt
from journeymap.importing.update.writing.map_file import MapFile, key_before
from journeymap.importing.update.writing.refusal import Refused, conflict
from journeymap.importing.update.writing.values import padded, text_in, text_key, typed
from journeymap.source import Add, Delete, Insert, Put, Route


def change_field(file: MapFile, change: Changed) -> None:
    thing = file.found.get(change.thing.number)
    text = normalized(change.thing.model, change.key, change.said.text)
    if thing is None:
        raise Refused(f"'{excerpt(change.thing.text)}' is no longer in the file. Remove it here, or add it anew.")
    was, now = text_in(change.thing, change.key), text_in(thing, change.key)
    if now == text:
        return
    if now != was:
        raise Refused(conflict(text, now, was))
    value = thing.values.get(change.key)
    if value and value.is_locked:
        raise Refused(f"'{excerpt(value.text)}' says more than a cell can hold, so it is changed in the file only")
    _set(file, thing, change.key, text)


def _set(file: MapFile, thing: Thing, key: str, text: str) -> None:
    route = file.live[thing.number].route
    if thing.model not in SHEETS or thing.model is None:
        _set_word(file, thing, route, text)
        return
    if route is None:
        route = _begin_change(file, thing)
        file.live[thing.number].route = route
    name = text_key(thing.model) if key == TEXT else key
    written = file.at(route)
    if isinstance(written, str) and key == TEXT:
        _refuse_what_is_private(file, thing, key, written)
        file.do(Put(route, padded(text, written)))
        return
    route = file.as_mapping(thing)
    mapping = file.at(route) or {}
    old = mapping.get(name)
    column = next((column for column in columns_of(thing.model) if column.key == key), None)
    if old is None:
        if not text:
            raise Refused("it comes from the map that this one extends, and cannot be emptied here")
        value = typed(column, text)
        if name in mapping:
            file.do(Put((*route, name), value))
        else:
            file.do(Add(route, name, value, key_before(thing.model, name, mapping)))
        return
    _refuse_what_is_private(file, thing, key, old)
    if text:
        _put(file, (*route, name), column, old, text)
    else:
        file.do(Delete((*route, name)))


def _set_word(file: MapFile, thing: Thing, route: Route | None, text: str) -> None:
    if route is not None:
        old = file.at(route)
        _refuse_what_is_private(file, thing, TEXT, old)
        file.do(Put(route, padded(text, old)))
    elif thing.is_list:
        file.do(Add((*file.list_at(thing.stage, thing.field), "change"), thing.text, text))
    else:
        file.add_field(thing.stage, thing.field, text)


def _begin_change(file: MapFile, thing: Thing) -> Route:
    """Return the route at which a map says how it changes something that it inherits."""
    if thing.parent is not None:
        raise Refused(f"'{excerpt(thing.text)}' belongs to what {file.below()} says: change it there")
    return (*file.list_at(thing.stage, thing.field), "change", file.name_below(thing))


def _put(file: MapFile, route: Route, column: Column | None, old: Any, text: str) -> None:
    """Replace a value, item by item if it has several."""
    if column is None or column.shape is Shape.TEXT:
        file.do(Put(route, typed(column, text) if column else padded(text, old)))
        return
    parts = words_in(text, column.shape)
    if isinstance(old, str):
        if old.strip() not in parts or parts.count(old.strip()) != 1:
            file.do(Put(route, parts[0] if len(parts) == 1 else parts))
            return
        for number, part in enumerate(parts):
            if part != old.strip():
                file.do(Insert(route, number, part))
        return
    was = [part.strip() for part in old]
    matcher = SequenceMatcher(None, was, parts, autojunk=False)
    for kind, first, last, other_first, other_last in reversed(matcher.get_opcodes()):
        if kind == "equal":
            continue
        both = min(last - first, other_last - other_first)
        for number in range(last - 1, first + both - 1, -1):
            file.do(Delete((*route, number)))
        for step in range(both):
            file.do(Put((*route, first + step), parts[other_first + step]))
        for step in range(both, other_last - other_first):
            file.do(Insert(route, first + step, parts[other_first + step]))


def _refuse_what_is_private(file: MapFile, thing: Thing, key: str, written: Any) -> None:
    """Refuse to replace what a workbook does not show: whoever edits one cannot know of it."""
    shown = text_in(thing, key)
    parts = [written] if isinstance(written, str) else written if isinstance(written, list) else []
    said = [shown] if isinstance(written, str) else re.split(r"[\n,]", shown)
    plain = [" ".join(part.split()) for part in parts if isinstance(part, str)]
    if "".join(plain).replace(",", "") != "".join(" ".join(part.split()) for part in said).replace(",", ""):
        raise Refused("the file says more here than a workbook shows, such as an address. Change it in the file")
