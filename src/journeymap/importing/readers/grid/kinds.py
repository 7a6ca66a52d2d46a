"""Find out what a table holds: a journey, people, pairs of a label and a text, or something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from journeymap.importing.readers.grid.blocks import Row, texts_of
from journeymap.importing.readers.grid.reading import Reading, is_journey, readings_of
from journeymap.importing.readers.headings import (
    is_generic,
    is_generic_corner,
    is_label_of_map,
    is_label_of_persona,
    is_name_word,
    is_number_word,
    is_persona_word,
    is_stage_word,
    label_weight,
    stage_weight,
)


class Kind(Enum):
    """What a table holds."""

    JOURNEY = "a journey"
    PEOPLE = "personas"
    PAIRS = "a list of details"
    OTHER = "a table"


@dataclass(frozen=True, slots=True)
class Told:
    """What a table holds, and how to read it."""

    kind: Kind
    reading: Reading | None = None
    name_column: int = 0
    """The column with the names of people."""


def told_by(rows: Sequence[Row], name: str) -> Told:
    """Return what a table holds, for which its name or heading is a hint."""
    readings = readings_of(rows)
    journey = next((reading for reading in readings[:1] if is_journey(reading, name)), None)
    journey = journey or next((reading for reading in readings if is_journey(reading, name)), None)
    if not journey and are_pairs(rows):
        return Told(Kind.PAIRS)
    people = _people(readings)
    if people and not (journey and (is_stage_word(journey.word) or journey.stages >= 0.5)):
        return people
    if journey:
        return Told(Kind.JOURNEY, journey)
    return Told(Kind.OTHER, next((reading for reading in readings if not reading.is_turned), None))


def are_pairs(rows: Sequence[Row]) -> bool:
    """Return whether rows hold a label and a text each."""
    if not rows or len(rows[0]) != 2:
        return False
    body = rows[1:] if _is_bare_head(rows[0]) else rows
    keys = [row[0].text for row in body if row[0].text.strip()]
    known = sum(bool(label_weight(key)) or is_label_of_persona(key) or is_label_of_map(key) for key in keys)
    if _is_bare_head(rows[0]) and known:
        return known * 3 >= len(keys)
    return known * 2 >= len(keys) > 0 and (len(keys) > 1 or not label_weight(rows[0][1].text))


def _is_bare_head(row: Row) -> bool:
    return is_generic_corner(row[0].text) and is_generic(row[1].text)


def head_of_pairs(rows: Sequence[Row]) -> int:
    """Return how many rows above pairs are only a heading."""
    return int(_is_bare_head(rows[0]))


def _people(readings: Sequence[Reading]) -> Told | None:
    """Return how to read a table of personas; None if it is none."""
    for reading in readings:
        if reading.head:
            continue
        heads = reading.lines[0]
        if any(is_stage_word(cell.text) for cell in heads):
            continue
        labels = [
            (number, cell.text)
            for number, cell in enumerate(heads)
            if cell.text.strip() and not is_number_word(cell.text)
        ]
        names = _name_column(labels, reading)
        if names is None:
            continue
        told = [text for number, text in labels if number != names]
        known = [text for text in told if is_label_of_persona(text)]
        only = [text for text in known if label_weight(text) < 1]
        called = is_persona_word(heads[names].text)
        if len(known) * 2 >= len(told) and known and (called or len(only) > 1) and _are_names(reading, names):
            return Told(Kind.PEOPLE, reading, names)
    return None


def _name_column(labels: list[tuple[int, str]], reading: Reading) -> int | None:
    for number, text in labels[:3]:
        if is_persona_word(text) or is_name_word(text):
            return number
    if reading.is_turned:
        return 0 if is_generic_corner(reading.lines[0][0].text) else None
    return None


def _are_names(reading: Reading, column: int) -> bool:
    names = [cell.text for line in reading.lines[1:] for cell in texts_of([line[column]])]
    if not names or (reading.is_turned and all(is_generic(name) for name in names)):
        return False
    weights = sum(map(stage_weight, names)) / len(names)
    return weights < 0.34 and all(len(name) <= 80 for name in names)
