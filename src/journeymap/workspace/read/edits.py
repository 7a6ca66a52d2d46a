"""Read the edits of lists in a map that extends another: what it drops, and what it adds."""

from __future__ import annotations

from typing import Any

from journeymap.model.stage_fields import ITEM_LISTS, LISTS
from journeymap.source import Document, Route

Edits = dict[Route, tuple[str, ...]]
"""Names and ids to drop, by the route of the list they are dropped from."""

SAME_NAME = "(as in the base map)"
"""Stands where the model asks for a name and an item is named by its id alone."""


def take_edits(document: Document, data: dict[str, Any]) -> tuple[dict[str, Any], Edits, Document]:
    """Split `{drop: [...], add: [...]}` in place of a list into the names to drop and a plain list. In the returned
    document the items of `add` count as those of a plain list would.
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
                plain[id_][field] = _with_names(field, value)
    return {**data, "stages": plain}, edits, document.with_items_from("add", added)


def _with_names(field: str, items: Any) -> Any:
    """Give items that are named by their id alone, because they change another, the name that the model asks for."""
    if field not in ITEM_LISTS or not isinstance(items, list):
        return items
    name_field = ITEM_LISTS[field].stands_for
    return [
        {name_field: SAME_NAME, **item}
        if isinstance(item, dict) and item.get("id") and name_field not in item
        else item
        for item in items
    ]


def _dropped(value: Any) -> tuple[str, ...] | None:
    """What to drop from a list; None for a plain list and for anything that cannot be an edit."""
    if not isinstance(value, dict) or not value or not value.keys() <= {"drop", "add"}:
        return None
    drop = value.get("drop") or []
    names = [drop] if isinstance(drop, str) else drop
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return None
    return tuple(names)
