"""The content of a file in another format before it is understood: cells, each with its label.

A reader turns a file into a `Draft` and understands nothing but its layout: which cells are stages, which are labels,
which are in the same row. What a label or a text means is found out once, for all formats.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple


class Where(NamedTuple):
    """The place of a cell in a file, as people would point to it."""

    file: str
    at: str
    """In the terms of the format: `line 14`, `line 14, column 3`, `sheet 'As is', C7`, `stages[0].name`."""

    def __str__(self) -> str:
        return f"{self.file}, {self.at}" if self.at else self.file


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A text of a file. Cells with the same text are still different cells."""

    text: str
    where: Where


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Statement:
    """A cell, and what the layout of the file says about it."""

    cell: Cell
    label: Cell | None = None
    """The heading above or before it, in the words of the file."""
    field: str | None = None
    """The field that it belongs to, such as `Touchpoint.channel`, if the format itself says so."""
    stage: int | None = None
    """The number of the stage, from 0; None if it is about the journey, or the thing, as a whole."""
    group: int | None = None
    """Statements of one stage and group belong to one thing, such as a touchpoint and its channel in one row."""
    is_one: bool = False
    """Whether the format itself delimits it, so that no separator in it divides it."""
    people: tuple[Cell, ...] = ()
    """The personas whom it is about, if it is below or beside their names; everyone if empty."""


class ThingKind(Enum):
    """The kinds of things that can be declared beside a map."""

    PERSONA = "personas"
    CONTENT = "content"
    CHANNEL = "channels"
    ACCOUNT = "accounts"
    MEMBER = "committee"
    """A member of the buying committee, among the `things` of an account."""
    SEGMENT = "segments"
    FRAMEWORK = "frameworks"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DraftThing:
    """A persona, a piece of content and so on: its name, and what is said about it."""

    kind: ThingKind
    name: Cell
    statements: tuple[Statement, ...] = ()
    things: tuple[DraftThing, ...] = ()
    """The things in it: the committee of an account."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DraftMap:
    """A map: its stages in order, and everything that is said about them and the whole."""

    title: Cell | None
    stages: tuple[Cell, ...]
    """The names of the stages in order; one with an empty text has no name in the file."""
    statements: tuple[Statement, ...] = ()
    scale: tuple[float, float] | None = None
    """The worst and the best score of feelings, if the format itself says so."""
    things: tuple[DraftThing, ...] = ()
    """The personas of this map."""


class Fate(Enum):
    """What became of a cell."""

    TAKEN = "taken"
    """It is in a field as it was written."""
    INTERPRETED = "interpreted"
    """It is in a field as what it means: a smiley as a score, a name as an id."""
    KEPT_AS_LANE = "kept as a lane"
    """No field is for it, so it is in a custom lane."""
    KEPT_AS_NOTE = "kept as a note"
    """No field is for it, so it is in the notes."""
    EMPTY = "empty"
    """It says that there is nothing: `-`, `n/a`."""
    PLACEHOLDER = "placeholder"
    """It says that something is yet to be written: `TBD`, `[Persona name]`."""
    LAYOUT = "layout"
    """It is only layout: a line of dashes, the number of a row, a heading above a table."""
    LEFT_OUT = "left out"
    """It was left out on purpose: a person's name, an address, the text of a formula."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry in the account of an import: a cell, what became of it, and how."""

    cell: Cell
    fate: Fate
    target: str = ""
    """Where it stands now: `tender.yaml: stages.decision.touchpoints`; empty where it stands nowhere. A cell over
    several stages stands at each, and all are told.
    """
    how: str = ""
    """What was made of it, unless that is clear from its text: `4 of 5 → score 1`."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ExportedMap:
    """A map in the fields of our own format, as journeymap exports it."""

    file: str
    data: Mapping[str, Any]
    things: Mapping[ThingKind, Mapping[str, Mapping[str, Any]]]
    """The things that it names, by kind and id."""
    lanes: tuple[Mapping[str, str], ...] = ()
    """Custom lanes, as settings declare them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything that a file says. Each of its cells is in a map, a thing, a text or an entry."""

    maps: tuple[DraftMap, ...] = ()
    exports: tuple[ExportedMap, ...] = ()
    """Maps that journeymap has exported, whose cells need no interpretation."""
    things: tuple[DraftThing, ...] = ()
    """What belongs to no single map: a content inventory, the contacts of an account."""
    texts: tuple[Cell, ...] = ()
    """What is around the maps: prose before the first table, a footer."""
    entries: tuple[Entry, ...] = ()
    """The cells whose fate the reader itself knows."""
    notes: tuple[str, ...] = ()
    """Sentences about how the file was read and what else it holds: its encoding, hidden sheets, pictures."""


def cells_of(draft: Draft) -> Iterator[Cell]:
    """Yield each cell of a draft once, except those whose fate its reader knows."""
    seen: set[int] = set()
    for cell in _every_cell(draft):
        if id(cell) not in seen:
            seen.add(id(cell))
            yield cell


def _every_cell(draft: Draft) -> Iterator[Cell]:
    for draft_map in draft.maps:
        if draft_map.title:
            yield draft_map.title
        yield from draft_map.stages
        yield from _of_statements(draft_map.statements)
        for thing in draft_map.things:
            yield from _of_thing(thing)
    for thing in draft.things:
        yield from _of_thing(thing)
    yield from draft.texts


def _of_thing(thing: DraftThing) -> Iterator[Cell]:
    yield thing.name
    yield from _of_statements(thing.statements)
    for inner in thing.things:
        yield from _of_thing(inner)


def _of_statements(statements: Iterable[Statement]) -> Iterator[Cell]:
    for statement in statements:
        if statement.label:
            yield statement.label
        yield from statement.people
        yield statement.cell
