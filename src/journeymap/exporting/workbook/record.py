"""The hidden record by which an exported workbook is recognized: its map, and the content of its cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from journeymap.exporting.workbook.things import SHEETS, Thing, Value
from journeymap.model.base import Written
from journeymap.model.emotion import Emotion

FORMAT = "1"
RECORD = "_journeymap"
"""The name of the hidden sheet."""
MAP, FEELINGS, ABOUT, READ_ME, LISTS = "Map", "Feelings", "About the map", "Read me", "Lists"
HEAD_OF_MAP = 2
"""The line of the map that holds its stages, counted from 0."""
KEYS, HEADS = "journeymap", "#head"
"""What marks the line of keys and the line of headings in the hidden column."""
AT_STAGE, AT_LANE, AT_PARENT, AT_WHO, AT_TEXT = "@stage", "@lane", "@parent", "@who", "@text"
"""The keys of columns that hold no field of their own, besides the text."""
_KINDS: tuple[type[Written], ...] = (*SHEETS, Emotion)
_MODELS: Mapping[str, type[Written] | None] = {"": None, **{kind.__name__: kind for kind in _KINDS}}
EVERYONE = "Everyone"
WHOLE = "(the whole journey)"
"""The entry in the column of stages for what belongs to none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The content of the hidden sheet."""

    map: str
    workspace: str
    files: Mapping[str, str]
    """The fingerprint of each file that the map is written in, by path, its own first."""
    stages: Mapping[str, str]
    """What stages are called on the sheets, by id."""
    lanes: Mapping[str, str]
    """What the rows of the map are called, by key."""
    people: Mapping[str, str]
    """What personas are called on the sheet of feelings, by id."""
    things: tuple[Thing, ...]
    format: str = FORMAT


def fingerprint(text: str) -> str:
    """Return a hash of a text."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def rows_of(record: Record) -> Iterator[Sequence[str]]:
    """Yield the rows of the hidden sheet."""
    yield ("journeymap", record.format)
    yield ("map", record.map)
    yield ("workspace", record.workspace)
    yield from (("file", path, mark) for path, mark in record.files.items())
    yield from (("stage", id_, name) for id_, name in record.stages.items())
    yield from (("lane", key, title) for key, title in record.lanes.items())
    yield from (("persona", id_, name) for id_, name in record.people.items())
    for thing in record.things:
        parent = "" if thing.parent is None else str(thing.parent)
        kind = "list" if thing.is_list else "value"
        model = thing.model.__name__ if thing.model and thing.model.__name__ in _MODELS else ""
        place = ("thing", str(thing.number), "" if thing.stage is None else f"={thing.stage}", thing.field)
        yield (*place, parent, thing.who, str(thing.position), kind, model)
        for key, value in thing.values.items():
            yield ("cell", str(thing.number), key, value.text, "locked" if value.is_locked else "")


def record_in(rows: Sequence[Sequence[str]]) -> Record | None:
    """Return the record in the rows of the hidden sheet; None if they were changed."""
    said: dict[str, list[Sequence[str]]] = {}
    for row in rows:
        padded = [*row, *[""] * 9]
        said.setdefault(padded[0], []).append(padded[1:10])
    if not {"journeymap", "map", "workspace", "file"} <= said.keys():
        return None
    try:
        return Record(
            format=said["journeymap"][0][0],
            map=said["map"][0][0],
            workspace=said["workspace"][0][0],
            files={row[0]: row[1] for row in said["file"]},
            stages={row[0]: row[1] for row in said.get("stage", ())},
            lanes={row[0]: row[1] for row in said.get("lane", ())},
            people={row[0]: row[1] for row in said.get("persona", ())},
            things=tuple(_things(said)),
        )
    except (ValueError, KeyError):
        return None


def _things(said: Mapping[str, Sequence[Sequence[str]]]) -> Iterator[Thing]:
    values: dict[int, dict[str, Value]] = {}
    for number, key, text, lock, *_ in said.get("cell", ()):
        values.setdefault(int(number), {})[key] = Value(text, lock == "locked")
    for number, stage, field, parent, who, position, kind, model, *_ in said.get("thing", ()):
        yield Thing(
            number=int(number),
            stage=stage[1:] if stage else None,
            field=field,
            parent=int(parent) if parent else None,
            who=who,
            position=int(position),
            is_list=kind == "list",
            model=_MODELS[model],
            values=values.get(int(number), {}),
        )
