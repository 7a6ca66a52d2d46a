"""Read lanes and table rows, which refer to stages by key, by position or by name."""

from __future__ import annotations

from journeymap.importing.draft import Cell, Entry, Fate
from journeymap.importing.meaning.labels import home_on_stage
from journeymap.importing.readers.nested.keys import LANES
from journeymap.importing.readers.nested.map_builder import MapBuilder
from journeymap.importing.readers.nested.names import name_of
from journeymap.importing.readers.nested.node import Node
from journeymap.importing.readers.nested.personas import is_for
from journeymap.importing.readers.nested.stages import STAGES, stage_named
from journeymap.importing.readers.nested.statements import add_detail, add_value
from journeymap.model.suggest import homes_of, letters

_CELLS = frozenset({"cells", "values", "items", "content", "contents", "data", "entries", "cards", "columns"})
"""Keys under which a lane holds its cells."""
_PLACES = frozenset({"column", "col", "step", "section", "list", "milestone", "activity"})
"""More keys under which an item may name its stage, if the value is the name of one."""


def is_lane(builder: MapBuilder, key: Cell, value: Node) -> bool:
    """Return whether an entry of the map has something for each stage, by name or in order."""
    if value.is_mapping:
        return len(value.entries) > 1 and all(builder.number_of(name.text) is not None for name, _ in value.entries)
    home = home_on_stage(key.text)
    if home is None or len(value.items) != len(builder.stages) or len(builder.stages) < 2:
        return False
    return key in builder.in_order or home == ("Stage", "emotion") or any(item.is_list for item in value.items)


def add_lane(builder: MapBuilder, key: Cell, value: Node) -> None:
    """Add the cells of a lane."""
    if value.is_mapping:
        for name, part in value.entries:
            number = builder.number_of(name.text)
            add_value(builder, key if number is not None else name, part, number)
            if number is not None and name is not builder.stages[number].name:
                builder.entries.append(Entry(cell=name, fate=Fate.LAYOUT, how="the stage of what stands there"))
    else:
        for number, item in enumerate(value.items):
            add_value(builder, key, item, number)


def add_row(builder: MapBuilder, item: Node) -> None:
    """Add a row of a table: one thing at its stage."""
    name = stage_named(item)
    number = builder.number_of(name.text) if name else None
    who = [part for key, part in item.entries if is_for(key) and not part.is_mapping]
    people = tuple(person for part in who for text in part.texts() for person in builder.people(text.cell))
    group = next(builder.groups)
    for key, part in item.entries:
        if part.cell is name:
            if number is not None and name is not builder.stages[number].name:
                builder.entries.append(Entry(cell=name, fate=Fate.LAYOUT, how="the stage of what stands there"))
        elif part not in who:
            add_detail(builder, "", key, part, number, group, people)


def lane_name(builder: MapBuilder, item: Node) -> Cell | None:
    """Return the name of a mapping that is a lane, which has a name and cells; None for any other."""
    parts = [part for key, part in item.entries if letters(key.text) in _CELLS and (part.is_list or part.is_mapping)]
    if len(parts) != 1:
        return None
    part = parts[0]
    fits = part.is_list and (
        len(part.items) == len(builder.stages) or all(place_of(builder, cell) is not None for cell in part.items)
    )
    name = name_of(item)
    return name if name and (fits or is_lane(builder, name, part)) else None


def add_cells_of_lane(builder: MapBuilder, item: Node) -> None:
    name = lane_name(builder, item)
    for key, part in item.entries:
        if name is None or part.cell is name:
            continue
        if letters(key.text) not in _CELLS:
            add_value(builder, key, part, None)
        elif part.is_list and any(place_of(builder, cell) is not None for cell in part.items):
            for cell in part.items:
                add_at_its_stage(builder, name, cell)
        else:
            add_lane(builder, name, part)


def place_of(builder: MapBuilder, item: Node) -> int | None:
    """Return the number of the stage that an item names."""
    for key, value in item.entries:
        word = letters(key.text).removesuffix("id").removesuffix("name").removesuffix("key")
        if value.text and (STAGES in homes_of(word) or word in _PLACES):
            number = builder.number_of(value.text)
            if number is not None:
                return number
    return None


def add_at_its_stage(builder: MapBuilder, key: Cell, item: Node) -> None:
    """Add an item to the stage that it names."""
    number = place_of(builder, item)
    entries = []
    for name, value in item.entries:
        if value.text and builder.number_of(value.text) == number is not None:
            builder.entries.append(Entry(cell=value.cell, fate=Fate.LAYOUT, how="the stage of what stands there"))
        elif home_on_stage(key.text) is None and letters(name.text) in LANES and home_on_stage(value.text):
            key = value.cell
        else:
            entries.append((name, value))
    add_value(builder, key, Node(item.cell, item.items, entries), number)
