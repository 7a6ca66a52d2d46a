"""Read what is beside the stages: personas, lanes, items that name their stage, and fields of the map."""

from __future__ import annotations

from journeymap.importing.draft import Cell
from journeymap.importing.meaning.labels import home_on_stage
from journeymap.importing.readers.nested.lanes import (
    is_lane,
    lane_name,
    place_of,
    say_at_its_stage,
    say_cells_of_lane,
    say_lane,
)
from journeymap.importing.readers.nested.map_in_making import MapInMaking
from journeymap.importing.readers.nested.names import ids_of
from journeymap.importing.readers.nested.node import Node
from journeymap.importing.readers.nested.personas import draft_of_persona, is_for, personas_in
from journeymap.importing.readers.nested.statements import say, say_of_stage
from journeymap.model.suggest import letters


def say_of_map(making: MapInMaking, key: Cell, value: Node) -> None:
    """Add an entry of the map as a whole, or of single stages if it is about those."""
    if value.is_empty or value.cell is making.title:
        return
    if is_for(key):
        declare_personas(making, key, value)
    elif is_lane(making, key, value):
        say_lane(making, key, value)
    elif value.is_mapping and all(_is_of_persona(making, name, part) for name, part in value.entries):
        for name, part in value.entries:
            for number, item in enumerate(part.items):
                say_of_stage(making, number, item, (making.persona_named(name.text) or name,))
    elif value.is_list and any(place_of(making, item) is not None for item in value.items):
        for item in value.items:
            say_at_its_stage(making, key, item)
    elif value.is_list and all(lane_name(making, item) for item in value.items):
        for item in value.items:
            say_cells_of_lane(making, item)
    else:
        say(making, key, value, None)


def declare_personas(making: MapInMaking, key: Cell, value: Node) -> None:
    """Declare the personas under a key. A list of feelings as long as the journey has one for each stage."""
    for thing, node in personas_in(key, value):
        names = {letters(thing.text), *ids_of(node)} - {""}
        making.personas.update(dict.fromkeys(names, thing))
        curves = [
            (label, part)
            for label, part in node.entries
            if len(part.items) == len(making.stages) > 1 and home_on_stage(label.text) == ("Stage", "emotion")
        ]
        for label, part in curves:
            for number, item in enumerate(part.items):
                say(making, label, item, number, (thing,))
        rest = Node(node.cell, entries=[entry for entry in node.entries if entry not in curves])
        making.things.append(draft_of_persona(thing, rest, making.entries))


def _is_of_persona(making: MapInMaking, name: Cell, part: Node) -> bool:
    """Return whether an entry is the name or id of a persona with something for each stage."""
    return making.persona_named(name.text) is not None and len(part.items) == len(making.stages)
