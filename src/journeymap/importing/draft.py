"""What a file of another shape says, before anything is made of it: cells, and what each of them stands under.

A reader turns a file into a `Draft` and understands nothing of it but its shape: which cells are stages, which are
labels, which stand in one row. What a label or a text means is found out once, for all shapes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple


class Where(NamedTuple):
    """The place of a cell in a file, as its reader would point to it."""

    file: str
    at: str
    """In the words of the shape: `line 14`, `line 14, column 3`, `sheet 'As is', C7`, `stages[0].name`."""

    def __str__(self) -> str:
        return f"{self.file}, {self.at}" if self.at else self.file


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One text of a file. Two cells with the same text are still two."""

    text: str
    where: Where


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Statement:
    """A cell, and what the shape of the file says about it."""

    cell: Cell
    label: Cell | None = None
    """The heading that it stands under or behind, in the words of the file."""
    field: str | None = None
    """The field that it belongs to, such as `Touchpoint.channel`, where the format itself says so."""
    stage: int | None = None
    """The number of the stage, from 0; None if it speaks of the journey, or the thing, as a whole."""
    group: int | None = None
    """Statements of one stage and group belong to one thing, such as a touchpoint and its channel in one row."""
    is_one: bool = False
    """Whether the format itself sets it apart from others, so that no sign within it divides it."""
    people: tuple[Cell, ...] = ()
    """The personas it holds for, where it stands below or beside their names; everyone if empty."""


class ThingKind(Enum):
    """What may be declared beside a map."""

    PERSONA = "personas"
    CONTENT = "content"
    CHANNEL = "channels"
    ACCOUNT = "accounts"
    MEMBER = "committee"
    """Somebody who decides along at an account; stands in its `things`."""
    SEGMENT = "segments"
    FRAMEWORK = "frameworks"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DraftThing:
    """A persona, a piece of content and so on: its name, and what is said of it."""

    kind: ThingKind
    name: Cell
    statements: tuple[Statement, ...] = ()
    things: tuple[DraftThing, ...] = ()
    """What it holds itself: the committee of an account."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DraftMap:
    """A map: its stages in their order, and all that is said of it and of them."""

    title: Cell | None
    stages: tuple[Cell, ...]
    """In their order; one with an empty text has no name in the file."""
    statements: tuple[Statement, ...] = ()
    scale: tuple[float, float] | None = None
    """The worst and the best score of feelings, where the format itself says so."""
    things: tuple[DraftThing, ...] = ()
    """The personas of this map."""


class Fate(Enum):
    """What became of a cell."""

    TAKEN = "taken"
    """It stands in a field as it was written."""
    INTERPRETED = "interpreted"
    """It stands in a field as what it means: a smiley as a score, a name as an id."""
    KEPT_AS_LANE = "kept as a lane"
    """No field is for it, so that it has a lane of its own."""
    KEPT_AS_NOTE = "kept as a note"
    """No field is for it, so that it stands in the notes."""
    EMPTY = "empty"
    """It says that there is nothing: `-`, `n/a`."""
    PLACEHOLDER = "placeholder"
    """It says that something is still to be written: `TBD`, `[Persona name]`."""
    LAYOUT = "layout"
    """It only gives the others their form: a line of dashes, a number of a row, a heading over a table."""
    LEFT_OUT = "left out"
    """It does not come in on purpose: a person's name, an address, a formula's text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the account of an import: a cell, what became of it, and how."""

    cell: Cell
    fate: Fate
    target: str = ""
    """Where it stands now: `tender.yaml: stages.decision.touchpoints`; empty where it stands nowhere. A cell over
    several stages stands at each, and all are told.
    """
    how: str = ""
    """What was made of it, where its text does not say it: `4 of 5 → score 1`."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ExportedMap:
    """A map in the fields of our own format, as journeymap exports it."""

    file: str
    data: Mapping[str, Any]
    things: Mapping[ThingKind, Mapping[str, Mapping[str, Any]]]
    """What it names, by kind and id."""
    lanes: tuple[Mapping[str, str], ...] = ()
    """The lanes of a team's own, as settings declare them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything that one file says. Each of its cells is in a map, a thing, a text or an entry."""

    maps: tuple[DraftMap, ...] = ()
    exports: tuple[ExportedMap, ...] = ()
    """Maps that have been journeymap's before, of which no cell has to be understood."""
    things: tuple[DraftThing, ...] = ()
    """What belongs to no single map: an inventory of content, the contacts of an account."""
    texts: tuple[Cell, ...] = ()
    """What stands around the maps: prose before the first table, a footer."""
    entries: tuple[Entry, ...] = ()
    """The cells of which the reader itself knows what becomes of them."""
    notes: tuple[str, ...] = ()
    """Whole sentences about how the file was read, and what else it holds: its encoding, hidden sheets, pictures."""


def cells_of(draft: Draft) -> Iterator[Cell]:
    """Yield each cell of a draft once, but for those of which its reader has told what becomes of them."""
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
