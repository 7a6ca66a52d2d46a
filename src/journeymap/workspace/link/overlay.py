"""A map that extends another: what it drops is taken out of its data first, then it is laid over its base."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from journeymap.model.base import Written
from journeymap.model.journey import Stage
from journeymap.model.messages import shown
from journeymap.model.stage_fields import ITEM_LISTS, LISTS
from journeymap.source import Document, Place, Problem, Route
from journeymap.source.tree import Node, child_of, span_of
from journeymap.workspace.graph.journey import LinkedStage
from journeymap.workspace.graph.overlay_record import Changed, Dropped, Origin, StageLayer

Edits = dict[Route, tuple[str, ...]]
"""Names and ids to drop, by the route of the list they are dropped from."""

_SAME_NAME = "(as in the map below)"


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
        {called: _SAME_NAME, **item} if isinstance(item, dict) and item.get("id") and called not in item else item
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


class Item(Protocol):
    """A linked touchpoint, pain or opportunity."""

    model: Any
    place: Place
    stage: LinkedStage
    origin: Origin


AnyItem = TypeVar("AnyItem", bound=Item)


class Overlay:
    """Lays the stages of one map over those of another; what hits nothing becomes a problem."""

    def __init__(self, edits: Edits) -> None:
        self._edits = edits
        self.problems: list[Problem] = []

    def lay(self, over: LinkedStage, base: LinkedStage) -> LinkedStage:
        """The stage of the upper map, with what it leaves unsaid taken from the lower one."""
        edited = {field for (_, _, field), _ in self._edits_of(over)}
        layer = StageLayer(base, frozenset(over.model.model_fields_set - edited - {*ITEM_LISTS}))
        model = self._merged_model(over, layer)
        pieces = {piece.id: piece for piece in (*base.content, *over.content)}
        merged = replace(
            over,
            model=model,
            place=replace(over.place, below=base.place),
            name=over.model.name or base.name,
            phases=model.phases or over.phases,
            owners=model.owners or over.owners,
            content=tuple(pieces[name] for name in model.content if name in pieces),
            layer=layer,
        )
        for field in ITEM_LISTS:
            setattr(merged, field, self._merged_items(field, over, layer, merged))
        merged.origin = "changed" if _differs(merged, base) else "inherited"
        return merged

    def _merged_model(self, over: LinkedStage, layer: StageLayer) -> Stage:
        below = layer.below.model
        update = {name: getattr(over.model, name) for name in over.model.model_fields_set}
        for (_, _, field), names in self._edits_of(over):
            if field in ITEM_LISTS:
                continue
            kept = self._without(field, getattr(below, field), names, over.place.at(field), layer)
            update[field] = (*kept, *update.get(field, ()))
        return below.model_copy(update=update)

    def _edits_of(self, over: LinkedStage) -> Iterable[tuple[Any, tuple[str, ...]]]:
        return [(route, names) for route, names in self._edits.items() if route[1] == over.id]

    def _without(
        self, field: str, items: Iterable[Any], names: tuple[str, ...], place: Place, layer: StageLayer
    ) -> list[Any]:
        items = list(items)
        for index, name in enumerate(names):
            hit = [item for item in items if name in _names(item)]
            if not hit:
                self._hits_nothing(name, place.at("drop", index))
            layer.dropped.extend(Dropped(field, item) for item in hit)
            items = [item for item in items if name not in _names(item)]
        return items

    def _merged_items(self, field: str, over: LinkedStage, layer: StageLayer, stage: LinkedStage) -> tuple[Any, ...]:
        below = getattr(layer.below, field)
        names = self._edits.get(("stages", over.id, field), ())
        by_model = {id(item.model): item for item in below}
        kept = self._without(field, (item.model for item in below), names, over.place.at(field), layer)
        items = [replace(by_model[id(model)], stage=stage, origin="inherited") for model in kept]
        for own in getattr(over, field):
            hits = [i for i, item in enumerate(items) if _same(own.model, item.model)]
            if len(hits) == 1:
                was = items[hits[0]]
                now = items[hits[0]] = _laid(own, was, stage)
                if now.origin == "changed":
                    layer.changed.append(Changed(field, was.model, now.model))
            elif _SAME_NAME in _names(own.model):
                self._overrides_nothing(own)
            else:
                items.append(replace(own, stage=stage, origin="added"))
        return tuple(items)

    def _hits_nothing(self, name: str, place: Place) -> None:
        message = f"drop names {shown(name)}, and the map below has nothing of that name here"
        self.problems.append(Problem("JM011", place, message, "Copy the name from the map below, or remove it."))

    def _overrides_nothing(self, own: Item) -> None:
        message = f"the map below has nothing with the id {shown(own.model.id)} here"
        fix = "Correct the id, or give this a name to add it."
        self.problems.append(Problem("JM011", own.place.at("id"), message, fix))


def _differs(stage: LinkedStage, below: LinkedStage) -> bool:
    """Whether anything stands on a stage that does not stand on the one below, or the other way round."""
    for field in Stage.model_fields:
        if field not in ITEM_LISTS and getattr(stage.model, field) != getattr(below.model, field):
            return True
        if field in ITEM_LISTS:
            items = getattr(stage, field)
            if len(items) != len(getattr(below, field)) or any(item.origin != "inherited" for item in items):
                return True
    return False


def _names(model: Any) -> set[str]:
    """What an item can be called by: its id, its name, or the text that may stand for it."""
    if isinstance(model, str):
        return {model}
    called = (getattr(model, field, None) for field in ("id", "name", model.stands_for) if field)
    return {name for name in called if name}


def _same(own: Any, other: Any) -> bool:
    return own.id == other.id if own.id else bool(_names(own) & _names(other))


def _laid(own: AnyItem, base: AnyItem, stage: LinkedStage) -> AnyItem:
    said: dict[str, Any] = {
        name: value for name in own.model.model_fields_set if (value := getattr(own.model, name)) != _SAME_NAME
    }
    model: Written = base.model.model_copy(update=said)
    # Every linked item is a dataclass, which a protocol cannot say.
    laid = replace(own, model=model, stage=stage, place=replace(own.place, below=base.place))  # type: ignore[type-var]
    laid.origin = "inherited" if model == base.model else "changed"
    for field, attribute in _FOLLOWED.items():
        if attribute not in said and hasattr(base, field):
            setattr(laid, field, getattr(base, field))
    return laid


_FOLLOWED = {"channel": "channel", "content": "content"}
"""What was looked up for an item, and the written field it was looked up from."""
