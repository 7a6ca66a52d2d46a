"""Write what people changed into the file of a map, edit by edit.

A map that extends another says only what differs from it, so a change to what it inherits is written into its own file,
under `add`, `change` and `drop`; the file below, which other maps share, stays as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from journeymap.exporting.workbook.things import SHEETS, TEXT, Column, Shape, Thing, columns_of, words_in
from journeymap.importing.update.book import Said, short
from journeymap.importing.update.changes import Changed, Changes, Felt, Member, New, Order, Removed, as_said
from journeymap.importing.update.meanwhile import texts_of
from journeymap.model.base import Written, keys_of
from journeymap.model.journey import Journey, Stage
from journeymap.model.list_fields import list_fields
from journeymap.model.stage_fields import CURVE, OWN_LANES
from journeymap.source import Add, Delete, Edit, Insert, Move, NotEdited, Put, Route, Unfold, edited, parse
from journeymap.workspace import LinkedJourney

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_EDITS = ("add", "change", "drop")


class _Refused(Exception):
    """Why a change cannot be written."""


@dataclass(slots=True, eq=False)
class _Live:
    """Where a thing stands in the file while it is edited; None where it does not stand in it."""

    route: Route | None


class Writer:
    """The file of a map while changes are written into it. What cannot be written is in `refusals`."""

    def __init__(
        self, content: bytes, journey: LinkedJourney, found: Mapping[int, Thing], things: Sequence[Thing]
    ) -> None:
        self.content = content
        self.refusals: list[str] = []
        self._journey = journey
        self._path = journey.place.document.path
        self._found = found
        self._things = things
        self._live = {thing.number: _Live(self._route_of(thing)) for thing in things}
        self._made: dict[int, _Live] = {}
        self._data: Any = parse(content, self._path).data

    def write(self, changes: Changes) -> None:
        """Make all changes, as far as they can be made."""
        for change in changes.changed:
            with self._whole(change.said.at):
                self._change(change)
        for felt in changes.felt:
            with self._whole(felt.said.at):
                self._feel(felt)
        for removed in changes.removed:
            with self._whole(removed.at):
                self._remove(removed)
        for order in changes.orders:
            with self._whole(_place_of(order, changes)):
                self._order(order)

    @contextmanager
    def _whole(self, at: str) -> Iterator[None]:
        """Make a change wholly or not at all."""
        content, data = self.content, self._data
        routes = {number: live.route for number, live in self._live.items()}
        try:
            yield
        except (_Refused, NotEdited) as refused:
            self.refusals.append(f"{at}: {refused}" if at else f"{refused}")
            self.content, self._data = content, data
            for number, live in self._live.items():
                live.route = routes[number]

    # The file

    def _route_of(self, thing: Thing) -> Route | None:
        item = thing.item
        place = thing.place if thing.field == CURVE and thing.model not in SHEETS else item.place if item else None
        if place is None:
            return None
        home = place.home
        return home.document.written(home.route) if home.document.path == self._path else None

    def _at(self, route: Route) -> Any:
        """The plain data at a route; None where there is nothing."""
        data = self._data
        for step in route:
            if isinstance(step, int):
                data = data[step] if isinstance(data, list) and step < len(data) else None
            else:
                data = data.get(step) if isinstance(data, dict) else None
        return data

    def _do(self, edit: Edit) -> None:
        self.content = edited(self.content, self._path, [edit])
        before, self._data = self._data, parse(self.content, self._path).data
        for live in (*self._live.values(), *self._made.values()):
            live.route = _shifted(live.route, edit, before) if live.route is not None else None

    def _list_at(self, stage: str | None, field: str) -> Route:
        if stage is None:
            return (field,)
        lane = field.removeprefix(f"{OWN_LANES}.")
        return ("stages", stage, OWN_LANES, lane) if lane != field else ("stages", stage, field)

    def _base_items(self, stage: str | None, field: str) -> Any:
        """What the map below has in a field."""
        base = self._journey.base
        if base is None:
            return None
        if stage is None:
            return getattr(base.model, keys_of(Journey)[field])
        model = next((each.model for each in base.stages if each.id == stage), None)
        if model is None:
            return None
        lane = field.removeprefix(f"{OWN_LANES}.")
        return model.lanes.get(lane) if lane != field else getattr(model, keys_of(Stage)[field])

    def _is_laid(self, stage: str | None, field: str) -> bool:
        """Whether a list says here only how it differs from that of the map below."""
        written = self._at(self._list_at(stage, field))
        if isinstance(written, dict):
            return any(key in _EDITS for key in written)
        return written is None and bool(self._base_items(stage, field))

    # Values

    def _change(self, change: Changed) -> None:
        thing = self._found.get(change.thing.number)
        text = as_said(change.thing.model, change.key, change.said.text)
        if thing is None:
            raise _Refused(f"'{short(change.thing.text)}' is no longer in the file. Remove it here, or add it anew.")
        was, now = _text_in(change.thing, change.key), _text_in(thing, change.key)
        if now == text:
            return
        if now != was:
            raise _Refused(_conflict(text, now, was))
        value = thing.values.get(change.key)
        if value and value.is_locked:
            raise _Refused(f"'{short(value.text)}' says more than a cell can hold, so it is changed in the file only")
        self._set(thing, change.key, text)

    def _set(self, thing: Thing, key: str, text: str) -> None:
        route = self._live[thing.number].route
        if thing.model not in SHEETS or thing.model is None:
            self._set_word(thing, route, text)
            return
        if route is None:
            route = self._begin_change(thing)
            self._live[thing.number].route = route
        name = _text_key(thing.model) if key == TEXT else key
        written = self._at(route)
        if isinstance(written, str) and key == TEXT:
            self._refuse_what_is_private(thing, key, written)
            self._do(Put(route, _padded(text, written)))
            return
        route = self._as_mapping(thing)
        mapping = self._at(route) or {}
        old = mapping.get(name)
        column = next((column for column in columns_of(thing.model) if column.key == key), None)
        if old is None:
            if not text:
                raise _Refused("it comes from the map that this one extends, and cannot be emptied here")
            value = _typed(column, text)
            if name in mapping:
                self._do(Put((*route, name), value))
            else:
                self._do(Add(route, name, value, _after(thing.model, name, mapping)))
            return
        self._refuse_what_is_private(thing, key, old)
        if text:
            self._put((*route, name), column, old, text)
        else:
            self._do(Delete((*route, name)))

    def _set_word(self, thing: Thing, route: Route | None, text: str) -> None:
        if route is not None:
            old = self._at(route)
            self._refuse_what_is_private(thing, TEXT, old)
            self._do(Put(route, _padded(text, old)))
        elif thing.is_list:
            self._do(Add((*self._list_at(thing.stage, thing.field), "change"), thing.text, text))
        else:
            self._add_field(thing.stage, thing.field, text)

    def _add_field(self, stage: str | None, field: str, value: Any) -> None:
        """Write a field that the file does not have yet, where it usually stands."""
        *way, key = self._list_at(stage, field)
        above = self._at(tuple(way))
        if isinstance(above, dict) and key in above:  # with nothing behind it
            self._do(Put((*way, key), value))
            return
        model: type[Written] = Journey if stage is None else Stage
        after = _after(model, str(key), above if isinstance(above, dict) else {}) if len(way) != 3 else None
        self._do(Add(tuple(way), str(key), value, after))

    def _begin_change(self, thing: Thing) -> Route:
        """The place at which a map says what is different about something that it inherits."""
        if thing.parent is not None:
            raise _Refused(f"'{short(thing.text)}' belongs to what {self._below()} says: change it there")
        return (*self._list_at(thing.stage, thing.field), "change", self._name_below(thing))

    def _name_below(self, thing: Thing) -> str:
        """What the map below calls a thing, and nothing else in its list."""
        route = self._live[thing.number].route
        if route and len(route) > 1 and route[-2] == "change":
            return str(route[-1])
        id_ = thing.values.get("id")
        name = id_.text if id_ else thing.text
        beside = [other for other in self._things if (other.stage, other.field) == (thing.stage, thing.field)]
        if sum(name in (other.text, _text_in(other, "id")) for other in beside) > 1:
            raise _Refused(
                f"several things are called '{short(name)}' in {self._below()}: give each of them an id there"
            )
        return name

    def _below(self) -> str:
        base = self._journey.base
        return f"the map '{base.id}'" if base else "another map"

    def _as_mapping(self, thing: Thing) -> Route:
        """Where a thing stands with its fields; a bare text is unfolded for that."""
        live = self._live[thing.number]
        route = live.route
        if route is None or thing.model is None:
            raise _Refused(f"'{short(thing.text)}' belongs to what {self._below()} says: change it there")
        written = self._at(route)
        if isinstance(written, str):
            if not isinstance(route[-1], int):
                self._do(Put(route, [written]))
                live.route = route = (*route, 0)
            self._do(Unfold(route, _text_key(thing.model)))
        return route

    def _put(self, route: Route, column: Column | None, old: Any, text: str) -> None:
        """Write another value in the place of one, item by item where it holds several."""
        if column is None or column.shape is Shape.TEXT:
            self._do(Put(route, _typed(column, text) if column else _padded(text, old)))
            return
        parts = words_in(text, column.shape)
        if isinstance(old, str):
            if old.strip() not in parts or parts.count(old.strip()) != 1:
                self._do(Put(route, parts[0] if len(parts) == 1 else parts))
                return
            for number, part in enumerate(parts):
                if part != old.strip():
                    self._do(Insert(route, number, part))
            return
        was = [part.strip() for part in old]
        matcher = SequenceMatcher(None, was, parts, autojunk=False)
        for kind, first, last, other_first, other_last in reversed(matcher.get_opcodes()):
            if kind == "equal":
                continue
            both = min(last - first, other_last - other_first)
            for number in range(last - 1, first + both - 1, -1):
                self._do(Delete((*route, number)))
            for step in range(both):
                self._do(Put((*route, first + step), parts[other_first + step]))
            for step in range(both, other_last - other_first):
                self._do(Insert(route, first + step, parts[other_first + step]))

    def _refuse_what_is_private(self, thing: Thing, key: str, written: Any) -> None:
        """Refuse to replace what is not shown in a workbook: nobody who edits one can know of it."""
        shown = _text_in(thing, key)
        parts = [written] if isinstance(written, str) else written if isinstance(written, list) else []
        said = [shown] if isinstance(written, str) else re.split(r"[\n,]", shown)
        plain = [" ".join(part.split()) for part in parts if isinstance(part, str)]
        if "".join(plain).replace(",", "") != "".join(" ".join(part.split()) for part in said).replace(",", ""):
            raise _Refused("the file says more here than a workbook shows, such as an address. Change it in the file")

    # Feelings

    def _feel(self, felt: Felt) -> None:
        now = next(
            (thing for thing in self._things if (thing.stage, thing.field, thing.who) == (felt.stage, CURVE, felt.who)),
            None,
        )
        value = now.values.get(felt.key) if now else None
        text = value.text if value else ""
        if text == felt.said.text:
            return
        if text != felt.was:
            raise _Refused(_conflict(felt.said.text, text, felt.was))
        if value and value.is_locked:
            raise _Refused("this feeling says more than a cell can hold, so it is changed in the file only")
        route = self._list_at(felt.stage, CURVE)
        self._begin_feelings(route, felt)
        self._write_feeling(route, felt)

    def _begin_feelings(self, route: Route, felt: Felt) -> None:
        """Take over the feelings of the map below: what is written here replaces all of them."""
        if self._at(route) is not None or not self._base_items(felt.stage, CURVE):
            return
        thing = next(thing for thing in self._things if (thing.stage, thing.field) == (felt.stage, CURVE))
        home = thing.item.place.home if thing.item else None
        if home is not None:
            self._add_field(felt.stage, CURVE, _with_numbers(home.document.value(home.route)))

    def _write_feeling(self, route: Route, felt: Felt) -> None:
        said, whole = felt.said.text, self._at(route)
        value = _feeling_value(felt.key, said)
        if felt.who and not isinstance(whole, dict):
            kept = (
                {_kind_of(whole): _with_numbers(whole)}
                if isinstance(whole, str)
                else {"change": whole}
                if whole
                else {}
            )
            if said:
                new = {**kept, "by": {felt.who: value}}
                if whole is None:
                    self._add_field(felt.stage, CURVE, new)
                else:
                    self._do(Put(route, new))
            return
        at = (*route, "by", felt.who) if felt.who else route
        old = self._at(at)
        if old is None:
            if felt.who:
                self._do(Add((*route, "by"), felt.who, value))
            else:
                self._add_field(felt.stage, CURVE, value)
        elif isinstance(old, str):
            if _kind_of(old) != felt.key:
                parts = {_kind_of(old): _with_numbers(old), felt.key: value}
                self._do(Put(at, {key: parts[key] for key in ("score", "feeling")}))
            else:
                self._do(Put(at, value) if said else Delete(at))
        elif not said:
            self._do(Delete((*at, felt.key)) if len(old) > 1 else Delete(at))
        elif felt.key in old:
            self._do(Put((*at, felt.key), value))
        else:
            self._do(Add(at, felt.key, value, "score" if "score" in old else None))

    # Lists

    def _remove(self, removed: Removed) -> None:
        thing = self._found.get(removed.thing.number)
        if thing is None:
            return
        if texts_of(thing) != texts_of(removed.thing):
            now, was = _first_difference(thing, removed.thing)
            raise _Refused(
                f"'{short(removed.thing.text)}' is removed here, but was changed in the file since the export: "
                f"'{short(now)}', and '{short(was)}' before. Remove it in the file, or write it here again"
            )
        known = {found.number for found in self._found.values()}
        if any(part.parent == thing.number and part.number not in known for part in self._things):
            raise _Refused(
                f"more was written below '{short(thing.text)}' in the file since the export: look at it there"
            )
        self._take_out(thing)

    def _take_out(self, thing: Thing) -> None:
        route = self._live[thing.number].route
        own = self._list_at(thing.stage, thing.field)
        if route is None or route[:-1] == (*own, "change"):
            if not thing.is_list or thing.parent is not None:
                raise _Refused(f"'{short(thing.text)}' comes from {self._below()}, and is removed there only")
            name = self._name_below(thing)
            if route is not None:
                self._delete(route)
            dropped = self._at((*own, "drop"))
            number = len(dropped) if isinstance(dropped, list) else 1 if dropped else 0
            self._do(Insert((*own, "drop"), number, name))
        else:
            self._delete(route, keeps_empty=thing.parent is None and bool(self._base_items(thing.stage, thing.field)))

    def _delete(self, route: Route, *, keeps_empty: bool = False) -> None:
        """Remove an item or a field, and the list that it leaves empty."""
        above = self._at(route[:-1])
        is_last = isinstance(above, dict | list) and len(above) == 1
        if isinstance(route[-1], int) and is_last and keeps_empty and route[-2] not in _EDITS:
            self._do(Put(route[:-1], []))
        elif is_last and (isinstance(route[-1], int) or route[-1] in _EDITS or route[-2] in _EDITS):
            self._delete(route[:-1])
        else:
            self._do(Delete(route))

    def _order(self, order: Order) -> None:
        if order.parent is not None:
            self._order_parts(order)
            return
        if not self._is_many(order):
            new = next((member for member in order.members if isinstance(member, New)), None)
            if new is not None:
                self._take_single(new)
            return
        members = [self._now(member) for member in order.members]
        present = [member for member in members if member is not None]
        if self._is_laid(order.stage, order.field):
            self._order_laid(order, present)
        else:
            self._order_plain(self._list_at(order.stage, order.field), order, present)

    def _is_many(self, order: Order) -> bool:
        model: type[Written] = Journey if order.stage is None else Stage
        return order.field.startswith(f"{OWN_LANES}.") or order.field in list_fields(model)

    def _now(self, member: Member) -> Member | None:
        return member if isinstance(member, New) else self._found.get(member.number)

    def _take_single(self, new: New) -> None:
        route = self._list_at(new.stage, new.field)
        old = self._at(route)
        now = next((thing for thing in self._things if (thing.stage, thing.field) == (new.stage, new.field)), None)
        if now is not None and now.text == new.said.text:
            return
        if old is not None or now is not None:
            raise _Refused(_conflict(new.said.text, now.text if now else "", ""))
        self._add_field(new.stage, new.field, new.said.text)

    def _order_parts(self, order: Order) -> None:
        parent = self._found.get(order.parent.number) if order.parent else None
        if parent is None:
            raise _Refused(f"'{short(order.parent.text if order.parent else '')}' is no longer in the file")
        new = next(member for member in order.members if isinstance(member, New))
        route = (*self._as_mapping(parent), new.field)
        there = self._at(route)
        number = len(there) if isinstance(there, list) else 1 if there else 0
        self._do(Insert(route, number, _new_value(new)))

    def _order_plain(self, route: Route, order: Order, members: Sequence[Member]) -> None:
        """Bring the things of a list into their order, and new ones to their places."""
        stays = self._staying(route, members)
        before: _Live | None = None
        for member in members:
            live = (
                self._made.setdefault(id(member), _Live(None)) if isinstance(member, New) else self._live[member.number]
            )
            if isinstance(member, New):
                if self._came_meanwhile(member):
                    continue
                number = self._behind(route, before)
                if self._at(route) is None and number == 0:
                    self._add_field(order.stage, order.field, [_new_value(member)])
                else:
                    self._do(Insert(route, number, _new_value(member)))
                live.route = (*route, number)
            elif member.number not in stays:
                self._move(member, live, route, before)
            before = live

    def _staying(self, route: Route, members: Sequence[Member]) -> set[int]:
        """The things that stay where they are while the others go around them: as many as possible."""
        inside = [
            (live.route[-1], member.number)
            for member in members
            if isinstance(member, Thing)
            and (live := self._live[member.number]).route is not None
            and (live.route[:-1] == route or live.route == route)
        ]
        places = [place if isinstance(place, int) else 0 for place, _ in inside]
        tails: list[int] = []
        chains: list[list[int]] = []
        for place, (_, number) in zip(places, inside, strict=True):
            at = bisect_left(tails, place)
            chain = [*(chains[at - 1] if at else []), number]
            if at == len(tails):
                tails.append(place)
                chains.append(chain)
            else:
                tails[at], chains[at] = place, chain
        return set(chains[-1]) if chains else set()

    def _behind(self, route: Route, before: _Live | None) -> int:
        """The number in a list that comes behind one of its items."""
        if before is None or before.route is None:
            return 0
        last = before.route[-1]
        return last + 1 if isinstance(last, int) and before.route[:-1] == route else 1 if before.route == route else 0

    def _move(self, thing: Thing, live: _Live, to: Route, before: _Live | None) -> None:
        route = live.route
        if route is None or (len(route) > 1 and route[-2] == "change"):
            raise _Refused(f"'{short(thing.text)}' comes from {self._below()}, and is moved there only")
        number = self._behind(to, before)
        if not isinstance(route[-1], int):  # a text that stands in the place of its list
            value = self._at(route)
            self._do(Delete(route))
            self._do(Insert(to, number, value))
            live.route = (*to, number)
            return
        source = route[:-1]
        if source == to and route[-1] < number:
            number -= 1
        self._do(Move(route, to, number))
        if self._at(source) == []:
            self._delete(source)

    def _came_meanwhile(self, new: New) -> bool:
        """Whether somebody else has written the same into the file."""
        known = {thing.number for thing in self._found.values()}
        return any(
            (thing.stage, thing.field, thing.text) == (new.stage, new.field, new.said.text)
            and thing.number not in known
            for thing in self._things
        )

    def _order_laid(self, order: Order, members: Sequence[Member]) -> None:
        """Write what is new into a list that says only how it differs from that of the map below."""
        route = self._list_at(order.stage, order.field)
        numbers = [member.position for member in members if isinstance(member, Thing) and member.stage == order.stage]
        if numbers != sorted(numbers):
            raise _Refused(f"the order of what {self._below()} has is changed there only")
        added = (*route, "add")
        count = 0
        for member in members:
            if isinstance(member, New):
                if self._came_meanwhile(member):
                    continue
                self._do(Insert(added, count, _new_value(member)))
                count += 1
                continue
            live = self._live[member.number]
            if live.route is not None and live.route[: len(added)] == added:
                count += 1
            elif member.stage != order.stage or member.field != order.field:
                before = _Live((*added, count - 1)) if count else None
                self._move(member, live, added, before)
                count += 1


def _shifted(route: Route, edit: Edit, before: Any) -> Route | None:
    """Where a thing stands after an edit that stood at a route before it."""
    match edit:
        case Insert(way, number, _):
            if route == way:  # a text that stood in the place of its list
                return (*way, 1 if number == 0 else 0)
            return _renumbered(route, way, number, 1)
        case Delete(way):
            if route[: len(way)] == way:
                return None
            last = way[-1]
            return _renumbered(route, way[:-1], last + 1, -1) if isinstance(last, int) else route
        case Move(way, to, number):
            last = way[-1]
            if not isinstance(last, int):
                return None
            target = _renumbered(to, way[:-1], last + 1, -1)
            if route[: len(way)] == way:
                return (*target, number, *route[len(way) :])
            return _renumbered(_renumbered(route, way[:-1], last + 1, -1), target, number, 1)
        case _:
            return route


def _renumbered(route: Route, way: Route, first: int, by: int) -> Route:
    """A route whose number in one list counts others more, or less, from a number on."""
    at = len(way)
    if len(route) <= at or route[:at] != way:
        return route
    number = route[at]
    return (*way, number + by, *route[at + 1 :]) if isinstance(number, int) and number >= first else route


def _place_of(order: Order, changes: Changes) -> str:
    for member in order.members:
        if isinstance(member, New):
            return member.said.at
        if member.number in changes.moved and changes.moved[member.number][:2] == (order.stage, order.field):
            return changes.moved[member.number][2]
    return f"the order of {order.field}{f' at {order.stage}' if order.stage else ''}"


def _conflict(text: str, now: str, was: str) -> str:
    said = f"'{short(text)}' here" if text else "emptied here"
    other = f"'{short(now)}'" if now else "nothing"
    before = f"'{short(was)}'" if was else "nothing"
    return (
        f"{said}, but the file says {other} since the export, where it said {before}. "
        "Write the one that holds at both places"
    )


def _first_difference(thing: Thing, other: Thing) -> tuple[str, str]:
    now, was = texts_of(thing), texts_of(other)
    key = next(key for key in (*now, *was) if now.get(key) != was.get(key))
    return now.get(key, ""), was.get(key, "")


def _text_in(thing: Thing, key: str) -> str:
    return thing.values[key].text if key in thing.values else ""


def _text_key(model: type[Written]) -> str:
    name = model.stands_for or ""
    return model.model_fields[name].alias or name


def _after(model: type[Written], key: str, written: Mapping[str, Any]) -> str | None:
    """The last of the keys that are written which come before one, as the format lists them."""
    keys = list(keys_of(model))
    earlier = keys[: keys.index(key)] if key in keys else []
    if model is Journey:
        earlier = [each for each in earlier if each != "stages"]
    return next((each for each in reversed(earlier) if each in written), None)


def _padded(text: str, old: Any) -> str:
    """A text with the space around it that the one before has, such as the break behind a block of lines."""
    if not isinstance(old, str) or not old.strip():
        return text
    begin, end = len(old) - len(old.lstrip()), len(old.rstrip())
    return f"{old[:begin]}{text}{old[end:]}"


def _typed(column: Column | None, text: str) -> Any:
    """A text of a cell as the value that it is written as."""
    if column is None:
        return text
    if column.shape is not Shape.TEXT:
        parts = words_in(text, column.shape)
        return parts[0] if len(parts) == 1 else parts
    if column.is_number and _NUMBER.fullmatch(text):
        return _number(text)
    return text == "true" if "true" in column.words and text in ("true", "false") else text


def _number(text: str) -> int | float | str:
    number: int | float = float(text) if "." in text else int(text)
    return number if str(number) == text else text


def _kind_of(feeling: str) -> str:
    return "score" if all(sign in "0123456789.,/+-− " for sign in feeling) else "feeling"


def _feeling_value(key: str, text: str) -> Any:
    if key == "score":
        return _number(text) if _NUMBER.fullmatch(text) else text
    parts = words_in(text, Shape.WORDS)
    return parts[0] if len(parts) == 1 else parts


def _with_numbers(data: Any) -> Any:
    """Feelings as data whose scores are numbers, so that they are written without quotes."""
    if isinstance(data, dict):
        return {key: _with_numbers(part) for key, part in data.items()}
    if isinstance(data, list):
        return [_with_numbers(part) for part in data]
    return _number(data) if isinstance(data, str) and _NUMBER.fullmatch(data) else data


def _new_value(new: New) -> Any:
    """What is written for something new: its text alone, if nothing more is said."""
    if new.model is None or new.model not in SHEETS:
        return new.said.text
    values: dict[str, Said] = {_text_key(new.model) if key == TEXT else key: said for key, said in new.values.items()}
    if len(values) == 1:
        return new.said.text
    columns = {column.key: column for column in columns_of(new.model)}
    return {
        key: _typed(columns.get(key), as_said(new.model, key, values[key].text))
        for key in keys_of(new.model)
        if key in values
    }
