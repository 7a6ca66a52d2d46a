"""The things of a map that a workbook shows, and what each cell holds of them.

Writing a workbook and reading it back both start from these things, so that they agree on what a cell means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, Literal, get_args, get_origin

from journeymap.model.base import Ref, Written, descriptions
from journeymap.model.emotion import Emotion
from journeymap.model.journey import DropOff, Moment, Opportunity, Pain, Touchpoint
from journeymap.model.list_fields import list_fields
from journeymap.model.numbers import AsTyped
from journeymap.model.values import Metric, Saying
from journeymap.model.vocabulary import label
from journeymap.source import Place
from journeymap.view.grid.grid import Grid, GridCell, GridItem, GridRow, plain_text

MOST = 32_767
"""How many characters a cell can hold, counted as Excel counts them."""
TEXT = ""
"""The key of a thing's own text: its name, its text, or the word that it is."""
FEELING = "emotion"
SHEETS: Mapping[type[Written], str] = {
    Touchpoint: "Touchpoints",
    Pain: "Pains",
    Opportunity: "Opportunities",
    Moment: "Moments",
    DropOff: "Drop-offs",
    Metric: "Metrics",
    Saying: "Texts",
}
"""The kinds of things that have a row on a sheet of their kind, besides a cell on the map."""


class Shape(Enum):
    """How a value is written in a cell."""

    TEXT = "text"
    WORDS = "words"
    """Several words, separated by commas or line breaks."""
    LINES = "lines"
    """Several texts, one per line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A field of a kind of thing."""

    key: str
    title: str
    shape: Shape = Shape.TEXT
    choices: str | None = None
    """The list to choose from: a kind of declared things, or the field of a vocabulary."""
    words: tuple[str, ...] = ()
    """The words of that vocabulary."""
    is_number: bool = False
    help: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """The content of a cell. A locked one is only shown, and changed in the file."""

    text: str
    is_locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Thing:
    """A part of a map that can be edited by itself: a touchpoint, a text, an owner, somebody's feeling."""

    number: int
    stage: str | None
    """The id of its stage; None for the map as a whole."""
    field: str
    """The field of the stage or map that holds it, or the list of the thing that it is part of."""
    parent: int | None = None
    who: str = ""
    """The persona whose feeling it is."""
    position: int = 0
    """Its number in its list."""
    is_list: bool = True
    model: type[Written] | None = None
    values: Mapping[str, Value]
    item: GridItem | None = None
    place: Place | None = None
    """Where its list or field is written, or would be written."""

    @property
    def text(self) -> str:
        return self.values[TEXT].text if TEXT in self.values else ""


def things_of(grid: Grid) -> tuple[Thing, ...]:
    """Return the things of a map in order: those of the map as a whole first, then lane by lane."""
    found: list[Thing] = []
    for row in grid.about:
        _add_cell(found, None, row, row.cells[0])
    for row in grid.rows:
        for stage, cell in zip(grid.stages, row.cells, strict=True):
            _add_cell(found, stage.id, row, cell)
    return tuple(found)


def _add_cell(found: list[Thing], stage: str | None, row: GridRow, cell: GridCell) -> None:
    if row.model is Emotion:
        found += _feelings(len(found), stage, cell)
        return
    for position, item in enumerate(cell.items):
        _add_item(found, stage, row, cell.place, item, position)


def _add_item(found: list[Thing], stage: str | None, row: GridRow, place: Place, item: GridItem, position: int) -> None:
    number = len(found)
    found.append(
        Thing(
            number=number,
            stage=stage,
            field=row.key,
            position=position,
            is_list=row.is_list,
            model=item.model,
            values=_values(item, is_fixed=stage is None and row.key in FIXED),
            item=item,
            place=place,
        )
    )
    _add_parts(found, stage, number, item)


def _add_parts(found: list[Thing], stage: str | None, parent: int, item: GridItem) -> None:
    for key, parts in item.parts.items():
        if parts[0].model is Saying:
            continue  # the content of a touchpoint is a field in its row
        for position, part in enumerate(parts):
            number = len(found)
            found.append(
                Thing(
                    number=number,
                    stage=stage,
                    field=key,
                    parent=parent,
                    position=position,
                    model=part.model,
                    values=_values(part),
                    item=part,
                    place=item.place.at(key),
                )
            )
            _add_parts(found, stage, number, part)


FIXED = frozenset({"id", "extends", "framework", "skip", "account", "compare", "scale", "segment", "attributes"})
"""Fields that define the map, and are only changed in the file."""


def _values(item: GridItem, *, is_fixed: bool = False) -> dict[str, Value]:
    if item.model is None or item.model not in SHEETS:
        return {TEXT: _value(item.text, is_locked=is_fixed or not isinstance(_written(item.place), str))}
    values = {TEXT: _value(item.text)}
    for column in columns_of(item.model):
        if parts := item.parts.get(column.key):
            is_plain = all(isinstance(_written(part.place), str) for part in parts)
            is_plain = is_plain and not any("\n" in part.text for part in parts)
            values[column.key] = _value("\n".join(part.text for part in parts), is_locked=not is_plain)
        elif detail := item.detail(column.key):
            values[column.key] = _shown(detail.value, column.shape)
    return values


def _written(place: Place) -> Any:
    home = place.home
    return home.document.value(home.route)


def _shown(value: Any, shape: Shape) -> Value:
    if isinstance(value, str):
        divides = shape is not Shape.TEXT and words_in(value, shape) != [value.strip()]
        return _value(value.strip(), is_locked=divides)
    if isinstance(value, list) and shape is not Shape.TEXT and all(isinstance(part, str) for part in value):
        parts = [part.strip() for part in value]
        between = "\n" if shape is Shape.LINES or any("," in part for part in parts) else ", "
        text = between.join(parts)
        return _value(text, is_locked=words_in(text, shape) != parts)
    return _value(plain_text(value), is_locked=True)


def words_in(text: str, shape: Shape) -> list[str]:
    """Return the words or texts of a cell that holds several."""
    lines = text.split("\n")
    parts = lines if shape is Shape.LINES or len(lines) > 1 else text.split(",")
    return [part.strip() for part in parts if part.strip()]


def _value(text: str, *, is_locked: bool = False) -> Value:
    """Return the value of a cell with a text, cut and locked if it is too long."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(text.encode("utf-16-le")) // 2 <= MOST:
        return Value(text, is_locked)
    return Value(text[: MOST // 2 - 1] + "…", is_locked=True)


def _feelings(number: int, stage: str | None, cell: GridCell) -> Iterator[Thing]:
    """Yield what everyone feels at a stage, and what single personas feel."""
    for item in cell.items:
        written = _written(item.place)
        by = written.get("by") if isinstance(written, dict) else None
        felt = {"": written, **(by if isinstance(by, dict) else {})}
        for who, feeling in felt.items():
            if values := _feeling(feeling):
                place = item.place.at("by", who) if who else item.place
                yield Thing(
                    number=number,
                    stage=stage,
                    field=FEELING,
                    who=who,
                    is_list=False,
                    model=Emotion,
                    values=values,
                    item=item,
                    place=place,
                )
                number += 1


def _feeling(written: Any) -> dict[str, Value]:
    """Return a score and a word, locked if the feeling says more than these."""
    if isinstance(written, str):
        return {"score" if is_score(written) else "feeling": _value(written)}
    if not isinstance(written, dict):
        return {"feeling": _value(plain_text(written), is_locked=True)} if written else {}
    said = {key: value for key, value in written.items() if key not in ("by", "sources") and value is not None}
    if not said:
        return {}
    if said.keys() <= {"score", "feeling"}:
        return {key: _shown(value, Shape.WORDS if key == "feeling" else Shape.TEXT) for key, value in said.items()}
    return {"feeling": _value(plain_text(said), is_locked=True)}


def is_score(text: str) -> bool:
    """Return whether a feeling is written as a number, or as a fraction such as 4/5."""
    return bool(text) and all(character in "0123456789.,/+-− " for character in text)


def map_cell(thing: Thing) -> tuple[str, bool]:
    """Return the text of a thing's cell on the map, and whether it can only be changed elsewhere."""
    if thing.model is Emotion:
        parts = [thing.values[key] for key in ("score", "feeling") if key in thing.values]
        return " ".join(part.text for part in parts), len(parts) != 1 or parts[0].is_locked
    value = thing.values[key_on_map(thing)]
    return value.text, value.is_locked


def key_on_map(thing: Thing) -> str:
    """Return the key of the value that the map shows: a metric goes by its name."""
    return "name" if thing.model is Metric and "name" in thing.values else TEXT


# The columns of a kind of thing.


@cache
def columns_of(model: type[Written]) -> tuple[Column, ...]:
    """Return the fields of a kind of thing that have columns, in order."""
    return tuple(_columns(model))


def _columns(model: type[Written]) -> Iterator[Column]:
    lists, helps = list_fields(model), descriptions(model)
    for name, info in model.model_fields.items():
        key = info.alias or name
        if name == model.stands_for:
            continue
        listed = lists.get(key)
        if listed and listed.item and listed.item in SHEETS and listed.item is not Saying:
            continue  # each item has a row of its own
        shape = Shape.TEXT if not listed else Shape.LINES if listed.item else Shape.WORDS
        kinds = [*_marks(info.annotation), *info.metadata]
        words = next((words for words in kinds if isinstance(words, tuple)), ())
        ref = next((mark.kind for mark in kinds if isinstance(mark, Ref)), None)
        yield Column(
            key=key,
            title=_sentence(label(key)),
            shape=shape,
            choices=ref or (f"{model.__name__}.{key}" if words else None),
            words=words,
            is_number=any(isinstance(mark, AsTyped) for mark in kinds),
            help=helps.get(name, ""),
        )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _marks(annotation: Any) -> Iterator[Any]:
    """Yield the markers on the type of a field, and the words that it allows."""
    origin = get_origin(annotation)
    if origin is Literal:
        yield tuple(str(word) for word in get_args(annotation))
        return
    if annotation is bool:
        yield ("true", "false")
        return
    yield from getattr(annotation, "__metadata__", ())
    arguments: Sequence[Any] = get_args(annotation)
    for argument in arguments if origin is not None else ():
        if not isinstance(argument, type) or argument is bool:
            yield from _marks(argument)
