"""Turn values of any shape into statements: texts, lists, things with details, feelings."""

from __future__ import annotations

from journeymap.importing.draft import Cell, Entry, Fate
from journeymap.importing.meaning.labels import Home, home_on_stage
from journeymap.importing.readers.nested.figures import BESIDES, NUMBER, is_figure, with_its_name
from journeymap.importing.readers.nested.keys import WRAPPERS, is_form
from journeymap.importing.readers.nested.map_builder import MapBuilder
from journeymap.importing.readers.nested.names import main_of
from journeymap.importing.readers.nested.node import Node
from journeymap.importing.readers.nested.personas import is_for
from journeymap.importing.readers.nested.things import METRICS, MODELS, field_in, is_met, is_met_elsewhere
from journeymap.model.suggest import letters

_SCORES = frozenset({"score", "value", "level", "rating", "emotionscore", "points", "sentimentscore"})
_WORDS = frozenset({"label", "name", "text", "feeling", "emotion", "type", "emoji", "word", "mood", "feelings"})


def add_stage(builder: MapBuilder, number: int, content: Node, people: tuple[Cell, ...] = ()) -> None:
    """Add everything in a stage."""
    if content.text.strip():
        builder.add(content.cell, None, number, people=people)
    for key, value in content.entries:
        if value.cell is not builder.stages[number].name:
            add_value(builder, key, value, number, people)
    for item in content.items:
        add_value(builder, builder.stages[number].name, item, number, people, of_name=True)


def add_value(
    builder: MapBuilder,
    key: Cell,
    value: Node,
    stage: int | None,
    people: tuple[Cell, ...] = (),
    *,
    of_name: bool = False,
    is_one: bool = False,
) -> None:
    """Add a value under its key; `is_one` if it is an item of a list."""
    if value.cell is builder.title:
        return
    if value.text.strip():
        _add_text(builder, key, value, stage, people, of_name=of_name, is_one=is_one)
    for item in value.items:
        if item.is_mapping:
            _add_thing(builder, key, item, stage, people, of_name=of_name)
        else:
            add_value(builder, key, item, stage, people, of_name=of_name, is_one=True)
    if value.is_mapping:
        _add_mapping(builder, key, value, stage, people, of_name=of_name)


def _add_text(
    builder: MapBuilder,
    key: Cell,
    value: Node,
    stage: int | None,
    people: tuple[Cell, ...],
    *,
    of_name: bool,
    is_one: bool,
) -> None:
    if of_name:
        builder.add(value.cell, None, stage, people=people, is_one=is_one)
    elif is_form(key, value):
        _leave_out(builder, key, value)
    else:
        cell = with_its_name(key, value) if is_figure(key, value) else value.cell
        builder.add(cell, key, stage, people=people, is_one=is_one)


def _leave_out(builder: MapBuilder, key: Cell, value: Node) -> None:
    builder.entries.append(Entry(cell=value.cell, fate=Fate.LAYOUT, how=f"'{key.text}' of a program"))


def _add_mapping(
    builder: MapBuilder, key: Cell, value: Node, stage: int | None, people: tuple[Cell, ...], *, of_name: bool
) -> None:
    home = None if of_name or letters(key.text) in WRAPPERS else home_on_stage(key.text)
    if home == ("Stage", "emotion") and not _is_by_persona(builder, value):
        _add_feeling(builder, key, value, stage, None, people)
    elif home in MODELS and main_of(value, key) is not None:
        _add_thing(builder, key, value, stage, people)
    elif home in MODELS and home != METRICS and all(part.is_mapping for _, part in value.entries):
        for name, part in value.entries:
            _add_thing(builder, key, part, stage, people, main=name)
    else:
        for name, part in value.entries:
            if persona := builder.persona_named(name.text):
                add_value(builder, key, part, stage, (*people, persona), of_name=of_name)
            elif home is not None and NUMBER.fullmatch(part.text.strip()):
                builder.add(with_its_name(name, part, key), key, stage, people=people)
            else:
                add_value(builder, _label(key, name, home, of_name=of_name), part, stage, people)


def _label(key: Cell, name: Cell, home: Home | None, *, of_name: bool) -> Cell:
    """Return the label of a nested entry: the inner key if it is clear by itself, else both."""
    if of_name or home is None or home_on_stage(name.text):
        return name
    return Cell(f"{key.text}{BESIDES}{name.text}", name.where)


def _add_feeling(
    builder: MapBuilder, key: Cell, value: Node, stage: int | None, group: int | None, people: tuple[Cell, ...]
) -> None:
    """Add a feeling that has a score and words."""
    for name, part in value.entries:
        word = letters(name.text)
        label = key if word in _SCORES or word in _WORDS else _label(key, name, ("Stage", "emotion"), of_name=False)
        for text in part.texts():
            builder.add(text.cell, label, stage, group=group, people=people)


def _add_thing(
    builder: MapBuilder,
    key: Cell,
    item: Node,
    stage: int | None,
    people: tuple[Cell, ...],
    *,
    main: Cell | None = None,
    of_name: bool = False,
) -> None:
    """Add an item with several details, as one group."""
    home = ("Stage", "touchpoints") if of_name else home_on_stage(key.text)
    model, main_field = MODELS.get(home, ("", "")) if home else ("", "")
    if home == ("Stage", "actions") and not is_met(item):
        model = ""
    if model == "" and any(home_on_stage(name.text) == ("Touchpoint", "channel") for name, _ in item.entries):
        model, main_field = "Touchpoint", "name"
    main = main or main_of(item, key)
    who = [part for name, part in item.entries if is_for(name) and not part.is_mapping]
    people = (*people, *(person for part in who for text in part.texts() for person in builder.people(text.cell)))
    group = next(builder.groups)
    if main is not None:
        field_ = f"{model}.{main_field}" if model else None
        if model == "Touchpoint" and home != ("Stage", "touchpoints") and is_met_elsewhere(item, main):
            field_ = "Touchpoint.actions"
        builder.add(main, None if of_name else key, stage, field_=field_, group=group, people=people, is_one=True)
    for name, part in item.entries:
        if part.cell is not main and part not in who:
            add_detail(builder, model, name, part, stage, group, people)


def add_detail(
    builder: MapBuilder,
    model: str,
    key: Cell,
    part: Node,
    stage: int | None,
    group: int,
    people: tuple[Cell, ...],
    *,
    is_one: bool = False,
) -> None:
    """Add one detail of an item."""
    if part.text.strip():
        if is_form(key, part):
            _leave_out(builder, key, part)
        else:
            field_ = field_in(model, key.text)
            builder.add(part.cell, key, stage, field_=field_, group=group, people=people, is_one=is_one)
    home = home_on_stage(key.text)
    if part.is_mapping and home == ("Stage", "emotion"):
        _add_feeling(builder, key, part, stage, group, people)
    elif part.is_mapping:
        for name, below in part.entries:
            add_detail(builder, model, _label(key, name, home, of_name=False), below, stage, group, people)
    for item in part.items:
        if not item.is_mapping:
            add_detail(builder, model, key, item, stage, group, people, is_one=True)
        elif home is None and len(item.entries) > 1 and main_of(item, key):
            _add_thing(builder, key, item, stage, people)
        else:
            _add_part(builder, model, key, item, stage, group, people)


def _add_part(
    builder: MapBuilder, model: str, key: Cell, item: Node, stage: int | None, group: int, people: tuple[Cell, ...]
) -> None:
    """Add an item in a list of an item, such as a pain of a touchpoint, to the same group."""
    main = main_of(item, key)
    if main is not None:
        builder.add(main, key, stage, field_=field_in(model, key.text), group=group, people=people, is_one=True)
    of_item = MODELS.get(home_on_stage(key.text) or ("", ""), (model, ""))[0]
    for name, below in item.entries:
        if below.cell is not main:
            add_detail(builder, of_item, name, below, stage, group, people)


def _is_by_persona(builder: MapBuilder, value: Node) -> bool:
    return all(builder.persona_named(name.text) for name, _ in value.entries)
