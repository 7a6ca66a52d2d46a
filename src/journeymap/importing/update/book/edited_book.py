"""The content of an edited workbook: which text belongs to which thing, and which is new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from journeymap.exporting.workbook.record import Record
from journeymap.model.base import Written


class Said(NamedTuple):
    """A text of the workbook, and where it is."""

    text: str
    at: str


class Slot(NamedTuple):
    """An item in a cell of the map; `number` is its line in the cell when it was exported."""

    number: int | None
    said: Said


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row on the sheet of a kind of thing."""

    model: type[Written]
    at: str
    fields: Mapping[str, Said]
    """The texts by key; an empty one if there is a column but nothing in it."""
    thing: int | None = None
    stage: str | None = None
    """The id of its stage as written now; None for the map as a whole."""
    lane: str | None = None
    parent: str = ""


@dataclass(slots=True, eq=False)
class EditedBook:
    """A workbook as people have edited it."""

    record: Record
    cells: dict[tuple[str | None, str], list[Slot]] = field(default_factory=dict)
    """The items of each cell of the map, by stage and lane, without cells that the sheet does not have."""
    rows: dict[int, Row] = field(default_factory=dict)
    """The rows of things that were exported, by number."""
    new_rows: list[Row] = field(default_factory=list)
    feelings: dict[tuple[str, str], dict[str, Said]] = field(default_factory=dict)
    """The feelings, by stage and persona."""
    kinds: set[type[Written]] = field(default_factory=set)
    """The kinds of things whose sheets still exist."""
    refusals: list[str] = field(default_factory=list)
    """What cannot be placed."""
    remarks: list[str] = field(default_factory=list)


REFUSED = "\0"
"""Replaces a text that was refused, so that nothing more is made of it."""
