"""What a workbook says now: which text stands for which thing, and which are new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from journeymap.exporting.workbook.record import Record
from journeymap.model.base import Written


class Said(NamedTuple):
    """A text of the workbook, and where it stands."""

    text: str
    at: str


class Slot(NamedTuple):
    """An item of a cell of the map, in the order of the sheet; `number` is its line as it was exported."""

    number: int | None
    said: Said


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A line on the sheet of a kind of things."""

    model: type[Written]
    at: str
    fields: Mapping[str, Said]
    """By key; an empty text where a column is there and nothing stands in it."""
    thing: int | None = None
    stage: str | None = None
    """The id of the stage that is written now; None for the map as a whole."""
    lane: str | None = None
    parent: str = ""


@dataclass(slots=True, eq=False)
class EditedBook:
    """A workbook as people gave it back."""

    record: Record
    cells: dict[tuple[str | None, str], list[Slot]] = field(default_factory=dict)
    """What stands in each cell of the map, by stage and lane; a cell that nobody could fill in is not there."""
    rows: dict[int, Row] = field(default_factory=dict)
    """The lines of things that were exported."""
    new_rows: list[Row] = field(default_factory=list)
    feelings: dict[tuple[str, str], dict[str, Said]] = field(default_factory=dict)
    """By stage and persona."""
    kinds: set[type[Written]] = field(default_factory=set)
    """The kinds of things whose sheets are there."""
    refusals: list[str] = field(default_factory=list)
    """What cannot be placed."""
    remarks: list[str] = field(default_factory=list)


REFUSED = "\0"
"""Stands for a text that is refused already: nothing is made of it."""
