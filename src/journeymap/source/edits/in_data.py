"""Make an edit on plain data: what the text must say afterwards."""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Callable
from typing import Any

from journeymap.source.edits.edit import Add, Delete, Edit, Insert, Move, Put, Rename, Unfold
from journeymap.source.edits.refusal import NotEdited, by_hand
from journeymap.source.edits.values import as_read
from journeymap.source.tree import Route


def changed_data(data: Any, edit: Edit) -> Any:
    """Return the data after an edit."""
    data = copy.deepcopy(data)
    match edit:
        case Put(route, value):
            return _with(data, route, lambda _: as_read(value))
        case Add(route, key, value, after):
            return _with(data, route, lambda old: _with_key(old, key, as_read(value), after, edit), may_begin=True)
        case Insert(route, number, value):
            return _with(data, route, lambda old: _with_item(old, number, as_read(value), edit), may_begin=True)
        case Delete(route):
            return _without(data, route, edit)
        case Move(route, to, number):
            moved = _value_at(data, route, edit)
            data = _without(data, route, edit)
            return _with(data, to, lambda old: _with_item(old, number, moved, edit), may_begin=True)
        case Rename(route, key):
            key = unicodedata.normalize("NFC", key)
            return _with(data, route[:-1], lambda old: _renamed(old, route[-1], key, edit))
        case Unfold(route, key):
            return _with(data, route, lambda old: {key: old})


def _value_at(data: Any, route: Route, edit: Edit) -> Any:
    for step in route:
        if not _has(data, step):
            raise NotEdited(f"{'.'.join(map(str, route))} is not there.", by_hand(edit), edit)
        data = data[step]
    return data


def _has(data: Any, step: str | int) -> bool:
    if isinstance(step, int):
        return isinstance(data, list) and step < len(data)
    return isinstance(data, dict) and step in data


def _with(data: Any, route: Route, change: Callable[[Any], Any], *, may_begin: bool = False) -> Any:
    """Return data with another value at a route; create the mappings on the way if `may_begin`."""
    if not route:
        return change(data)
    step, rest = route[0], route[1:]
    if _has(data, step):
        data[step] = _with(data[step], rest, change, may_begin=may_begin)
        return data
    if not may_begin or not isinstance(step, str) or not (data is None or isinstance(data, dict)):
        raise NotEdited(f"{step} is not there.", "Look at the file, which somebody else may have changed.")
    return {**(data or {}), step: _with(None, rest, change, may_begin=True)}


def _without(data: Any, route: Route, edit: Edit) -> Any:
    _value_at(data, route, edit)

    def removed(old: Any) -> Any:
        del old[route[-1]]
        return old

    return _with(data, route[:-1], removed)


def _with_key(old: Any, key: str, value: Any, after: str | None, edit: Edit) -> Any:
    if not (old is None or isinstance(old, dict)) or key in (old or {}):
        raise NotEdited(f"{key} cannot be added here.", by_hand(edit), edit)
    added: dict[str, Any] = {}
    for name, part in (old or {}).items():
        added[name] = part
        if name == after:
            added[key] = value
    return added if key in added else {**added, unicodedata.normalize("NFC", key): value}


def _with_item(old: Any, number: int, value: Any, edit: Edit) -> Any:
    if isinstance(old, dict):
        raise NotEdited("there is no list here.", by_hand(edit), edit)
    items = [] if old is None else [old] if isinstance(old, str) else old
    if number > len(items):
        raise NotEdited(f"the list has only {len(items)} items.", by_hand(edit), edit)
    return [*items[:number], value, *items[number:]]


def _renamed(old: Any, name: str | int, key: str, edit: Edit) -> Any:
    if not isinstance(old, dict) or name not in old or (key in old and key != name):
        raise NotEdited(f"{name} cannot be called {key}.", by_hand(edit), edit)
    return {key if other == name else other: value for other, value in old.items()}


def same(data: Any, other: Any) -> bool:
    return bool(data == other) and same_order(data, other)


def same_order(data: Any, other: Any) -> bool:
    """Return whether equal data has its keys in the same order."""
    if isinstance(data, dict):
        return list(data) == list(other) and all(same_order(data[key], other[key]) for key in data)
    if isinstance(data, list):
        return all(same_order(part, its) for part, its in zip(data, other, strict=True))
    return True
