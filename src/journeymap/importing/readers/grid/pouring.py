"""Pour the cells of a table into a map, each once, with its label, stage and people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property

from journeymap.importing.draft import Cell, DraftThing, Statement, ThingKind
from journeymap.importing.readers.grid.blocks import Row, texts_of
from journeymap.importing.readers.grid.cells import Merged
from journeymap.importing.readers.grid.kinds import head_of_pairs
from journeymap.importing.readers.grid.reading import Reading
from journeymap.importing.readers.growing_map import GrowingMap
from journeymap.importing.readers.headings import (
    is_all_stages,
    is_generic_corner,
    is_label,
    is_label_of_map,
    is_number_word,
    is_persona_heading,
    is_persona_word,
    is_stage_word,
    is_total,
    persona_name,
    stage_rank,
    stage_weight,
)
from journeymap.model.suggest import letters

People = tuple[Cell, ...]
_LONGEST_NAME = 50
_STEPS = "Stage.actions"
"""The label of a second header row below the phases that has none."""


def pour_journey(
    reading: Reading, growing: GrowingMap, *, spans: Mapping[Cell, Merged] | None = None, people: Collection[str] = ()
) -> None:
    """Add the stages of a table and what it says about them.

    Cells in `spans` may be headings of the rows below them, and a heading may be one of the known people.
    """
    _Pouring(reading, growing, spans or {}, people).pour()


def pour_rows(rows: Sequence[Row], growing: GrowingMap, *, stage: int | None = None, label: Cell | None = None) -> None:
    """Add a table whose rows describe one thing each: a pain, an idea, a step of a stage."""
    heads, *body = rows
    stage_column = next((number for number, cell in enumerate(heads) if is_stage_word(cell.text)), None)
    told: set[int] = set()
    for row in body:
        group, of_row, of_stage = growing.new_group(), stage, -1
        if stage is None and stage_column is not None and (cell := row[stage_column]).text.strip():
            of_row = growing.number_of(cell.text)
            if of_row is not None or is_all_stages(cell.text):
                growing.record_layout(cell, "the stage of this row")
                of_stage = stage_column
        for column, (head, cell) in enumerate(zip(heads, row, strict=True)):
            if column == of_stage or not cell.text.strip():
                continue
            if is_count(head, cell):
                growing.record_layout(cell, "the number of this row")
                continue
            told.add(column)
            is_step = stage is not None and column == stage_column
            named = head if head.text.strip() else label
            growing.add(cell, named, of_row, group=group, field=_STEPS if is_step else None)
    for column, head in enumerate(heads):
        if column not in told:
            growing.record_layout(head)


def pour_pairs(
    rows: Sequence[Row], add: Callable[[Cell, Cell | None], None], record_layout: Callable[[Cell], None]
) -> None:
    """Add each text of a table of pairs under its label."""
    head = head_of_pairs(rows)
    for row in rows[:head]:
        for cell in texts_of(row):
            record_layout(cell)
    label: Cell | None = None
    for key, text in rows[head:]:
        if key.text.strip():
            label = key
        if text.text.strip():
            add(text, label)
        elif key.text.strip():
            record_layout(key)


def people_in(reading: Reading, name_column: int, record_layout: Callable[[Cell], None]) -> list[DraftThing]:
    """Return the personas of a table."""
    heads, *lines = reading.lines
    found: list[tuple[Cell, list[Statement]]] = []
    told: set[Cell] = set()
    for line in lines:
        name = line[name_column]
        if name.text.strip() or not found:
            found.append((Cell(persona_name(name.text), name.where), []))
        label: Cell | None = None
        for number, (head, cell) in enumerate(zip(heads, line, strict=True)):
            label = head if head.text.strip() else label
            if number == name_column or not cell.text.strip():
                continue
            if is_count(head, cell):
                record_layout(cell)
                continue
            if label:
                told.add(label)
            found[-1][1].append(Statement(cell=cell, label=label))
    for head in heads:
        if head.text.strip() and head not in told:
            record_layout(head)
    return [DraftThing(kind=ThingKind.PERSONA, name=name, statements=tuple(said)) for name, said in found]


def is_count(head: Cell, cell: Cell) -> bool:
    """Return whether a cell only numbers its row."""
    return is_number_word(head.text) and cell.text.strip(" .()#").isdecimal()


class _Pouring:
    """A table while it is poured into a map."""

    def __init__(
        self, reading: Reading, growing: GrowingMap, spans: Mapping[Cell, Merged], people: Collection[str]
    ) -> None:
        self._reading, self._growing = reading, growing
        self._spans, self._known = spans, {letters(name) for name in people}
        self._heads = reading.lines[reading.head]
        self._body = reading.lines[reading.head + 1 :]
        self._told: set[Cell] = set()
        """The labels and names of people that some text belongs to."""
        self._named: dict[Cell, Cell] = {}
        """The cells that name people, by name."""
        self._whole: set[int] = set()
        self._columns = [number for number in range(len(self._heads)) if number != reading.stage_column]
        self._counting = {number for number in self._columns if self._counts(number)}
        self._of_people = (
            set() if reading.is_turned else {number for number in self._columns if self._names_people(number)}
        )
        self._labels = self._labels_of_columns()
        self._people = self._people_of_columns()

    def pour(self) -> None:
        """Add everything."""
        units = list(self._units())
        sizes = Counter(stage for _, stage, _ in units if stage is not None)
        self._whole = self._columns_of_whole_stages(units, sizes)
        for at, (line, stage, people) in enumerate(units):
            group = self._growing.new_group() if stage is None or sizes[stage] > 1 else None
            for cell in (line[number] for number in sorted(self._counting)):
                self._growing.record_layout(cell, "the number of a row")
            people = (*people, *(line[number] for number in sorted(self._of_people) if line[number].text.strip()))
            stages = [of_line for _, of_line, _ in units[at:]]
            self._add_line(line, stages, group, people, sizes[stage] if stage is not None else 0)
        self._record_headings()

    def _units(self) -> list[tuple[Row, int | None, People]]:
        """Return each line with its stage, and the people whose block it is in."""
        units: list[tuple[Row, int | None, People]] = []
        stage: int | None = None
        people: People = ()
        column = self._reading.stage_column
        banners = self._banners
        for number, line in enumerate(self._body):
            name = line[column]
            if number in banners:
                if self._is_person(name.text):
                    people = (self._person(name),)
                elif self._heads_rows(banners):
                    stage = self._growing.stage(name)
                else:
                    self._growing.record_layout(name, "a heading within the table")
                continue
            if banners and self._heads_rows(banners):
                units.append((line, stage, people))
                continue
            if name.text.strip():
                stage = self._stage_of(name, number)
            units.append((line, stage, people))
        return units

    def _stage_of(self, name: Cell, number: int) -> int | None:
        if is_all_stages(name.text) or (is_total(name.text) and number >= len(self._body) // 2):
            self._growing.record_layout(name, "a line over all stages")
            return None
        if self._is_aside(name, number):
            self._growing.record_layout(name, "a column beside the stages")
            return None
        head = self._heads[self._reading.stage_column]
        if self._growing.is_settled and self._growing.names_several(name.text):
            self._told.add(head)
            self._growing.add(name, head if head.text.strip() else None, None)
            return None
        if name.text.strip().isdecimal() and stage_rank(head.text) and self._growing.number_of(name.text) is None:
            name = Cell(f"{head.text} {name.text}", name.where)
        return self._growing.stage(name)

    def _is_aside(self, name: Cell, number: int) -> bool:
        """Return whether a line beside the stages holds remarks on all of them, such as a last column `Notes`."""
        if number not in (0, len(self._body) - 1) or not self._reading.is_turned or len(self._body) < 3:
            return False
        others = [
            line[self._reading.stage_column].text for line in self._body if line[self._reading.stage_column] is not name
        ]
        return is_label_of_map(name.text) and stage_weight(name.text) == 0 and not any(map(is_label_of_map, others))

    @cached_property
    def _banners(self) -> set[int]:
        """Return the lines with a single heading across the whole table."""
        if self._reading.is_turned:
            return set()
        column = self._reading.stage_column
        alone = {number for number, line in enumerate(self._body) if texts_of(line) == [line[column]]}
        sure = {
            number
            for number in alone
            if self._is_wide(self._body[number][column]) or self._is_person(self._body[number][column].text)
        }
        if not is_stage_word(self._heads[column].text) and 0 in alone and len(alone) < len(self._body):
            return alone
        return sure

    def _heads_rows(self, banners: set[int]) -> bool:
        """Return whether such lines are stages, and the lines below them what happens there."""
        names = [self._body[number][self._reading.stage_column].text for number in banners]
        return (
            not is_stage_word(self._heads[self._reading.stage_column].text)
            and not any(map(self._is_person, names))
            and not any(map(is_label, names))
        )

    def _is_person(self, text: str) -> bool:
        return is_persona_heading(text) or letters(text) in self._known

    def _is_wide(self, cell: Cell) -> bool:
        """Return whether a cell spans several columns of the sheet."""
        return cell in self._spans and self._spans[cell].columns > 1

    def _columns_of_whole_stages(
        self, units: Sequence[tuple[Row, int | None, People]], sizes: Mapping[int, int]
    ) -> set[int]:
        """Return the columns with one text per stage, however many steps it has: they describe it as a whole."""
        whole = set()
        for number in self._columns if self._reading.is_turned else ():
            texts = Counter(stage for line, stage, _ in units if stage is not None and line[number].text.strip())
            firsts = dict.fromkeys(stage for _, stage, _ in units if stage is not None)
            for line, stage, _ in reversed(units):
                if stage is not None:
                    firsts[stage] = bool(line[number].text.strip())
            several = [stage for stage, size in sizes.items() if size > 1]
            if several and all(texts[stage] == 1 and firsts[stage] for stage in several):
                whole.add(number)
        return whole

    def _span_of(self, cell: Cell) -> int:
        """Return how many lines a cell spans."""
        span = self._spans.get(cell)
        return 1 if span is None else span.columns if self._reading.is_turned else span.rows

    def _add_line(self, line: Row, stages: Sequence[int | None], group: int | None, people: People, size: int) -> None:
        """Add the cells of a line; `stages` are its stage, and those of the lines after it."""
        stage = stages[0]
        column = self._reading.stage_column
        if self._banners and self._heads_rows(self._banners) and line[column].text.strip():
            self._told.add(self._heads[column])
            self._growing.add(line[column], self._heads[column], stage, group=group, people=people)
        for number in self._columns:
            cell = line[number]
            if not cell.text.strip() or number in self._counting or number in self._of_people:
                continue
            label, persons = self._labels[number], (*people, *self._people[number])
            self._told |= {self._named.get(person, person) for person in persons} | ({label} if label else set())
            is_step = label is None and self._reading.is_turned and number == column + 1
            span = self._span_of(cell)
            is_over_all = span > size and span >= len(self._body) > 1
            is_whole = number in self._whole or (size > 1 and span >= size)
            step = _STEPS if is_step else None
            if is_over_all and (stage is None or label is None or is_label_of_map(label.text)):
                self._growing.add(cell, label, None, people=persons, field=step)
                continue
            others = [other for other in dict.fromkeys(stages[:span]) if other not in (None, stage)]
            of_group = None if is_whole or others else group
            for of_stage in (stage, *others):
                self._growing.add(cell, label, of_stage, group=of_group, people=persons, field=step)

    def _labels_of_columns(self) -> dict[int, Cell | None]:
        """Return the label of each column: its own, or that of the column that it continues."""
        labels: dict[int, Cell | None] = {}
        label: Cell | None = None
        for number in self._columns:
            head = self._heads[number]
            if head.text.strip() and not (not self._reading.is_turned and letters(head.text) in self._known):
                label = head
            elif head.text.strip():
                label = None
            labels[number] = label
        return labels

    def _people_of_columns(self) -> dict[int, People]:
        """Return whose columns these are: people named above the labels, or in a heading between them."""
        found: dict[int, People] = dict.fromkeys(self._columns, ())
        for outer in self._reading.lines[: self._reading.head]:
            person: Cell | None = None
            corner = self._reading.stage_column
            parts = {number: cell for number, cell in enumerate(outer) if cell.text.strip() and number != corner}
            if not self._tells_people(outer, parts):
                continue
            for number in range(len(outer)):
                if number in parts:
                    person = self._person(parts[number])
                if person and number in found:
                    found[number] = (*found[number], person)
        person = None
        for number in self._columns if self._reading.is_turned else ():
            head = self._heads[number]
            if head.text.strip() and self._is_empty(number) and self._is_person(head.text):
                person = self._person(head)
            elif person:
                found[number] = (*found[number], person)
        if not self._reading.is_turned:
            for number in self._columns:
                if self._heads[number].text.strip() and letters(self._heads[number].text) in self._known:
                    found[number] = (*found[number], self._heads[number])
        return found

    def _tells_people(self, outer: Row, parts: dict[int, Cell]) -> bool:
        """Return whether the headings above the labels are people: called so, known, or with the same labels each."""
        column = self._reading.stage_column
        if is_persona_word(outer[column].text):
            return True
        names = [cell for number, cell in parts.items() if number != column]
        if not names or all(cell.text.strip(" .").isdecimal() for cell in names):
            return False
        if all(self._is_person(cell.text) for cell in names):
            return True
        under: list[set[str]] = []
        for number in self._columns:
            if number in parts:
                under.append(set())
            if under and self._heads[number].text.strip():
                under[-1].add(letters(self._heads[number].text))
        return len(under) > 1 and len(names) > 1 and bool(set.intersection(*under))

    def _is_empty(self, number: int) -> bool:
        return not any(line[number].text.strip() for line in self._body)

    def _counts(self, number: int) -> bool:
        """Return whether a column only numbers the lines."""
        head, texts = (
            self._heads[number].text,
            [cell.text.strip(" .()#") for line in self._body for cell in texts_of([line[number]])],
        )
        if not texts or not all(text.isdecimal() for text in texts):
            return False
        is_in_order = texts == [str(count) for count in range(int(texts[0]), int(texts[0]) + len(texts))]
        return is_number_word(head) or (is_in_order and (not head.strip() or stage_rank(head) > 0))

    def _names_people(self, number: int) -> bool:
        """Return whether a column says whom each line is about, not what they do."""
        head, texts = self._heads[number].text, [cell.text for line in self._body for cell in texts_of([line[number]])]
        if not is_persona_word(head) or not texts or any(len(text) > _LONGEST_NAME for text in texts):
            return False
        return letters(head).startswith("persona") or len(set(texts)) * 2 <= len(texts)

    def _person(self, cell: Cell) -> Cell:
        """Return the name in a cell that names a person."""
        name = Cell(persona_name(cell.text), cell.where)
        self._named[name] = cell
        return name

    def _record_headings(self) -> None:
        """Record the headings that have no text below them or only group others."""
        banners = [self._body[number][self._reading.stage_column] for number in self._banners]
        for cell in banners:
            if cell in self._named.values() and cell not in self._told:
                self._growing.record_layout(cell, "a heading within the table")
        for line in self._body:
            for number in self._of_people:
                if line[number] not in self._told:
                    self._growing.record_layout(line[number])
        for line in self._reading.lines[: self._reading.head]:
            for cell in line:
                if cell not in self._told:
                    self._growing.record_layout(cell, "a heading over others")
        for number, head in enumerate(self._heads):
            if head in self._told:
                continue
            if number == self._reading.stage_column and self._is_title(head.text):
                self._growing.title = head
                continue
            self._growing.record_layout(head)

    def _is_title(self, corner: str) -> bool:
        """Return whether the corner of a table is its title."""
        return (
            self._growing.title is None
            and not is_generic_corner(corner)
            and not stage_rank(corner)
            and not is_label(corner)
            and len(corner.split()) > 1
        )
