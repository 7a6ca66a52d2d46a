"""Lay what is written in a map over the map that it extends."""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from journeymap.model.base import Written
from journeymap.model.journey import Stage
from journeymap.model.list_fields import list_fields, names_of
from journeymap.model.messages import quoted
from journeymap.model.stage_fields import ITEM_LISTS, OWN_LANES
from journeymap.model.suggest import did_you_mean
from journeymap.source import Place, Problem
from journeymap.workspace.graph.journey import Changed, Descent, Dropped, LinkedStage, Origin, StageLayer
from journeymap.workspace.link.written import written_fields
from journeymap.workspace.read.edits import Edits, ListEdit

Descents = Mapping[str, Sequence[Descent]]
"""Where the items of a stage come from, by the list they are in."""


class Laid(NamedTuple):
    """A thing that is laid over another, and its place, which knows where each part of it is written."""

    model: Any
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidStage:
    """What a map and its base say together about a stage."""

    model: Stage
    place: Place
    origin: Origin
    descents: Descents
    layer: StageLayer


class _Item(NamedTuple):
    """One of a list, and what it was on the map below if it is written differently there."""

    model: Any
    place: Place
    origin: Origin
    was: Any = None
    below: int | None = None
    """Its number on the map below."""


class _List:
    """A list as both maps have it together. `written` is where this map has it: a list that is edited is also that of
    the map below.
    """

    def __init__(self, items: Iterable[_Item], dropped: Iterable[Any], written: Place, *, edited: bool) -> None:
        self.items = tuple(items)
        self.dropped = tuple(dropped)
        self.edited = edited
        self.models = tuple(item.model for item in self.items)
        self.place = written._replace(parts={number: item.place for number, item in enumerate(self.items)})


class Overlay:
    """Lays one map over another: what is written replaces what is below. What hits nothing becomes a problem."""

    def __init__(self, edits: Edits) -> None:
        self._edits = edits
        self.problems: list[Problem] = []

    def stage(self, own: Stage, place: Place, base: LinkedStage) -> LaidStage:
        """Lay a stage over that of the base."""
        lists: dict[str, _List] = {}
        model, laid_place = self._laid(own, place, Laid(base.model, base.place), lists)
        items = [field for field in ITEM_LISTS if field in lists]
        whole = {name for name, laid in lists.items() if not laid.edited and name not in ITEM_LISTS}
        return LaidStage(
            model=model,
            place=laid_place,
            origin="inherited" if model == base.model else "changed",
            descents=inherited_items(base) | {field: _descents(lists[field], base, field) for field in items},
            layer=StageLayer(
                base,
                frozenset((written_fields(own, place).keys() - lists.keys()) | whole),
                tuple(
                    Dropped(field, was)
                    for field, laid in lists.items()
                    if laid.edited or field in ITEM_LISTS
                    for was in laid.dropped
                ),
                tuple(
                    Changed(field, item.was, item.model)
                    for field in items
                    for item in lists[field].items
                    if item.origin == "changed"
                ),
            ),
        )

    def map(self, own: Written, place: Place, base: Laid) -> Laid:
        """Lay what a map says of itself over what its base says; its stages are laid one by one."""
        model, laid_place = self._laid(own, place, base, {})
        parts = {key: part for key, part in (laid_place.parts or {}).items() if key != "stages"}
        return Laid(model, laid_place._replace(parts=parts))

    def _laid(self, own: Written, place: Place, base: Laid, lists: dict[str, _List]) -> Laid:
        """Lay a thing over another, and collect its lists. A part that is written differently has nothing below it."""
        update = written_fields(own, place)
        keys = {name: field.alias or name for name, field in type(own).model_fields.items()}
        parts: dict[str | int, Place] = {}
        for name in update:
            key, below = keys[name], getattr(base.model, name)
            parts[key] = at = place.at(key)
            if isinstance(below, tuple) and isinstance(update[name], tuple):
                lists[name] = laid = self._list(update[name], at, below, base.place.at(key))
                update[name], parts[key] = laid.models, laid.place
            elif key == OWN_LANES and isinstance(own, Stage):
                update[name], parts[key] = self._lanes(own, at, base)
            elif update[name] == below:
                parts[key] = at._replace(below=base.place.at(key))
        for key, field in list_fields(type(own)).items():
            if field.name not in update and (items := getattr(base.model, field.name)):
                parts[key] = _inherited(place.at(key), base.place.at(key), len(items))
        return Laid(base.model.model_copy(update=update), place._replace(below=base.place, parts=parts))

    def _lanes(self, own: Stage, place: Place, base: Laid) -> Laid:
        """Lay lanes of one's own over those of the base, each by its name."""
        lanes: dict[str, Any] = dict(base.model.lanes)
        parts: dict[str | int, Place] = {}
        for lane, texts in own.lanes.items():
            laid = self._list(texts, place.at(lane), lanes.get(lane, ()), base.place.at(OWN_LANES, lane))
            lanes[lane], parts[lane] = laid.models, laid.place
        return Laid(lanes, place._replace(below=base.place.at(OWN_LANES), parts=parts))

    def _list(self, own: Sequence[Any], place: Place, base: Sequence[Any], base_place: Place) -> _List:
        edit = self._edits.get(place.route)
        return (
            _replaced(own, place, base, base_place)
            if edit is None
            else self._edited(edit, own, place, base, base_place)
        )

    def _edited(
        self, edit: ListEdit, own: Sequence[Any], place: Place, base: Sequence[Any], base_place: Place
    ) -> _List:
        kept = {
            number: _Item(model, base_place.at(number), "inherited", below=number) for number, model in enumerate(base)
        }
        names = _Names(base)
        dropped = []
        for index, name in enumerate(edit.drop):
            number = self._find(name, names, kept, "drop", place.at("drop", index))
            if number is not None:
                dropped.append(kept.pop(number).model)
        for index, name in enumerate(edit.change):
            number = self._find(name, names, kept, "change", place.at("change", name).key())
            if number is not None:
                kept[number] = self._changed(own[index], place.at(index), kept[number])
        added = []
        for index in range(len(edit.change), len(own)):
            self._check_addition(own[index], names, kept, place.at(index))
            added.append(_Item(own[index], place.at(index), "added"))
        return _List([*kept.values(), *added], dropped, place._replace(below=base_place), edited=True)

    def _changed(self, own: Any, place: Place, base: _Item) -> _Item:
        if isinstance(own, Written):
            model, place = self._laid(own, place, Laid(base.model, base.place), {})
        else:
            model = own
        return _Item(model, place, "inherited" if model == base.model else "changed", base.model, base.below)

    def _find(self, name: str, names: _Names, kept: Mapping[int, _Item], verb: str, place: Place) -> int | None:
        """The number of the one that a name means."""
        numbers = list(islice((number for number in names.numbers(name) if number in kept), 2))
        if len(numbers) == 1:
            return numbers[0]
        if numbers:
            message = f"`{verb}` names {quoted(name)}, but the base map calls several things that here"
            fix = "Give the one that you mean an `id` in the base map, or write the whole list here."
        elif name in names.all:
            message, fix = f"`{verb}` names {quoted(name)}, which is dropped here already", "Remove one of the two."
        else:
            guess = did_you_mean(name, names.all)
            message = f"`{verb}` names {quoted(name)}, but the base map has nothing called that here{'.' * bool(guess)}"
            message, fix = message + guess, "Copy the name from the base map, or remove it."
        self.problems.append(Problem("JM011", place, message, fix))
        return None

    def _check_addition(self, own: Any, names: _Names, kept: Mapping[int, _Item], place: Place) -> None:
        id_ = getattr(own, "id", None)
        if id_ and any(number in kept for number in names.with_id(id_)):
            message = f"the base map already has {quoted(id_)} here"
            fix = "Write it under `change` to change it, or give this one another id."
            self.problems.append(Problem("JM008", place.at("id"), message, fix))


class _Names:
    """What the things of a list are called. An id comes before a name."""

    def __init__(self, models: Iterable[Any]) -> None:
        self.all: dict[str, deque[int]] = {}
        self._ids: dict[str, deque[int]] = {}
        for number, model in enumerate(models):
            for name in names_of(model):
                self.all.setdefault(name, deque()).append(number)
            if id_ := getattr(model, "id", None):
                self._ids.setdefault(id_, deque()).append(number)

    def numbers(self, name: str) -> Iterable[int]:
        return self._ids[name] if name in self._ids else self.all.get(name, ())

    def with_id(self, id_: str) -> Iterable[int]:
        return self._ids.get(id_, ())

    def first(self, model: Any, left: Container[int]) -> int | None:
        """The first of those left that is called the same; by its id, if it has one."""
        id_ = getattr(model, "id", None)
        called = [self._ids.get(id_)] if id_ else [self.all.get(name) for name in sorted(names_of(model))]
        for numbers in called:
            while numbers and numbers[0] not in left:
                numbers.popleft()
            if numbers:
                return numbers[0]
        return None


def inherited_items(base: LinkedStage) -> dict[str, Sequence[Descent]]:
    """Where the items of a stage come from that a map takes over as it is."""
    return {field: [Descent("inherited", _former(item)) for item in getattr(base, field)] for field in ITEM_LISTS}


def _descents(laid: _List, base: LinkedStage, field: str) -> Sequence[Descent]:
    below = getattr(base, field)
    return [
        Descent(item.origin)
        if item.below is None
        else Descent(item.origin, (*_former(below[item.below]), *_lost_names(item)))
        for item in laid.items
    ]


def _former(item: Any) -> tuple[str, ...]:
    former: tuple[str, ...] = getattr(item, "former", ())
    return former


def _lost_names(item: _Item) -> Iterable[str]:
    """What an item is called on the map below alone."""
    return sorted(names_of(item.was) - names_of(item.model)) if item.origin == "changed" else ()


def _inherited(place: Place, base: Place, number: int) -> Place:
    """The place of a list that is not written here: its items stand where the base map has them."""
    return place._replace(below=base, parts={index: base.at(index) for index in range(number)})


def _replaced(own: Sequence[Any], place: Place, base: Sequence[Any], base_place: Place) -> _List:
    """A list that is written whole. What the base calls the same is the same thing, written anew; what is written as
    it is there is inherited.
    """
    names, lost = _Names(base), dict(enumerate(base))
    items = []
    for number, model in enumerate(own):
        match = names.first(model, lost)
        if match is None:
            items.append(_Item(model, place.at(number), "added"))
            continue
        was = lost.pop(match)
        if model == was:
            at = place.at(number)._replace(below=base_place.at(match))
            items.append(_Item(model, at, "inherited", was, match))
        else:
            items.append(_Item(model, place.at(number), "changed", was, match))
    if tuple(own) == tuple(base):
        place = place._replace(below=base_place)
    return _List(items, lost.values(), place, edited=False)
