"""Read lanes and table rows, which refer to stages by key, by position or by name."""

from __future__ import annotations

from journeymap.importing.draft import Cell, Entry, Fate
from journeymap.importing.meaning.labels import home_on_stage
from journeymap.importing.readers.nested.keys import LANES
from journeymap.importing.readers.nested.map_in_making import MapInMaking
from journeymap.importing.readers.nested.names import name_of
from journeymap.importing.readers.nested.node import Node
from journeymap.importing.readers.nested.personas import is_for
from journeymap.importing.readers.nested.stages import STAGES, stage_named
from journeymap.importing.readers.nested.statements import say, say_detail
from journeymap.model.suggest import homes_of, letters

_CELLS = frozenset({"cells", "values", "items", "content", "contents", "data", "entries", "cards", "columns"})
"""Keys under which a lane holds its cells."""
_PLACES = frozenset({"column", "col", "step", "section", "list", "milestone", "activity"})
"""More keys under which an item may name its stage, if the value is the name of one."""


def is_lane(making: MapInMaking, key: Cell, value: Node) -> bool:
    """Return whether an entry of the map has something for each stage, by name or in order."""
    if value.is_mapping:
        return len(value.entries) > 1 and all(making.number_of(name.text) is not None for name, _ in value.entries)
    home = home_on_stage(key.text)
    if home is None or len(value.items) != len(making.stages) or len(making.stages) < 2:
        return False
    return key in making.in_order or home == ("Stage", "emotion") or any(item.is_list for item in value.items)


def say_lane(making: MapInMaking, key: Cell, value: Node) -> None:
    """Add the cells of a lane."""
    if value.is_mapping:
        for name, part in value.entries:
            number = making.number_of(name.text)
            say(making, key if number is not None else name, part, number)
            if number is not None and name is not making.stages[number].name:
                making.entries.append(Entry(cell=name, fate=Fate.LAYOUT, how="the stage of what stands there"))
    else:
        for number, item in enumerate(value.items):
            say(making, key, item, number)


def say_record(making: MapInMaking, item: Node) -> None:
    """Add a row of a table: one thing at its stage."""
    name = stage_named(item)
    number = making.number_of(name.text) if name else None
    who = [part for key, part in item.entries if is_for(key) and not part.is_mapping]
    people = tuple(person for part in who for text in part.texts() for person in making.people(text.cell))
    group = next(making.groups)
    for key, part in item.entries:
        if part.cell is name:
            if number is not None and name is not making.stages[number].name:
                making.entries.append(Entry(cell=name, fate=Fate.LAYOUT, how="the stage of what stands there"))
        elif part not in who:
            say_detail(making, "", key, part, number, group, people)


def lane_name(making: MapInMaking, item: Node) -> Cell | None:
    """Return the name of a mapping that is a lane, which has a name and cells; None for any other."""
    parts = [part for key, part in item.entries if letters(key.text) in _CELLS and (part.is_list or part.is_mapping)]
    if len(parts) != 1:
        return None
    part = parts[0]
    fits = part.is_list and (
        len(part.items) == len(making.stages) or all(place_of(making, cell) is not None for cell in part.items)
    )
    name = name_of(item)
    return name if name and (fits or is_lane(making, name, part)) else None


def say_cells_of_lane(making: MapInMaking, item: Node) -> None:
    name = lane_name(making, item)
    for key, part in item.entries:
        if name is None or part.cell is name:
            continue
        if letters(key.text) not in _CELLS:
            say(making, key, part, None)
        elif part.is_list and any(place_of(making, cell) is not None for cell in part.items):
            for cell in part.items:
                say_at_its_stage(making, name, cell)
        else:
            say_lane(making, name, part)


def place_of(making: MapInMaking, item: Node) -> int | None:
    """Return the number of the stage that an item names."""
    for key, value in item.entries:
        word = letters(key.text).removesuffix("id").removesuffix("name").removesuffix("key")
        if value.text and (STAGES in homes_of(word) or word in _PLACES):
            number = making.number_of(value.text)
            if number is not None:
                return number
    return None


def say_at_its_stage(making: MapInMaking, key: Cell, item: Node) -> None:
    """Add an item to the stage that it names."""
    number = place_of(making, item)
    entries = []
    for name, value in item.entries:
        if value.text and making.number_of(value.text) == number is not None:
            making.entries.append(Entry(cell=value.cell, fate=Fate.LAYOUT, how="the stage of what stands there"))
        elif home_on_stage(key.text) is None and letters(name.text) in LANES and home_on_stage(value.text):
            key = value.cell
        else:
            entries.append((name, value))
    say(making, key, Node(item.cell, item.items, entries), number)
