"""Find the things of a workbook again in files that may have changed since it was exported."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from difflib import SequenceMatcher

from journeymap.exporting.workbook.things import TEXT, Thing
from journeymap.importing.update.changes import Changes


def current_things(then: Sequence[Thing], now: Sequence[Thing], changes: Changes) -> dict[int, Thing]:
    """Return the current thing for each that was exported, by number, without those that are gone.

    Some changes may have been brought back before, so things may already have their new names and places.
    """
    wanted = {change.thing.number: change.said.text for change in changes.changed if change.key == TEXT}
    arrived = {(new.stage, new.field, new.said.text) for new in changes.new}
    found: dict[int, Thing] = {}
    by_parent_then, by_parent_now = _by_parent(then), _by_parent(now)
    for parent in [None, *(thing.number for thing in then)]:
        if parent is not None and parent not in found:
            continue
        today = found[parent].number if parent is not None else None
        cells = _cells(by_parent_now.get(today, ()))
        for cell, things in _cells(by_parent_then.get(parent, ())).items():
            found |= _matched(things, cells.get(cell, []), wanted, arrived)
        if parent is None:
            found |= _moved(then, now, found, wanted, changes)
    return found


def _moved(
    then: Sequence[Thing], now: Sequence[Thing], found: Mapping[int, Thing], wanted: Mapping[int, str], changes: Changes
) -> dict[int, Thing]:
    """Return the things that are already where people moved them."""
    taken = {thing.number for thing in found.values()}
    moved: dict[int, Thing] = {}
    for thing in then:
        if thing.number in found or thing.number not in changes.moved:
            continue
        stage, lane, _ = changes.moved[thing.number]
        for other in now:
            is_there = (other.stage, other.field, other.parent) == (stage, lane, None)
            if is_there and other.number not in taken and other.text in (thing.text, wanted.get(thing.number)):
                moved[thing.number] = other
                taken.add(other.number)
                break
    return moved


def _by_parent(things: Sequence[Thing]) -> dict[int | None, list[Thing]]:
    below: dict[int | None, list[Thing]] = {}
    for thing in things:
        below.setdefault(thing.parent, []).append(thing)
    return below


def _cells(things: Sequence[Thing]) -> dict[tuple[str | None, str, str], list[Thing]]:
    cells: dict[tuple[str | None, str, str], list[Thing]] = {}
    for thing in things:
        cells.setdefault((thing.stage, thing.field, thing.who), []).append(thing)
    return cells


def _matched(
    then: Sequence[Thing],
    now: Sequence[Thing],
    wanted: Mapping[int, str],
    arrived: Container[tuple[str | None, str, str]],
) -> dict[int, Thing]:
    """Match equal things first, then those with the same id or text, then those at the same place between them."""
    found: dict[int, Thing] = {}
    for mark in (_whole, _id, _text):
        _match_by(mark, then, now, found)
    _match_renamed(then, now, wanted, found)
    _match_by_place(then, [thing for thing in now if (thing.stage, thing.field, thing.text) not in arrived], found)
    return found


def _match_renamed(
    then: Sequence[Thing], now: Sequence[Thing], wanted: Mapping[int, str], found: dict[int, Thing]
) -> None:
    """Match the things that already have the texts that people want for them."""
    for thing in then:
        if thing.number in found or thing.number not in wanted:
            continue
        taken = {other.number for other in found.values()}
        for other in now:
            if other.text == wanted[thing.number] and other.number not in taken:
                found[thing.number] = other
                break


def _match_by_place(then: Sequence[Thing], now: Sequence[Thing], found: dict[int, Thing]) -> None:
    """Match the things that are between the same neighbors, if as many are left on both sides."""
    taken = {thing.number for thing in found.values()}
    left = [thing for thing in then if thing.number not in found]
    last = max((thing.position for thing in now), default=-1)
    for thing in left:
        others = [other for other in now if other.number not in taken]
        if len(left) != len(others):
            return
        neighbors = [(other.position, found[other.number].position) for other in then if other.number in found]
        start = max((place for position, place in neighbors if position < thing.position), default=-1)
        stop = min((place for position, place in neighbors if position > thing.position), default=last + 1)
        if between := [other for other in others if start < other.position < stop]:
            found[thing.number] = between[0]
            taken.add(between[0].number)


def _match_by(
    mark: Callable[[Thing], object], then: Sequence[Thing], now: Sequence[Thing], found: dict[int, Thing]
) -> None:
    taken = {thing.number for thing in found.values()}
    old = [thing for thing in then if thing.number not in found and mark(thing) is not None]
    new = [thing for thing in now if thing.number not in taken and mark(thing) is not None]
    matcher = SequenceMatcher(None, [mark(thing) for thing in old], [mark(thing) for thing in new], autojunk=False)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            found[old[block.a + step].number] = new[block.b + step]
            taken.add(new[block.b + step].number)
    for thing in old:
        if thing.number not in found:
            same = next((other for other in new if other.number not in taken and mark(other) == mark(thing)), None)
            if same is not None:
                found[thing.number] = same
                taken.add(same.number)


def _whole(thing: Thing) -> object:
    return tuple(sorted(texts_of(thing).items()))


def _id(thing: Thing) -> object:
    value = thing.values.get("id")
    return value.text if value else None


def _text(thing: Thing) -> object:
    return thing.values[TEXT].text if TEXT in thing.values else None


def texts_of(thing: Thing) -> Mapping[str, str]:
    """Return the texts of a thing by key."""
    return {key: value.text for key, value in thing.values.items()}
