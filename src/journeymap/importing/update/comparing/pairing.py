"""Pair the lines of a cell with the things that it held."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from journeymap.exporting.workbook.things import Thing, map_cell
from journeymap.importing.update.book import Slot


def in_order(slots: Sequence[Slot]) -> list[Slot]:
    """Return the slots of a cell in the order of the sheet, or in their old order if somebody has sorted the sheet."""
    numbers = [slot.number for slot in slots if slot.number is not None]
    if numbers == sorted(numbers):
        return list(slots)
    return sorted(slots, key=lambda slot: (slot.number is None, slot.number or 0))


def paired(things: Sequence[Thing], slots: Sequence[Slot]) -> dict[int, Thing]:
    """Return the thing in each slot, found by its text, else by the line that it was in."""
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
