"""Find out which side of a table holds the stages and which the lanes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap.importing.draft import Cell
from journeymap.importing.readers.grid.blocks import Row, texts_of
from journeymap.importing.readers.headings import (
    is_generic,
    is_generic_corner,
    is_lane_of_journeys,
    is_name_word,
    is_number_word,
    is_persona_word,
    is_stage_word,
    label_weight,
    speaks_of_journey,
    stage_rank,
    stage_weight,
)
from journeymap.model.suggest import letters

_FEW = 2
_CLEARLY = 0.34


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A table, transposed if need be, so that each line is a stage and each column a lane."""

    lines: Sequence[Row]
    is_turned: bool
    """Whether the stages were side by side in the file."""
    head: int
    """The number of the line with the labels."""
    stage_column: int
    labels: float
    """The share of labels that are known, from 0 to 1."""
    known_labels: float
    """How many labels are known."""
    stages: float
    """How much the names of the stages look like stages, from 0 to 1."""
    word: str
    """The heading of the stages: the corner, or the heading of the numbers beside their names."""

    @property
    def corner(self) -> Cell:
        """The cell above the stages."""
        return self.lines[self.head][self.stage_column]

    @property
    def names(self) -> list[str]:
        """The names of the stages."""
        return [
            line[self.stage_column].text for line in self.lines[self.head + 1 :] if line[self.stage_column].text.strip()
        ]

    @property
    def likelihood(self) -> float:
        """A score of how likely the table was meant this way."""
        wrong = sum(label_weight(name) for name in self.names) / max(1, len(self.names))
        word = 0.5 * (stage_rank(self.word) > 0)
        if self.stage_column and not self.is_turned:
            word *= 2
        return 2 * self.labels + 1.5 * self.stages - 1.5 * wrong + word - 0.2 * self.head


def readings_of(rows: Sequence[Row]) -> list[Reading]:
    """Return the ways to read a table, the likeliest first."""
    found = [reading for is_turned in (False, True) for reading in _readings(rows, is_turned)]
    return sorted(found, key=lambda reading: reading.likelihood, reverse=True)


def is_journey(reading: Reading, name: str) -> bool:
    """Return whether a table that is read this way shows a journey: it has stages, and lanes or a telling name."""
    if not reading.names or _shows_something_else(reading):
        return False
    named, likely = _names_its_stages(reading), reading.stages >= _CLEARLY
    if (named and likely and len(reading.names) > 1) or ((named or likely) and _has_lanes(reading)):
        return True
    if _has_generic_corner(reading) and (reading.is_turned or speaks_of_journey(name)):
        return _has_lanes_of_a_journey(reading)
    return named and len(reading.names) > 1 and speaks_of_journey(name)


def _shows_something_else(reading: Reading) -> bool:
    """Return whether what should be stages are people, labels, or a heading that says nothing."""
    likely = reading.stages >= _CLEARLY
    if is_persona_word(reading.corner.text) and not likely:
        return True
    are_labels = sum(map(label_weight, reading.names)) * 2 >= len(reading.names) > 1
    if are_labels and not likely and not _names_its_stages(reading):
        return True
    return reading.is_turned and len(reading.names) == 1 and is_generic(reading.names[0])


def _names_its_stages(reading: Reading) -> bool:
    """Return whether a word such as `Phase` heads the stages."""
    return is_stage_word(reading.word) or (stage_rank(reading.word) == 1 and reading.known_labels >= 1)


def _has_lanes(reading: Reading) -> bool:
    heads = (cell.text for cell in reading.lines[reading.head] if cell is not reading.corner)
    return (reading.known_labels >= _FEW or reading.labels >= 0.5) and any(label_weight(head) >= 1 for head in heads)


def _has_generic_corner(reading: Reading) -> bool:
    return is_generic_corner(reading.corner.text) and reading.known_labels >= _FEW and reading.labels >= 0.5


def _has_lanes_of_a_journey(reading: Reading) -> bool:
    """Return whether some label belongs to journeys only, and not to personas as well."""
    labels = [cell.text for cell in reading.lines[reading.head]]
    return any(map(is_lane_of_journeys, labels))


def _readings(rows: Sequence[Row], is_turned: bool) -> Iterator[Reading]:
    lines = [list(column) for column in zip(*rows, strict=True)] if is_turned else [list(row) for row in rows]
    for head in range(min(3, len(lines) - 1)):
        if head and not _may_stand_over(lines[:head], lines[head]):
            break
        column = _stage_column(lines, head, is_turned)
        if column is not None:
            yield _reading(lines, is_turned, head, column)


def _may_stand_over(outer: Sequence[Row], line: Row) -> bool:
    """Return whether the lines above the labels only number or group them."""
    return all(len({cell.text for cell in texts_of(row)}) < len(texts_of(line)) or _only_counts(row) for row in outer)


def _only_counts(row: Row) -> bool:
    return all(cell.text.strip(" .").isdecimal() or is_number_word(cell.text) for cell in texts_of(row))


def _reading(lines: Sequence[Row], is_turned: bool, head: int, column: int) -> Reading:
    labels = [cell.text for number, cell in enumerate(lines[head]) if number != column and cell.text.strip()]
    labels = [label for label in labels if not is_number_word(label)]
    names = [line[column].text for line in lines[head + 1 :] if line[column].text.strip()]
    known = sum(map(label_weight, dict.fromkeys(labels)))
    return Reading(
        lines=lines,
        is_turned=is_turned,
        head=head,
        stage_column=column,
        labels=known / len(labels) if labels else 0,
        known_labels=known,
        stages=sum(map(stage_weight, names)) / len(names) if names else 0,
        word=_word(lines[head], column),
    )


def _word(heads: Row, column: int) -> str:
    """Return the heading of a column of stages."""
    if not stage_rank(heads[column].text) and is_name_word(heads[column].text):
        return next((cell.text for cell in heads[:column] if stage_rank(cell.text)), heads[column].text)
    return heads[column].text


def _stage_column(lines: Sequence[Row], head: int, is_turned: bool) -> int | None:
    """Return the column of stages: by its heading, by its content, else the first with words."""
    heads, body = lines[head], lines[head + 1 :]
    columns = [number for number in range(len(heads)) if any(line[number].text.strip() for line in body)]
    worded = [number for number in columns if not _counts(body, number)]
    if not worded:
        return columns[0] if columns and stage_rank(heads[columns[0]].text) else None
    if is_turned:
        return _row_of_stages(body, heads, worded[:3])
    by_word = [number for number in worded if stage_rank(heads[number].text)]
    if len(by_word) > 1:
        return _coarser(body, heads, by_word)
    if by_word:
        return by_word[0]
    counted = [number for number in columns if number not in worded and stage_rank(heads[number].text)]
    if counted:
        named = [number for number in worded if number > counted[0] and is_name_word(heads[number].text)]
        return next(iter(named), counted[0])
    return worded[0]


def _row_of_stages(body: Sequence[Row], heads: Row, rows: list[int]) -> int:
    """Return the row of stages: the first, unless the heading or the names of the next one fit better."""
    first, *others = rows
    for row in others:
        if is_stage_word(heads[row].text) and not stage_rank(heads[first].text):
            return row
    ranks = [stage_rank(heads[row].text) for row in (first, *others[:1])]
    if others and ranks[0] <= ranks[1] and (not heads[others[0]].text.strip() or ranks[1]):
        few = _distinct(body, first) < _distinct(body, others[0])
        if few and _weight(body, others[0]) >= _weight(body, first) + _CLEARLY:
            return others[0]
    return first


def _coarser(body: Sequence[Row], heads: Row, columns: list[int]) -> int:
    """Return which of two candidate columns holds the stages: the one with fewer, unless the names say otherwise."""
    first, second = columns[:2]
    ranks = {number: stage_rank(heads[number].text) for number in (first, second)}
    if ranks[first] != ranks[second]:
        return max(ranks, key=ranks.__getitem__)
    weights = {number: _weight(body, number) for number in (first, second)}
    if weights[second] >= weights[first] + _CLEARLY:
        return second
    if weights[first] >= weights[second] + _CLEARLY:
        return first
    counts = {number: _distinct(body, number) for number in (first, second)}
    if counts[first] != counts[second]:
        return min(counts, key=counts.__getitem__)
    return first


def _distinct(body: Sequence[Row], column: int) -> int:
    return len({letters(line[column].text) for line in body} - {""})


def _weight(body: Sequence[Row], column: int) -> float:
    names = [line[column].text for line in body if line[column].text.strip()]
    return sum(map(stage_weight, names)) / len(names) if names else 0


def _counts(body: Sequence[Row], column: int) -> bool:
    """Return whether a column holds nothing but numbers."""
    return all(line[column].text.strip(" .()#").isdecimal() for line in body if line[column].text.strip())
