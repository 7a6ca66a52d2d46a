"""Compare the map cell by cell, and recognize what was moved between cells."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.exporting.workbook.record import MAP
from journeymap.exporting.workbook.things import SHEETS, TEXT, Thing, is_score, map_cell
from journeymap.importing.update.book import REFUSED, Said, Slot
from journeymap.importing.update.changes import Felt, Member, New
from journeymap.importing.update.comparing.comparison import CellKey, Comparison
from journeymap.importing.update.comparing.kinds import model_of
from journeymap.importing.update.comparing.pairing import in_order, paired
from journeymap.model.emotion import Emotion
from journeymap.model.stage_fields import CURVE


def compare_cell(comparison: Comparison, cell: CellKey, slots: Sequence[Slot]) -> None:
    stage, lane = cell
    things = _things_of(comparison, stage, lane)
    if things and things[0].model is Emotion:
        _compare_feeling(comparison, things[0], slots)
        return
    if lane == CURVE:
        if slots and stage:
            key = "score" if is_score(slots[0].said.text) else "feeling"
            comparison.found.felt.append(Felt(stage, "", key, "", slots[0].said))
        return
    slots = [_with_old_text(slot, things) if slot.said.text == REFUSED else slot for slot in in_order(slots)]
    pairs = paired(things, slots)
    members: list[Member] = []
    for slot in slots:
        thing = pairs.get(id(slot))
        if thing is not None:
            comparison.on_map[thing.number] = slot.said
            members.append(thing)
        elif slot.said.text != REFUSED:
            members.append(_new(comparison, stage, lane, things, slot.said))
    kept = {thing.number for thing in pairs.values()}
    for thing in things:
        if thing.number not in kept:
            comparison.gone[thing.number] = _place_of(comparison, stage, thing)
    comparison.orders[cell] = members


def _things_of(comparison: Comparison, stage: str | None, lane: str) -> list[Thing]:
    """Return the things that a cell held when it was exported."""
    return [
        thing
        for thing in comparison.book.record.things
        if thing.stage == stage and thing.field == lane and thing.parent is None and not thing.who
        # on the sheet about the map, things with a sheet of their own have no cells
        if stage is not None or thing.model not in SHEETS
    ]


def _with_old_text(slot: Slot, things: Sequence[Thing]) -> Slot:
    """Return a refused slot with the text that its line had, so that its thing does not seem to be gone."""
    if slot.number is None or slot.number >= len(things):
        return slot
    return slot._replace(said=slot.said._replace(text=map_cell(things[slot.number])[0]))


def _place_of(comparison: Comparison, stage: str | None, thing: Thing) -> str:
    where = f"sheet '{MAP}'" if stage is not None else "sheet 'About the map'"
    lane = comparison.book.record.lanes.get(thing.field, thing.field)
    return f"{where}, {lane}{' at ' + comparison.book.record.stages[stage] if stage else ''}"


def _new(comparison: Comparison, stage: str | None, lane: str, things: Sequence[Thing], said: Said) -> New:
    model = things[0].model if things else model_of(stage, lane)
    new = New(model, stage, lane, {TEXT: said})
    comparison.found.new.append(new)
    return new


def _compare_feeling(comparison: Comparison, thing: Thing, slots: Sequence[Slot]) -> None:
    text, is_locked = map_cell(thing)
    said = slots[0].said if slots else Said("", _place_of(comparison, thing.stage, thing))
    if said.text in (text, REFUSED):
        return
    if is_locked:
        comparison.refuse(f"{said.at}: this feeling says more than one thing. Change it on the sheet 'Feelings'.")
    else:
        key = next(iter(thing.values))
        comparison.found.felt.append(Felt(thing.stage or "", "", key, text, said))


def pair_moved(comparison: Comparison) -> None:
    """Treat a text that is gone from one cell and new in another as moved."""
    for new in list(comparison.found.new):
        for number, _ in list(comparison.gone.items()):
            thing = comparison.things[number]
            is_same_kind = thing.model is new.model and (thing.model is not None or thing.field == new.field)
            if is_same_kind and new.stage is not None and map_cell(thing)[0] == new.said.text:
                del comparison.gone[number]
                comparison.found.new.remove(new)
                comparison.found.moved[number] = (new.stage, new.field, new.said.at)
                members = comparison.orders[(new.stage, new.field)]
                members[members.index(new)] = thing
                comparison.on_map[number] = new.said
                break
