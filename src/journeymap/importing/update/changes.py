"""What people changed in a workbook, held against what it held when it was exported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from journeymap.exporting.workbook.record import MAP
from journeymap.exporting.workbook.things import SHEETS, TEXT, Thing, columns_of, is_score, key_on_map, map_cell
from journeymap.importing.update.book import REFUSED, EditedBook, Row, Said, Slot, short
from journeymap.model.base import Written
from journeymap.model.emotion import Emotion
from journeymap.model.journey import DropOff, Moment, Opportunity, Pain, Touchpoint
from journeymap.model.stage_fields import CURVE, OWN_LANES, TEXT_LANES
from journeymap.model.values import Metric, Saying
from journeymap.source import Route


@dataclass(frozen=True, slots=True, eq=False)
class Changed:
    """Another value in a field of a thing; an empty one where it was removed."""

    thing: Thing
    key: str
    said: Said


@dataclass(frozen=True, slots=True, eq=False)
class Removed:
    """A thing that is gone from the workbook."""

    thing: Thing
    at: str


@dataclass(slots=True, eq=False)
class New:
    """A thing that is new in the workbook."""

    model: type[Written] | None
    stage: str | None
    field: str
    values: dict[str, Said]
    parent: Thing | None = None

    @property
    def said(self) -> Said:
        return self.values[TEXT]


@dataclass(frozen=True, slots=True, eq=False)
class Felt:
    """What somebody feels at a stage, written otherwise."""

    stage: str
    who: str
    key: str
    was: str
    said: Said


Member = Thing | New


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """The things of a list as they shall stand, where one came in, or where they stand otherwise."""

    stage: str | None
    field: str
    members: tuple[Member, ...]
    parent: Thing | None = None


@dataclass(slots=True, eq=False)
class Changes:
    """Everything that people changed."""

    changed: list[Changed] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    moved: dict[int, tuple[str | None, str, str]] = field(default_factory=dict)
    """The stage and field to which things went, and where the workbook says so, by their numbers."""
    new: list[New] = field(default_factory=list)
    felt: list[Felt] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many things people did."""
        return len(self.changed) + len(self.removed) + len(self.moved) + len(self.new) + len(self.felt)

    def place_of(self, route: Route) -> str:
        """The cell whose change stands at a route of the file, as far as one can tell."""
        for new in self.new:
            if route[: 2 if new.stage else 0] == (("stages", new.stage) if new.stage else ()) and new.field in route:
                return new.said.at
        for change in self.changed:
            thing = change.thing
            is_there = thing.stage is None or route[:2] == ("stages", thing.stage)
            if is_there and (change.key in route or (change.key == TEXT and thing.field in route)):
                return change.said.at
        return ""


def changes_in(book: EditedBook) -> Changes:
    """Return what was changed. What cannot be placed is added to the refusals of the book."""
    return _Comparison(book).changes()


_Cell = tuple[str | None, str]


class _Comparison:
    def __init__(self, book: EditedBook) -> None:
        self._book = book
        self._things = {thing.number: thing for thing in book.record.things}
        self._found = Changes()
        self._on_map: dict[int, Said] = {}
        """The texts of things as the map has them now."""
        self._gone: dict[int, str] = {}
        """The things that the map has no longer."""
        self._orders: dict[_Cell, list[Member]] = {}

    def changes(self) -> Changes:
        for cell, slots in self._book.cells.items():
            self._compare_cell(cell, slots)
        self._pair_moved()
        self._compare_rows()
        self._take_new_rows()
        self._settle()
        self._compare_feelings()
        return self._found

    def _refuse(self, message: str) -> None:
        self._book.refusals.append(message)

    # The map, cell by cell

    def _compare_cell(self, cell: _Cell, slots: Sequence[Slot]) -> None:
        stage, lane = cell
        things = [
            thing
            for thing in self._book.record.things
            if thing.stage == stage and thing.field == lane and thing.parent is None and not thing.who
        ]
        if stage is None:
            things = [thing for thing in things if thing.model not in SHEETS]
        if things and things[0].model is Emotion:
            self._compare_feeling(things[0], slots)
            return
        if lane == CURVE:
            self._feel(stage, "", slots[0].said) if slots and stage else None
            return
        slots = _in_order(slots)
        slots = [
            slot._replace(said=slot.said._replace(text=map_cell(things[slot.number])[0]))
            if slot.said.text == REFUSED and slot.number is not None and slot.number < len(things)
            else slot
            for slot in slots
        ]
        pairs = _paired(things, slots)
        members: list[Member] = []
        for slot in slots:
            thing = pairs.get(id(slot))
            if thing is not None:
                self._on_map[thing.number] = slot.said
                members.append(thing)
            elif slot.said.text != REFUSED:
                members.append(self._new(stage, lane, things, slot.said))
        kept = {thing.number for thing in pairs.values()}
        for thing in things:
            if thing.number not in kept:
                self._gone[thing.number] = self._place_of(stage, thing)
        self._orders[cell] = members

    def _place_of(self, stage: str | None, thing: Thing) -> str:
        where = f"sheet '{MAP}'" if stage is not None else "sheet 'About the map'"
        lane = self._book.record.lanes.get(thing.field, thing.field)
        return f"{where}, {lane}{' at ' + self._book.record.stages[stage] if stage else ''}"

    def _new(self, stage: str | None, lane: str, things: Sequence[Thing], said: Said) -> New:
        model = things[0].model if things else _model_of(stage, lane)
        new = New(model, stage, lane, {TEXT: said})
        self._found.new.append(new)
        return new

    def _compare_feeling(self, thing: Thing, slots: Sequence[Slot]) -> None:
        text, is_locked = map_cell(thing)
        said = slots[0].said if slots else Said("", self._place_of(thing.stage, thing))
        if said.text in (text, REFUSED):
            return
        if is_locked:
            self._refuse(f"{said.at}: this feeling says more than one thing. Change it on the sheet 'Feelings'.")
        else:
            key = next(iter(thing.values))
            self._found.felt.append(Felt(thing.stage or "", "", key, text, said))

    def _feel(self, stage: str | None, who: str, said: Said) -> None:
        key = "score" if is_score(said.text) else "feeling"
        self._found.felt.append(Felt(stage or "", who, key, "", said))

    def _pair_moved(self) -> None:
        """Take a text that is gone from one cell and stands anew in another for one that was moved."""
        for new in list(self._found.new):
            for number, _ in list(self._gone.items()):
                thing = self._things[number]
                is_same_kind = thing.model is new.model and (thing.model is not None or thing.field == new.field)
                if is_same_kind and new.stage is not None and map_cell(thing)[0] == new.said.text:
                    del self._gone[number]
                    self._found.new.remove(new)
                    self._found.moved[number] = (new.stage, new.field, new.said.at)
                    members = self._orders[(new.stage, new.field)]
                    members[members.index(new)] = thing
                    self._on_map[number] = new.said
                    break

    # The sheets of things

    def _compare_rows(self) -> None:
        for thing in self._book.record.things:
            if thing.model not in self._book.kinds or thing.model not in SHEETS:
                continue
            row = self._book.rows.get(thing.number)
            if row is None:
                self._row_is_gone(thing)
            else:
                self._compare_row(thing, row)

    def _row_is_gone(self, thing: Thing) -> None:
        said = self._on_map.get(thing.number)
        sheet = SHEETS[thing.model] if thing.model else ""
        if thing.number in self._found.moved or (said and said.text != map_cell(thing)[0]):
            at = said.at if said else ""
            self._refuse(f"{at}: '{short(thing.text)}' was changed here, but its line on the sheet '{sheet}' is gone.")
        self._gone.setdefault(thing.number, f"sheet '{sheet}', the line of '{short(thing.text)}'")

    def _compare_row(self, thing: Thing, row: Row) -> None:
        differing = [key for key, said in row.fields.items() if _differs(thing, key, said)]
        if thing.number in self._gone:
            if differing:
                told = row.fields[differing[0]].at
                self._refuse(
                    f"{told}: '{short(thing.text)}' was changed here, but on the map its cell is empty. "
                    "Write it there again, or delete its line here."
                )
            return
        for key in differing:
            self._change(thing, key, row.fields[key])
        if row.stage not in (thing.stage, "\0"):
            self._move_by_row(thing, row)

    def _move_by_row(self, thing: Thing, row: Row) -> None:
        if thing.number in self._found.moved and self._found.moved[thing.number][0] != row.stage:
            self._refuse(f"{row.at}: '{short(thing.text)}' went to another stage here than on the map.")
            return
        if thing.parent is not None:
            parent = self._things[thing.parent]
            self._refuse(f"{row.at}: '{short(thing.text)}' belongs to '{short(parent.text)}', and moves only with it.")
            return
        if row.stage is None or thing.stage is None:
            self._refuse(f"{row.at}: '{short(thing.text)}' cannot go between a stage and the journey as a whole here.")
            return
        if thing.number not in self._found.moved:
            self._found.moved[thing.number] = (row.stage, thing.field, row.at)
            there = self._members(row.stage, thing.field)
            there.append(thing)
            here = self._orders.get((thing.stage, thing.field))
            if here and thing in here:
                here.remove(thing)

    def _members(self, stage: str | None, lane: str) -> list[Member]:
        """The things of a cell, which need not be on the map."""
        if (stage, lane) not in self._orders:
            self._orders[(stage, lane)] = [
                thing
                for thing in self._book.record.things
                if thing.stage == stage and thing.field == lane and thing.parent is None and not thing.who
            ]
        return self._orders[(stage, lane)]

    def _change(self, thing: Thing, key: str, said: Said) -> None:
        value = thing.values.get(key)
        if value and value.is_locked:
            self._refuse(
                f"{said.at}: '{short(value.text)}' says more than a cell can hold, so it is changed in the file only."
            )
            return
        if key == TEXT and not said.text:
            self._refuse(
                f"{said.at}: nothing stands here, where a text is needed. To remove it, delete the whole line."
            )
            return
        if key == key_on_map(thing) and thing.number in self._on_map:
            on_map = self._on_map[thing.number]
            if on_map.text not in (map_cell(thing)[0], said.text):
                self._refuse(
                    f"{said.at}: '{short(said.text)}' here, but '{short(on_map.text)}' at {on_map.at}. "
                    "Write the same at both places."
                )
            self._on_map[thing.number] = said
            return
        self._found.changed.append(Changed(thing, key, said))

    def _take_new_rows(self) -> None:
        for row in self._book.new_rows:
            said = row.fields.get(TEXT)
            if said is None or not said.text or said.text == REFUSED:
                self._refuse(f"{row.at}: a new line needs a text. Nobody can tell what this one is.")
                continue
            values = {key: value for key, value in row.fields.items() if value.text and value.text != REFUSED}
            lane = _HOME[row.model] if row.model is not Saying else row.lane
            if lane is None:
                self._refuse(f"{row.at}: a new text needs the lane that it belongs to.")
                continue
            parent = self._parent(row) if row.parent else None
            if row.parent and parent is None:
                self._refuse(
                    f"{row.at}: nobody can tell what '{short(row.parent)}' is that this belongs to. "
                    "Leave that cell empty, or write the text of one thing of the stage."
                )
                continue
            self._take_new(row, lane, parent, values)

    def _take_new(self, row: Row, lane: str, parent: Thing | None, values: dict[str, Said]) -> None:
        twin = next(
            (
                new
                for new in self._found.new
                if parent is None
                and (new.stage, new.field) == (row.stage, lane)
                and new.said.text in (values[TEXT].text, values.get("name", values[TEXT]).text)
                and len(new.values) == 1
            ),
            None,
        )
        if twin is not None:  # written on the map and in a line
            twin.values |= values
            return
        new = New(row.model, row.stage, _LISTS_IN[row.model] if parent else lane, values, parent)
        self._found.new.append(new)
        if parent is not None:
            members: list[Member] = [
                thing
                for thing in self._book.record.things
                if thing.parent == parent.number and thing.field == new.field
            ]
            self._found.orders.append(Order(row.stage, new.field, (*members, new), parent))
        elif row.stage is None:
            self._members(None, lane).append(new)
        else:
            self._members(row.stage, lane).append(new)

    def _parent(self, row: Row) -> Thing | None:
        """The one thing of a stage that is called so, and may hold what the line says."""
        found = [
            thing
            for thing in self._book.record.things
            if thing.stage == row.stage
            and thing.text == row.parent
            and thing.model in _HOLDERS.get(row.model, ())
            and thing.number not in self._gone
        ]
        return found[0] if len(found) == 1 else None

    # All of it

    def _settle(self) -> None:
        for number, said in self._on_map.items():
            thing = self._things[number]
            text, is_locked = map_cell(thing)
            if number in self._gone or said.text in (text, REFUSED):
                continue
            if is_locked:
                self._refuse(
                    f"{said.at}: '{short(text)}' says more than a cell can hold, so it is changed in the file only."
                )
            else:
                self._found.changed.append(Changed(thing, key_on_map(thing), said))
        for number, at in self._gone.items():
            thing = self._things[number]
            if map_cell(thing)[1] and thing.model not in SHEETS:
                self._refuse(f"{at}: '{short(thing.text)}' is shown for reading here: it is removed in the file only.")
            elif not _within(thing, self._gone, self._things):
                self._found.removed.append(Removed(thing, at))
        for (stage, lane), members in self._orders.items():
            left = [member for member in members if isinstance(member, New) or member.number not in self._gone]
            if self._is_otherwise(stage, lane, left):
                self._found.orders.append(Order(stage, lane, tuple(left)))

    def _is_otherwise(self, stage: str | None, lane: str, members: Sequence[Member]) -> bool:
        """Whether more is different about a cell than that something is gone."""
        if any(isinstance(member, New) for member in members):
            return True
        numbers = [member.number for member in members if isinstance(member, Thing)]
        foreign = any((self._things[number].stage, self._things[number].field) != (stage, lane) for number in numbers)
        return foreign or numbers != sorted(numbers)

    def _compare_feelings(self) -> None:
        felt = {(thing.stage, thing.who): thing for thing in self._things.values() if thing.model is Emotion}
        by_map = {(change.stage, change.who, change.key): change for change in self._found.felt}
        for (stage, who), fields in self._book.feelings.items():
            thing = felt.get((stage, who))
            for key, said in fields.items():
                value = thing.values.get(key) if thing else None
                was = value.text if value else ""
                if said.text in (was, REFUSED):
                    continue
                if value and value.is_locked:
                    self._refuse(
                        f"{said.at}: this feeling says more than a cell can hold: it is changed in the file only."
                    )
                elif (other := by_map.get((stage, who, key))) and other.said.text != said.text:
                    self._refuse(f"{said.at}: '{short(said.text)}' here, but '{short(other.said.text)}' on the map.")
                elif other is None:
                    self._found.felt.append(Felt(stage, who, key, was, said))


_HOME: Mapping[type[Written], str] = {
    Touchpoint: "touchpoints",
    Pain: "pains",
    Opportunity: "opportunities",
    Moment: "moments",
    DropOff: "drop_offs",
    Metric: "metrics",
}
"""The list of a stage in which a new thing of a kind belongs."""
_HOLDERS: Mapping[type[Written], tuple[type[Written], ...]] = {
    Pain: (Touchpoint,),
    Opportunity: (Pain, DropOff),
    Metric: (Touchpoint,),
}
"""What a thing of a kind can belong to."""
_LISTS_IN: Mapping[type[Written], str] = {Pain: "pains", Opportunity: "answers", Metric: "metrics"}


def _model_of(stage: str | None, lane: str) -> type[Written] | None:
    """What kind of thing a lane holds."""
    for model, home in _HOME.items():
        if home == lane:
            return model
    return Saying if stage is not None and (lane in TEXT_LANES or lane.startswith(f"{OWN_LANES}.")) else None


def _in_order(slots: Sequence[Slot]) -> list[Slot]:
    """The slots of a cell as they stand; if somebody sorted the sheet, as they stood."""
    numbers = [slot.number for slot in slots if slot.number is not None]
    if numbers == sorted(numbers):
        return list(slots)
    return sorted(slots, key=lambda slot: (slot.number is None, slot.number or 0))


def _paired(things: Sequence[Thing], slots: Sequence[Slot]) -> dict[int, Thing]:
    """Which slot holds which thing: by its text, then by the line in which it stood."""
    pairs: dict[int, Thing] = {}
    texts = [map_cell(thing)[0] for thing in things]
    left = set(range(len(things)))
    matcher = SequenceMatcher(None, texts, [slot.said.text for slot in slots], autojunk=False)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            pairs[id(slots[block.b + step])] = things[block.a + step]
            left.discard(block.a + step)
    for slot in slots:
        same = next((number for number in sorted(left) if texts[number] == slot.said.text), None)
        if id(slot) not in pairs and same is not None:
            pairs[id(slot)] = things[same]
            left.discard(same)
    for slot in slots:
        if id(slot) not in pairs and slot.number in left:
            pairs[id(slot)] = things[slot.number]
            left.discard(slot.number)
    return pairs


def _differs(thing: Thing, key: str, said: Said) -> bool:
    if said.text == REFUSED:
        return False
    value = thing.values.get(key)
    return as_said(thing.model, key, said.text) != (value.text if value else "")


def as_said(model: type[Written] | None, key: str, text: str) -> str:
    """A text of a cell as the format writes it: spreadsheets show a yes or no in capitals."""
    columns = columns_of(model) if model in SHEETS and model is not None else ()
    column = next((column for column in columns if column.key == key), None)
    return text.lower() if column and column.words and text in ("TRUE", "FALSE") else text


def _within(thing: Thing, gone: Iterable[int], things: Mapping[int, Thing]) -> bool:
    """Whether a thing goes with one that it is part of."""
    numbers = set(gone)
    parent = thing.parent
    while parent is not None:
        if parent in numbers:
            return True
        parent = things[parent].parent
    return False
