"""Lay out a map as a grid: everything that people wrote in it, each thing once, with the place where it is written.

Columns are stages, and rows the fields of a stage. The grid only has what somebody typed, in this map or in one that it
extends, and nothing that a framework, a library or an analysis adds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from journeymap.model.annotations import models_in
from journeymap.model.base import Written
from journeymap.model.emotion import Emotion
from journeymap.model.journey import Journey, Stage
from journeymap.model.list_fields import list_fields
from journeymap.model.settings import OwnLane
from journeymap.model.stage_fields import LANES, OWN_LANES, PLACES_OF_LANES
from journeymap.model.values import Link, Saying, Source
from journeymap.model.vocabulary import label
from journeymap.source import Place
from journeymap.workspace import LinkedJourney, LinkedPersona, LinkedStage, Workspace

_ASIDE = (Source, Link)
"""Things that describe another thing, and mean nothing by themselves."""


@dataclass(frozen=True, slots=True, eq=False)
class Detail:
    """A field of an item besides its text, as written."""

    key: str
    value: Any
    """Plain data: a text, a list or a mapping."""
    place: Place

    @property
    def text(self) -> str:
        """The value in one line."""
        return plain_text(self.value)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GridItem:
    """One thing in a cell: a touchpoint, a pain, a text, an id."""

    text: str
    place: Place
    text_place: Place
    """Where its text is written; the same as `place` if the item is a bare text."""
    model: type[Written] | None = None
    """The kind of thing that it is; None for a word, such as an id."""
    details: tuple[Detail, ...] = ()
    parts: Mapping[str, tuple[GridItem, ...]] = field(default_factory=dict)
    """The things that are written within it, by the key of their list: the pains of a touchpoint, the answers to a
    pain.
    """

    def detail(self, key: str) -> Detail | None:
        """The field with a key, if it is written."""
        return next((detail for detail in self.details if detail.key == key), None)


@dataclass(frozen=True, slots=True, eq=False)
class GridCell:
    """What is written in one field, of a stage or of the map as a whole."""

    place: Place
    """Where its list or value is written, or would be written."""
    items: tuple[GridItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GridRow:
    """A field with a cell for each stage, or with a single cell if it is a field of the map as a whole."""

    key: str
    """Its key as written: `goals`, or `lanes.legal` for a custom lane."""
    title: str
    """Its title on the board, in English; that of a custom lane as written."""
    is_lane: bool = False
    """Whether the board shows it as a lane."""
    is_list: bool = False
    is_own: bool = False
    model: type[Written] | None = None
    """The kind of thing that its items are; None for words."""
    cells: tuple[GridCell, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nobody wrote anything in it."""
        return not any(cell.items for cell in self.cells)


@dataclass(frozen=True, slots=True, eq=False)
class GridStage:
    """A column."""

    id: str
    name: str
    place: Place
    in_scope: bool = True


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grid:
    """A map: its stages, its rows from top to bottom, and its fields as a whole."""

    id: str
    title: str
    language: str | None
    place: Place
    stages: tuple[GridStage, ...]
    rows: tuple[GridRow, ...]
    """One for each field of a stage, even if it is empty, and one for each custom lane."""
    about: tuple[GridRow, ...]
    """One for each field of the map as a whole, with one cell."""
    personas: tuple[GridItem, ...]
    """Whose journey it is."""


def grid_of(workspace: Workspace, journey: LinkedJourney) -> Grid:
    """Lay out a map as a grid."""
    return Grid(
        id=journey.id,
        title=journey.model.title,
        language=journey.model.language,
        place=journey.place,
        stages=tuple(GridStage(stage.id, stage.name, stage.place, stage.in_scope) for stage in journey.stages),
        rows=tuple(_rows(journey, workspace.settings.lanes)),
        about=tuple(_about(journey)),
        personas=tuple(_persona(persona) for persona in journey.personas),
    )


def plain_text(value: Any) -> str:
    """Return plain data in one line: `email, phone`, `score: -1, feeling: tense`."""
    if isinstance(value, list):
        return ", ".join(_inner_text(part) for part in value if part is not None)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_inner_text(part)}" for key, part in value.items() if part is not None)
    return "" if value is None else str(value).strip()


def _inner_text(value: Any) -> str:
    """Return data inside other data in one line, in brackets if its commas could be mistaken for those around it."""
    text = plain_text(value)
    return f"({text})" if isinstance(value, dict) or (isinstance(value, list) and len(value) > 1) else text


def _persona(persona: LinkedPersona) -> GridItem:
    return _thing(persona.model, persona.place)


def _about(journey: LinkedJourney) -> Iterator[GridRow]:
    for name, info in Journey.model_fields.items():
        if name != "stages":
            key = info.alias or name
            cell = _cell(journey.model, name, journey.place.at(key))
            yield _row(Journey, key, (cell,))


def _rows(journey: LinkedJourney, own: Sequence[OwnLane]) -> Iterator[GridRow]:
    keys = {name: info.alias or name for name, info in Stage.model_fields.items() if name != OWN_LANES}
    for name in _order(_as_on_the_board(tuple(keys)), own):
        if isinstance(name, str):
            key = keys[name]
            cells = tuple(_cell(stage.model, name, stage.place.at(key)) for stage in journey.stages)
            yield _row(Stage, key, cells)
        else:
            cells = tuple(_own_cell(stage, name.id) for stage in journey.stages)
            yield GridRow(
                key=f"{OWN_LANES}.{name.id}",
                title=name.title or name.id,
                is_lane=True,
                is_list=True,
                is_own=True,
                model=Saying,
                cells=cells,
            )


def _row(model: type[Written], key: str, cells: tuple[GridCell, ...]) -> GridRow:
    name = next(name for name, info in model.model_fields.items() if (info.alias or name) == key)
    lane = LANES.get(name) if model is Stage else None
    title = lane.title if lane else _sentence(label(key))
    item = next(models_in(model.model_fields[name].annotation), None)
    is_list = key in list_fields(model)
    return GridRow(key=key, title=title, is_lane=lane is not None, is_list=is_list, model=item, cells=cells)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _as_on_the_board(fields: Sequence[str]) -> Sequence[str]:
    """Return the fields of a stage in their order, but lanes in the order of the board."""
    start = fields.index(PLACES_OF_LANES[0])
    before = [name for name in fields[:start] if name not in PLACES_OF_LANES]
    return (*before, *PLACES_OF_LANES, *(name for name in fields[start:] if name not in PLACES_OF_LANES))


def _order(fields: Sequence[str], own: Sequence[OwnLane]) -> list[str | OwnLane]:
    """Return the fields of a stage with each custom lane after the one that it names, else after the last lane. Several
    after the same lane keep the order of their declaration.
    """
    order: list[str | OwnLane] = list(fields)
    waiting = list(own)
    while waiting:
        ready = [lane for lane in waiting if lane.after not in {other.id for other in waiting}] or list(waiting)
        for lane in ready:
            order.insert(_behind(lane.after, order), lane)
            waiting.remove(lane)
    return order


def _behind(after: str | None, order: Sequence[str | OwnLane]) -> int:
    """Return the place of a lane after another, and after those that were put there before."""
    named = [place for place, row in enumerate(order) if after in (row, getattr(row, "id", None))]
    others = [place for place, row in enumerate(order) if isinstance(row, OwnLane) and row.after == after]
    lanes = [place for place, row in enumerate(order) if isinstance(row, OwnLane) or row in PLACES_OF_LANES]
    return max([*named, *others] if named else lanes) + 1


def _own_cell(stage: LinkedStage, lane: str) -> GridCell:
    place = stage.place.at(OWN_LANES, lane)
    return GridCell(place, _listed(stage.model.lanes.get(lane, ()), place))


def _cell(thing: Written, name: str, place: Place) -> GridCell:
    """Return what is written in a field of a thing."""
    value = getattr(thing, name)
    if isinstance(value, tuple):  # an empty list counts: a map may only say what it drops from one
        return GridCell(place, _listed(value, place))
    written = _written(place)
    if written in (None, [], {}):
        return GridCell(place)
    if isinstance(value, Written):
        return GridCell(place, (_thing(value, place),))
    if isinstance(value, dict):
        return GridCell(place, tuple(_word(f"{key}: {plain_text(written[key])}", place.at(key)) for key in written))
    return GridCell(place, (_word(plain_text(written), place),))


def _listed(values: Sequence[Any], place: Place) -> tuple[GridItem, ...]:
    """Return the items of a list; a single one may be written in place of the list."""
    items = []
    for number, value in enumerate(values):
        at = place.at(number)
        if not at.is_written():
            at = _holder(place)
        items.append(_thing(value, at) if isinstance(value, Written) else _word(str(value), at))
    return tuple(items)


def _holder(place: Place) -> Place:
    """Return where a single item is written in place of a list: in the base map, if this map says nothing."""
    while place.below is not None and place.document.value(place.route) is None:
        place = place.below
    return place


def _word(text: str, place: Place) -> GridItem:
    return GridItem(text=text, place=place, text_place=place)


def _thing(thing: Written, place: Place) -> GridItem:
    model = type(thing)
    named = None if isinstance(thing, Emotion) else model.stands_for
    text_key = (model.model_fields[named].alias or named) if named else None
    details, parts = [], {}
    lists = list_fields(model)
    for name, info in model.model_fields.items():
        key = info.alias or name
        at = place.at(key)
        if key == text_key or not at.is_written():
            continue
        listed = lists.get(key)
        if listed and listed.item and not issubclass(listed.item, _ASIDE):
            if items := _listed(getattr(thing, name), at):
                parts[key] = items
        elif (value := _written(at)) not in (None, [], {}):
            details.append(Detail(key, value, at))
    text = getattr(thing, named, None) if named else None
    if text is None:
        written = _written(place)
        shown = (
            {key: value for key, value in written.items() if key not in _BESIDE} if _is_mapping(written) else written
        )
        text = plain_text(shown)
    return GridItem(
        text=str(text),
        place=place,
        text_place=_text_place(place, text_key),
        model=model,
        details=tuple(details),
        parts=parts,
    )


_BESIDE = ("by", "sources")
"""The fields of a feeling besides the feeling itself."""


def _is_mapping(value: Any) -> bool:
    return isinstance(value, dict)


def _text_place(place: Place, key: str | None) -> Place:
    """Return where the text of a thing is written, in this map or in a base map."""
    if key is None:
        return place
    if (at := place.at(key)).is_written():
        return at
    layer: Place | None = place
    while layer is not None:
        if layer.document.has(layer.route) and not _is_mapping(layer.document.value(layer.route)):
            return layer
        layer = layer.below
    return place


def _written(place: Place) -> Any:
    """Return the plain data at a place, or at the same place in the base map."""
    home = place.home
    return home.document.value(home.route)
