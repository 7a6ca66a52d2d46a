"""Reconcile what the map and the sheets of things say about the same things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from journeymap.exporting.workbook.things import SHEETS, Thing, key_on_map, map_cell
from journeymap.importing.update.book import REFUSED
from journeymap.importing.update.changes import Changed, Member, New, Order, Removed
from journeymap.importing.update.comparing.comparison import Comparison
from journeymap.importing.update.excerpt import excerpt


def reconcile(comparison: Comparison) -> None:
    for number, said in comparison.on_map.items():
        thing = comparison.things[number]
        text, is_locked = map_cell(thing)
        if number in comparison.gone or said.text in (text, REFUSED):
            continue
        if is_locked:
            comparison.refuse(
                f"{said.at}: '{excerpt(text)}' says more than a cell can hold, so it is changed in the file only."
            )
        else:
            comparison.found.changed.append(Changed(thing, key_on_map(thing), said))
    for number, at in comparison.gone.items():
        thing = comparison.things[number]
        if map_cell(thing)[1] and thing.model not in SHEETS:
            comparison.refuse(
                f"{at}: '{excerpt(thing.text)}' is shown for reading here: it is removed in the file only."
            )
        elif not _within(thing, comparison.gone, comparison.things):
            comparison.found.removed.append(Removed(thing, at))
    for (stage, lane), members in comparison.orders.items():
        left = [member for member in members if isinstance(member, New) or member.number not in comparison.gone]
        if _is_otherwise(comparison, stage, lane, left):
            comparison.found.orders.append(Order(stage, lane, tuple(left)))


def _is_otherwise(comparison: Comparison, stage: str | None, lane: str, members: Sequence[Member]) -> bool:
    """Return whether a cell changed in more than that something is gone."""
    if any(isinstance(member, New) for member in members):
        return True
    numbers = [member.number for member in members if isinstance(member, Thing)]
    foreign = any(
        (comparison.things[number].stage, comparison.things[number].field) != (stage, lane) for number in numbers
    )
    return foreign or numbers != sorted(numbers)


def _within(thing: Thing, gone: Iterable[int], things: Mapping[int, Thing]) -> bool:
    """Return whether a thing is gone because it is part of one that is."""
    numbers = set(gone)
    parent = thing.parent
    while parent is not None:
        if parent in numbers:
            return True
        parent = things[parent].parent
    return False
