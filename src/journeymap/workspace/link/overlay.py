"""Lay the stages of a map over those of the map that it extends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from journeymap.model.journey import Stage
from journeymap.model.messages import quoted
from journeymap.model.stage_fields import ITEM_LISTS
from journeymap.source import Place, Problem
from journeymap.workspace.graph.journey import (
    Item,
    LinkedOpportunity,
    LinkedPain,
    LinkedStage,
    LinkedTouchpoint,
    StageItems,
)
from journeymap.workspace.graph.library import LinkedContent
from journeymap.workspace.graph.overlay import Changed, Dropped, Origin, StageLayer
from journeymap.workspace.read.edits import SAME_NAME, Edits

AnyItem = TypeVar("AnyItem", LinkedTouchpoint, LinkedPain, LinkedOpportunity)


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidStage:
    """What a map and its base say together of a stage. Its items still stand on the stages that they come from."""

    model: Stage
    phases: tuple[str, ...]
    owners: tuple[str, ...]
    content: tuple[LinkedContent, ...]
    items: StageItems
    origin: Origin
    layer: StageLayer


class Overlay:
    """Lays the stages of one map over those of another; what hits nothing becomes a problem."""

    def __init__(self, edits: Edits) -> None:
        self._edits = edits
        self.problems: list[Problem] = []

    def lay(self, over: LinkedStage, base: LinkedStage) -> LaidStage:
        """Take what the upper stage leaves unsaid from the lower one."""
        edited = {field for (_, _, field), _ in self._edits_of(over)}
        dropped: list[Dropped] = []
        changed: list[Changed] = []
        model = self._merged_model(over, base, dropped)
        items = StageItems(
            touchpoints=self._merged("touchpoints", over, over.touchpoints, base.touchpoints, dropped, changed),
            pains=self._merged("pains", over, over.pains, base.pains, dropped, changed),
            opportunities=self._merged("opportunities", over, over.opportunities, base.opportunities, dropped, changed),
        )
        pieces = {piece.id: piece for piece in (*base.content, *over.content)}
        return LaidStage(
            model=model,
            phases=model.phases or over.phases,
            owners=model.owners or over.owners,
            content=tuple(pieces[name] for name in model.content if name in pieces),
            items=items,
            origin="changed" if _differs(model, items, base) else "inherited",
            layer=StageLayer(
                base,
                frozenset(over.model.model_fields_set - edited - {*ITEM_LISTS}),
                tuple(dropped),
                tuple(changed),
            ),
        )

    def _merged_model(self, over: LinkedStage, base: LinkedStage, dropped: list[Dropped]) -> Stage:
        update = {name: getattr(over.model, name) for name in over.model.model_fields_set}
        for (_, _, field), names in self._edits_of(over):
            if field in ITEM_LISTS:
                continue
            kept = self._without(field, getattr(base.model, field), names, over.place.at(field), dropped)
            update[field] = (*kept, *update.get(field, ()))
        return base.model.model_copy(update=update)

    def _edits_of(self, over: LinkedStage) -> Iterable[tuple[Any, tuple[str, ...]]]:
        return [(route, names) for route, names in self._edits.items() if route[1] == over.id]

    def _without(
        self, field: str, items: Iterable[Any], names: tuple[str, ...], place: Place, dropped: list[Dropped]
    ) -> list[Any]:
        items = list(items)
        for index, name in enumerate(names):
            hits = [item for item in items if name in _names(item)]
            if not hits:
                self._hits_nothing(name, place.at("drop", index))
            dropped.extend(Dropped(field, item) for item in hits)
            items = [item for item in items if name not in _names(item)]
        return items

    def _merged(
        self,
        field: str,
        over: LinkedStage,
        own_items: tuple[AnyItem, ...],
        base_items: tuple[AnyItem, ...],
        dropped: list[Dropped],
        changed: list[Changed],
    ) -> tuple[AnyItem, ...]:
        names = self._edits.get(("stages", over.id, field), ())
        by_model = {id(item.model): item for item in base_items}
        kept = self._without(field, (item.model for item in base_items), names, over.place.at(field), dropped)
        items: list[AnyItem] = [replace(by_model[id(model)], origin="inherited") for model in kept]
        for own in own_items:
            hits = [number for number, item in enumerate(items) if _same(own.model, item.model)]
            if len(hits) == 1:
                base = items[hits[0]]
                items[hits[0]] = laid = _laid(own, base)
                if laid.origin == "changed":
                    changed.append(Changed(field, base.model, laid.model))
            elif SAME_NAME in _names(own.model):
                self._changes_nothing(own)
            else:
                items.append(replace(own, origin="added"))
        return tuple(items)

    def _hits_nothing(self, name: str, place: Place) -> None:
        message = f"`drop` names {quoted(name)}, but the base map has nothing called that here"
        self.problems.append(Problem("JM011", place, message, "Copy the name from the base map, or remove it."))

    def _changes_nothing(self, own: Item) -> None:
        message = f"the base map has nothing with the id {quoted(own.model.id)} here"
        fix = "Correct the id, or give this a name to add it."
        self.problems.append(Problem("JM011", own.place.at("id"), message, fix))


def _differs(model: Stage, items: StageItems, below: LinkedStage) -> bool:
    """Whether anything stands on a stage that does not stand on the one below, or the other way round."""
    for field in Stage.model_fields:
        if field in ITEM_LISTS:
            mine = getattr(items, field)
            if len(mine) != len(getattr(below, field)) or any(item.origin != "inherited" for item in mine):
                return True
        elif getattr(model, field) != getattr(below.model, field):
            return True
    return False


def _names(model: Any) -> set[str]:
    """What an item can be called by: its id, its name, or the text that may stand for it."""
    if isinstance(model, str):
        return {model}
    names = (getattr(model, field, None) for field in ("id", "name", model.stands_for) if field)
    return {name for name in names if name}


def _same(own: Any, other: Any) -> bool:
    return own.id == other.id if own.id else bool(_names(own) & _names(other))


def _laid(own: AnyItem, base: AnyItem) -> AnyItem:
    written: dict[str, Any] = {
        name: value for name in own.model.model_fields_set if (value := getattr(own.model, name)) != SAME_NAME
    }
    model: Any = base.model.model_copy(update=written)
    followed = {field: getattr(base, field) for field in _FOLLOWED if hasattr(base, field) and field not in written}
    origin: Origin = "inherited" if model == base.model else "changed"
    return replace(own, model=model, place=replace(own.place, below=base.place), origin=origin, **followed)


_FOLLOWED = ("channel", "content")
"""What was looked up for an item, from the written field of the same name."""
