"""Build the draft of a map from the stages that were found, and everything in and around them."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.importing.draft import Cell, DraftMap, Entry
from journeymap.importing.meaning.labels import home_on_stage
from journeymap.importing.readers.nested.found_stages import FoundStages
from journeymap.importing.readers.nested.lanes import add_lane, add_row
from journeymap.importing.readers.nested.map_builder import MapBuilder
from journeymap.importing.readers.nested.map_entries import add_map_entry, declare_personas
from journeymap.importing.readers.nested.names import title_among
from journeymap.importing.readers.nested.node import Node
from journeymap.importing.readers.nested.personas import is_for
from journeymap.importing.readers.nested.statements import add_stage


def map_of(found: FoundStages, key: Cell | None, around: Sequence[tuple[Cell, Node]], entries: list[Entry]) -> DraftMap:
    """Return the map whose stages were found under a key. `around` are the entries beside that key."""
    builder = MapBuilder(entries, stages=[*found.stages])
    beside, whose = [*found.beside, *around], None
    if key is not None and is_for(key):
        whose = Node(Cell("", key.where), entries=found.beside)
        beside = [*around]
    if whose is not None:
        declare_personas(builder, key or whose.cell, whose)
        builder.title = next((thing.name for thing in builder.things), None)
    builder.title = builder.title or title_among(beside)
    builder.in_order = _in_order(beside, len(found.stages))
    for name, part in found.lanes:
        add_lane(builder, name, part)
    for name, part in sorted(beside, key=lambda entry: not is_for(entry[0])):
        add_map_entry(builder, name, part)
    for record in found.records:
        add_row(builder, record)
    for number, stage in enumerate(found.stages):
        add_stage(builder, number, stage.content)
    return builder.draft()


def _in_order(beside: Sequence[tuple[Cell, Node]], stages: int) -> list[Cell]:
    """Return the keys of lists with one item per stage, if there are several and no shorter or longer ones."""
    lists = [
        (key, value)
        for key, value in beside
        if value.is_list and home_on_stage(key.text) and not value.items[0].is_mapping and not is_for(key)
    ]
    fit = len(lists) > 1 and all(len(value.items) == stages for _, value in lists)
    return [key for key, _ in lists] if fit else []
