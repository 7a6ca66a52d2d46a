"""Read what is beside the stages: personas, lanes, items that name their stage, and fields of the map."""

from __future__ import annotations

from journeymap.importing.draft import Cell
from journeymap.importing.meaning.labels import home_on_stage
from journeymap.importing.readers.nested.lanes import (
    add_at_its_stage,
    add_cells_of_lane,
    add_lane,
    is_lane,
    lane_name,
    place_of,
)
from journeymap.importing.readers.nested.map_builder import MapBuilder
from journeymap.importing.readers.nested.names import ids_of
from journeymap.importing.readers.nested.node import Node
from journeymap.importing.readers.nested.personas import draft_of_persona, is_for, personas_in
from journeymap.importing.readers.nested.statements import add_stage, add_value
from journeymap.model.suggest import letters


def add_map_entry(builder: MapBuilder, key: Cell, value: Node) -> None:
    """Add an entry of the map as a whole, or of single stages if it is about those."""
    if value.is_empty or value.cell is builder.title:
        return
    if is_for(key):
        declare_personas(builder, key, value)
    elif is_lane(builder, key, value):
        add_lane(builder, key, value)
    elif value.is_mapping and all(_is_of_persona(builder, name, part) for name, part in value.entries):
        for name, part in value.entries:
            for number, item in enumerate(part.items):
                add_stage(builder, number, item, (builder.persona_named(name.text) or name,))
    elif value.is_list and any(place_of(builder, item) is not None for item in value.items):
        for item in value.items:
            add_at_its_stage(builder, key, item)
    elif value.is_list and all(lane_name(builder, item) for item in value.items):
        for item in value.items:
            add_cells_of_lane(builder, item)
    else:
        add_value(builder, key, value, None)


def declare_personas(builder: MapBuilder, key: Cell, value: Node) -> None:
    """Declare the personas under a key. A list of feelings as long as the journey has one for each stage."""
    for thing, node in personas_in(key, value):
        names = {letters(thing.text), *ids_of(node)} - {""}
        builder.personas.update(dict.fromkeys(names, thing))
        curves = [
            (label, part)
            for label, part in node.entries
            if len(part.items) == len(builder.stages) > 1 and home_on_stage(label.text) == ("Stage", "emotion")
        ]
        for label, part in curves:
            for number, item in enumerate(part.items):
                add_value(builder, label, item, number, (thing,))
        rest = Node(node.cell, entries=[entry for entry in node.entries if entry not in curves])
        builder.things.append(draft_of_persona(thing, rest, builder.entries))


def _is_of_persona(builder: MapBuilder, name: Cell, part: Node) -> bool:
    """Return whether an entry is the name or id of a persona with something for each stage."""
    return builder.persona_named(name.text) is not None and len(part.items) == len(builder.stages)
