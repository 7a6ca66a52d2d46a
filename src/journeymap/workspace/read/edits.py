"""Edits of lists in a map that extends another: what it drops, and what it adds."""

from __future__ import annotations

from typing import Any

from journeymap.model.stage_fields import ITEM_LISTS, LISTS
from journeymap.source import Document, Route

Edits = dict[Route, tuple[str, ...]]
"""Names and ids to drop, by the route of the list they are dropped from."""

SAME_NAME = "(as in the map below)"
"""Stands where the model asks for a name and an item is named by its id alone."""


def take_edits(document: Document, data: dict[str, Any]) -> tuple[dict[str, Any], Edits, Document]:
    """Split `{drop: [...], add: [...]}` in a list's place into the names to drop and the plain list. In the document
    that is returned, the items of `add:` stand where those of a plain list would.
    """
    stages = data.get("stages")
    edits: Edits = {}
    if not isinstance(stages, dict):
        return data, edits, document
    plain = {}
    added: list[Route] = []
    for id_, stage in stages.items():
        plain[id_] = stage
        if isinstance(stage, dict):
            plain[id_] = dict(stage)
            for field in (field for field in stage if field in LISTS):
                value, route = stage[field], ("stages", id_, field)
                names = _dropped(value)
                if names is not None:
                    edits[route], value = names, value.get("add")
                    added += [route] if isinstance(value, list) else []
                plain[id_][field] = _named(field, value)
    return {**data, "stages": plain}, edits, document.with_items_from("add", added)


def _named(field: str, items: Any) -> Any:
    """Give an item that only its id names, in order to change it, the name that the model asks for."""
    if field not in ITEM_LISTS or not isinstance(items, list):
        return items
    called = ITEM_LISTS[field].stands_for
    return [
        {called: SAME_NAME, **item} if isinstance(item, dict) and item.get("id") and called not in item else item
        for item in items
    ]


def _dropped(value: Any) -> tuple[str, ...] | None:
    """What is to be dropped from a list; None where a plain list, or nothing that could be an edit, is written."""
    if not isinstance(value, dict) or not value or not value.keys() <= {"drop", "add"}:
        return None
    drop = value.get("drop") or []
    names = [drop] if isinstance(drop, str) else drop
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return None
    return tuple(names)
