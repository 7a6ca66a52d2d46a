"""Build the draft of a map from the stages that were found, and everything in and around them."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.importing.draft import Cell, DraftMap, Entry
from journeymap.importing.meaning.labels import home_on_stage
from journeymap.importing.readers.nested.beside import declare_personas, say_of_map
from journeymap.importing.readers.nested.found import Found
from journeymap.importing.readers.nested.lanes import say_lane, say_record
from journeymap.importing.readers.nested.map_in_making import MapInMaking
from journeymap.importing.readers.nested.names import title_among
from journeymap.importing.readers.nested.node import Node
from journeymap.importing.readers.nested.personas import is_for
from journeymap.importing.readers.nested.statements import say_of_stage


def made_map(found: Found, key: Cell | None, around: Sequence[tuple[Cell, Node]], entries: list[Entry]) -> DraftMap:
    """Return the map whose stages were found under a key. `around` are the entries beside that key."""
    making = MapInMaking(entries, stages=[*found.stages])
    beside, whose = [*found.beside, *around], None
    if key is not None and is_for(key):
        whose = Node(Cell("", key.where), entries=found.beside)
        beside = [*around]
    if whose is not None:
        declare_personas(making, key or whose.cell, whose)
        making.title = next((thing.name for thing in making.things), None)
    making.title = making.title or title_among(beside)
    making.in_order = _in_order(beside, len(found.stages))
    for name, part in found.lanes:
        say_lane(making, name, part)
    for name, part in sorted(beside, key=lambda entry: not is_for(entry[0])):
        say_of_map(making, name, part)
    for record in found.records:
        say_record(making, record)
    for number, stage in enumerate(found.stages):
        say_of_stage(making, number, stage.content)
    return making.draft()


def _in_order(beside: Sequence[tuple[Cell, Node]], stages: int) -> list[Cell]:
    """Return the keys of lists with one item per stage, if there are several and no shorter or longer ones."""
    lists = [
        (key, value)
        for key, value in beside
        if value.is_list and home_on_stage(key.text) and not value.items[0].is_mapping and not is_for(key)
    ]
    fit = len(lists) > 1 and all(len(value.items) == stages for _, value in lists)
    return [key for key, _ in lists] if fit else []
