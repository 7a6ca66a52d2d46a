"""Take out of a map that extends another what its lists say to drop and to add."""

from __future__ import annotations

from typing import Any

from journeymap.model.stage_fields import ITEM_LISTS, LISTS
from journeymap.source import Document, Route
from journeymap.source.tree import Node, child_of, span_of

Edits = dict[Route, tuple[str, ...]]
"""Names and ids to drop, by the route of the list they are dropped from."""

SAME_NAME = "(as in the map below)"


def take_edits(document: Document, data: dict[str, Any]) -> tuple[dict[str, Any], Edits]:
    """Split `{drop: [...], add: [...]}` in a list's place into the names to drop and the plain list."""
    stages = data.get("stages")
    edits: Edits = {}
    if not isinstance(stages, dict):
        return data, edits
    plain = {}
    for id_, stage in stages.items():
        plain[id_] = stage
        if isinstance(stage, dict):
            plain[id_] = {
                field: _named(field, _plain_list(document, ("stages", id_, field), value, edits))
                if field in LISTS
                else value
                for field, value in stage.items()
            }
    return {**data, "stages": plain}, edits


def _named(field: str, items: Any) -> Any:
    """Give an item that only its id names, in order to change it, the name that the model asks for."""
    if field not in ITEM_LISTS or not isinstance(items, list):
        return items
    called = ITEM_LISTS[field].stands_for
    return [
        {called: SAME_NAME, **item} if isinstance(item, dict) and item.get("id") and called not in item else item
        for item in items
    ]


def _plain_list(document: Document, route: Route, value: Any, edits: Edits) -> Any:
    if not isinstance(value, dict) or not value or not value.keys() <= {"drop", "add"}:
        return value
    drop = value.get("drop") or []
    names = [drop] if isinstance(drop, str) else drop
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return value
    edits[route] = tuple(names)
    added = value.get("add")
    if isinstance(added, list):
        _point_at_added(_node(document, route))
    return added


def _node(document: Document, route: Route) -> Node | None:
    node = document.root
    for step in route:
        node = child_of(node, step)
    return node


def _point_at_added(node: Node | None) -> None:
    """Let the items of `add:` be found at the places that those of a plain list would have."""
    added = child_of(node, "add")
    if node is not None and added is not None:
        node[4].update((index, (span_of(item), item)) for index, item in enumerate(added[4]))
