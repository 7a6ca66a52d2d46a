"""Merge the stages of a map with those of the map that it extends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, TypeVar

from journeymap.model.journey import Stage
from journeymap.model.messages import quoted
from journeymap.model.stage_fields import ITEM_LISTS
from journeymap.source import Place, Problem
from journeymap.workspace.graph.journey import (
    Changed,
    Dropped,
    Item,
    LinkedOpportunity,
    LinkedPain,
    LinkedStage,
    LinkedTouchpoint,
    Origin,
    StageItems,
    StageLayer,
)
from journeymap.workspace.graph.library import LinkedContent
from journeymap.workspace.link.written import written_fields
from journeymap.workspace.read.edits import SAME_NAME, Edits

AnyItem = TypeVar("AnyItem", LinkedTouchpoint, LinkedPain, LinkedOpportunity)


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedStage:
    """What a map and its base say together about a stage. Its items still point at the stages that they come from."""

    model: Stage
    phases: tuple[str, ...]
    owners: tuple[str, ...]
    content: tuple[LinkedContent, ...]
    items: StageItems
    origin: Origin
    layer: StageLayer


class Overlay:
    """Merges the stages of one map into those of another; an edit that matches nothing becomes a problem."""

    def __init__(self, edits: Edits) -> None:
        self._edits = edits
        self.problems: list[Problem] = []

    def merge(self, own: LinkedStage, base: LinkedStage) -> MergedStage:
        """Fill in from the base what a stage leaves unsaid."""
        edited = {field for (_, _, field), _ in self._edits_of(own)}
        dropped: list[Dropped] = []
        changed: list[Changed] = []
        model = self._merged_model(own, base, dropped)
        items = StageItems(
            touchpoints=self._merged("touchpoints", own, own.touchpoints, base.touchpoints, dropped, changed),
            pains=self._merged("pains", own, own.pains, base.pains, dropped, changed),
            opportunities=self._merged("opportunities", own, own.opportunities, base.opportunities, dropped, changed),
        )
        pieces = {piece.id: piece for piece in (*base.content, *own.content)}
        return MergedStage(
            model=model,
            phases=model.phases or own.phases,
            owners=model.owners or own.owners,
            content=tuple(pieces[name] for name in model.content if name in pieces),
            items=items,
            origin="changed" if _differs(model, items, base) else "inherited",
            layer=StageLayer(
                base,
                frozenset(written_fields(own.model, own.place).keys() - edited - {*ITEM_LISTS}),
                tuple(dropped),
                tuple(changed),
            ),
        )

    def _merged_model(self, own: LinkedStage, base: LinkedStage, dropped: list[Dropped]) -> Stage:
        update = written_fields(own.model, own.place)
        for (_, _, field), names in self._edits_of(own):
            if field in ITEM_LISTS:
                continue
            kept = self._without(field, getattr(base.model, field), names, own.place.at(field), dropped)
            update[field] = (*kept, *update.get(field, ()))
        return base.model.model_copy(update=update)

    def _edits_of(self, own: LinkedStage) -> Iterable[tuple[Any, tuple[str, ...]]]:
        return [(route, names) for route, names in self._edits.items() if route[1] == own.id]

    def _without(
        self, field: str, items: Iterable[Any], names: tuple[str, ...], place: Place, dropped: list[Dropped]
    ) -> list[Any]:
        kept = dict(enumerate(items))
        by_name = _by_name(kept)
        for index, name in enumerate(names):
            matches = [number for number in by_name.get(name, ()) if number in kept]
            if not matches:
                self._drops_nothing(name, place.at("drop", index))
            dropped.extend(Dropped(field, kept.pop(number)) for number in matches)
        return list(kept.values())

    def _merged(
        self,
        field: str,
        stage: LinkedStage,
        own_items: tuple[AnyItem, ...],
        base_items: tuple[AnyItem, ...],
        dropped: list[Dropped],
        changed: list[Changed],
    ) -> tuple[AnyItem, ...]:
        names = self._edits.get(("stages", stage.id, field), ())
        by_model = {id(item.model): item for item in base_items}
        kept = self._without(field, (item.model for item in base_items), names, stage.place.at(field), dropped)
        items: list[AnyItem] = [replace(by_model[id(model)], origin="inherited") for model in kept]
        index = _ItemIndex(item.model for item in items)
        for own in own_items:
            match = index.only_match(own.model)
            if match is not None:
                base = items[match]
                items[match] = merged = _merged_item(own, base)
                index.replace(match, base.model, merged.model)
                if merged.origin == "changed":
                    changed.append(Changed(field, base.model, merged.model))
            elif SAME_NAME in _names(own.model):
                self._changes_nothing(own)
            else:
                items.append(replace(own, origin="added"))
                index.add(len(items) - 1, own.model)
        return tuple(items)

    def _drops_nothing(self, name: str, place: Place) -> None:
        message = f"`drop` names {quoted(name)}, but the base map has nothing called that here"
        self.problems.append(Problem("JM011", place, message, "Copy the name from the base map, or remove it."))

    def _changes_nothing(self, own: Item) -> None:
        message = f"the base map has nothing with the id {quoted(own.model.id)} here"
        fix = "Correct the id, or give this a name to add it."
        self.problems.append(Problem("JM011", own.place.at("id"), message, fix))


def _differs(model: Stage, items: StageItems, base: LinkedStage) -> bool:
    """Whether a stage holds anything that its base does not, or the other way round."""
    for field in Stage.model_fields:
        if field in ITEM_LISTS:
            merged = getattr(items, field)
            if len(merged) != len(getattr(base, field)) or any(item.origin != "inherited" for item in merged):
                return True
        elif getattr(model, field) != getattr(base.model, field):
            return True
    return False


def _names(model: Any) -> set[str]:
    """What an item can be called by: its id, its name, or the text that may stand for it."""
    if isinstance(model, str):
        return {model}
    names = (getattr(model, field, None) for field in ("id", "name", model.stands_for) if field)
    return {name for name in names if name}


def _by_name(items: Mapping[int, Any]) -> dict[str, list[int]]:
    by_name: dict[str, list[int]] = {}
    for number, item in items.items():
        for name in _names(item):
            by_name.setdefault(name, []).append(number)
    return by_name


class _ItemIndex:
    """The items of a list by id and by name, each by its number in the list."""

    def __init__(self, models: Iterable[Any]) -> None:
        self._numbers: dict[str, dict[int, None]] = {}
        self._numbers_of_ids: dict[str, dict[int, None]] = {}
        for number, model in enumerate(models):
            self.add(number, model)

    def add(self, number: int, model: Any) -> None:
        for name in _names(model):
            self._numbers.setdefault(name, {})[number] = None
        if model.id:
            self._numbers_of_ids.setdefault(model.id, {})[number] = None

    def replace(self, number: int, old: Any, new: Any) -> None:
        for name in _names(old):
            del self._numbers[name][number]
        if old.id:
            del self._numbers_of_ids[old.id][number]
        self.add(number, new)

    def only_match(self, model: Any) -> int | None:
        """Return the number of the one item that a model changes: the one with its id, else with a name of it."""
        if model.id:
            numbers = set(islice(self._numbers_of_ids.get(model.id, ()), 2))
        else:  # two are enough to know that it is not one
            numbers = {number for name in _names(model) for number in islice(self._numbers.get(name, ()), 2)}
        return numbers.pop() if len(numbers) == 1 else None


def _merged_item(own: AnyItem, base: AnyItem) -> AnyItem:
    written = written_fields(own.model, own.place)
    model: Any = base.model.model_copy(update=written)
    linked = {field: getattr(base, field) for field in _LINKED if hasattr(base, field) and field not in written}
    origin: Origin = "inherited" if model == base.model else "changed"
    return replace(own, model=model, place=own.place._replace(below=base.place), origin=origin, **linked)


_LINKED = ("channels", "content")
"""Fields of a linked item that hold what its written field of the same name refers to."""
