"""Write feelings."""

from __future__ import annotations

from typing import Any

from journeymap.exporting.workbook.things import Shape, is_score, words_in
from journeymap.importing.update.changes import Felt
from journeymap.importing.update.writing.map_file import MapFile
from journeymap.importing.update.writing.refusal import Refused, conflict
from journeymap.importing.update.writing.values import NUMBER, number
from journeymap.model.stage_fields import CURVE
from journeymap.source import Add, Delete, Put, Route


def write_feeling(file: MapFile, felt: Felt) -> None:
    now = next(
        (thing for thing in file.things if (thing.stage, thing.field, thing.who) == (felt.stage, CURVE, felt.who)),
        None,
    )
    value = now.values.get(felt.key) if now else None
    text = value.text if value else ""
    if text == felt.said.text:
        return
    if text != felt.was:
        raise Refused(conflict(felt.said.text, text, felt.was))
    if value and value.is_locked:
        raise Refused("this feeling says more than a cell can hold, so it is changed in the file only")
    route = file.list_at(felt.stage, CURVE)
    _begin(file, route, felt)
    _write(file, route, felt)


def _begin(file: MapFile, route: Route, felt: Felt) -> None:
    """Copy the feelings of the base map, because what is written here replaces all of them."""
    if file.at(route) is not None or not file.base_items(felt.stage, CURVE):
        return
    thing = next(thing for thing in file.things if (thing.stage, thing.field) == (felt.stage, CURVE))
    home = thing.item.place.home if thing.item else None
    if home is not None:
        file.add_field(felt.stage, CURVE, _with_numbers(home.document.value(home.route)))


def _write(file: MapFile, route: Route, felt: Felt) -> None:
    said, whole = felt.said.text, file.at(route)
    value = _feeling_value(felt.key, said)
    if felt.who and not isinstance(whole, dict):
        kept = {_kind_of(whole): _with_numbers(whole)} if isinstance(whole, str) else {"change": whole} if whole else {}
        if said:
            new = {**kept, "by": {felt.who: value}}
            if whole is None:
                file.add_field(felt.stage, CURVE, new)
            else:
                file.do(Put(route, new))
        return
    at = (*route, "by", felt.who) if felt.who else route
    old = file.at(at)
    if old is None:
        if felt.who:
            file.do(Add((*route, "by"), felt.who, value))
        else:
            file.add_field(felt.stage, CURVE, value)
    elif isinstance(old, str):
        if _kind_of(old) != felt.key:
            parts = {_kind_of(old): _with_numbers(old), felt.key: value}
            file.do(Put(at, {key: parts[key] for key in ("score", "feeling")}))
        else:
            file.do(Put(at, value) if said else Delete(at))
    elif not said:
        file.do(Delete((*at, felt.key)) if len(old) > 1 else Delete(at))
    elif felt.key in old:
        file.do(Put((*at, felt.key), value))
    else:
        file.do(Add(at, felt.key, value, "score" if "score" in old else None))


def _kind_of(feeling: str) -> str:
    return "score" if is_score(feeling) else "feeling"


def _feeling_value(key: str, text: str) -> Any:
    if key == "score":
        return number(text) if NUMBER.fullmatch(text) else text
    parts = words_in(text, Shape.WORDS)
    return parts[0] if len(parts) == 1 else parts


def _with_numbers(data: Any) -> Any:
    """Return feelings with scores as numbers, so that they are written without quotes."""
    if isinstance(data, dict):
        return {key: _with_numbers(part) for key, part in data.items()}
    if isinstance(data, list):
        return [_with_numbers(part) for part in data]
    return number(data) if isinstance(data, str) and NUMBER.fullmatch(data) else data
