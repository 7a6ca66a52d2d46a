"""A map while its cells are being found, in one table or in many places of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from journeymap.importing.draft import Cell, DraftMap, DraftThing, Entry, Fate, Statement
from journeymap.importing.readers.headings import number_of, without_number
from journeymap.model.suggest import letters

_BETWEEN = re.compile(r"\s*(?:[+/,;、，→–]|->|\s-\s|\band\b|\bund\b|\bet\b|\by\b)\s*")
_SHORTEST = 4
"""Fewer letters are the beginning of too many names."""


def stage_key(name: str) -> str:
    """What is compared of two names of a stage."""
    return letters(without_number(name)) or name.strip()


def _is_near(name: str, other: str) -> bool:
    """Whether one of two names is the other with more words: `Evaluate` and `Evaluate availability`."""
    shorter, longer = sorted((name, other), key=len)
    return len(shorter) >= (_SHORTEST if shorter.isascii() else 2) and longer.startswith(shorter)


class GrowingMap:
    """The stages of a map in the order in which they were met, and what is said of them."""

    def __init__(self, title: Cell | None = None) -> None:
        self.title = title
        self.stages: list[Cell] = []
        self.statements: list[Statement] = []
        self.things: list[DraftThing] = []
        self.entries: list[Entry] = []
        self.scale: tuple[float, float] | None = None
        self.is_settled = False
        """Whether all its stages are known, so that a name much like one of them is that one."""
        self._numbers: dict[str, int] = {}
        self._groups = 0

    @property
    def keys(self) -> tuple[str, ...]:
        """What is compared of the names of its stages."""
        return tuple(self._numbers)

    def number_of(self, name: str) -> int | None:
        """Return the number of a stage that is there already."""
        key = stage_key(name)
        if key.isdecimal() and self.is_settled and 0 < int(key) <= len(self.stages):
            return int(key) - 1
        if key in self._numbers or not self.is_settled:
            return self._numbers.get(key)
        near = {number for known, number in self._numbers.items() if _is_near(key, known)}
        return near.pop() if len(near) == 1 else None

    def names_several(self, text: str) -> bool:
        """Whether a text names several of the stages: `Launch + Deploy`."""
        parts = [
            part for part in re.split(r"\s*(?:[+/,;、，→]|–|->|\s-\s|\band\b|\bund\b|\bet\b|\by\b)\s*", text) if part
        ]
        return len(parts) > 1 and all(self.number_of(part) is not None for part in parts)

    def stage(self, cell: Cell) -> int:
        """Return the number of a stage, which is new unless one of that name, or of that number, is there."""
        number = self.number_of(cell.text)
        if number is None and self.is_settled and (count := number_of(cell.text)) and count <= len(self.stages):
            number = count - 1
        if number is not None:
            self.lay_out(cell, "this stage again")
            return number
        return self.another_stage(cell)

    def another_stage(self, cell: Cell) -> int:
        """Add a stage, whether or not one of that name is there."""
        self._numbers.setdefault(stage_key(cell.text), len(self.stages))
        self.stages.append(Cell(without_number(cell.text), cell.where))
        return len(self.stages) - 1

    def new_group(self) -> int:
        """Return the number of another thing, such as the touchpoint of a row."""
        self._groups += 1
        return self._groups - 1

    def say(
        self,
        cell: Cell,
        label: Cell | None,
        stage: int | None,
        *,
        group: int | None = None,
        people: Iterable[Cell] = (),
        field: str | None = None,
        is_one: bool = False,
    ) -> None:
        """Add what a cell says."""
        self.statements.append(
            Statement(
                cell=cell, label=label, field=field, stage=stage, group=group, is_one=is_one, people=tuple(people)
            )
        )

    def lay_out(self, cell: Cell, how: str = "") -> None:
        """Keep account of a cell that only gives the others their form."""
        if cell.text.strip():
            self.entries.append(Entry(cell=cell, fate=Fate.LAYOUT, how=how))

    def to_draft(self) -> DraftMap:
        """Return the map as far as it has grown."""
        return DraftMap(
            title=self.title,
            stages=tuple(self.stages),
            statements=tuple(self.statements),
            things=tuple(self.things),
            scale=self.scale,
        )

    def absorb(self, draft: DraftMap) -> None:
        """Take in a map that was found as a whole, such as a diagram."""
        self.title = self.title or draft.title
        self.scale = self.scale or draft.scale
        numbers = [self.stage(stage) if stage.text else self.another_stage(stage) for stage in draft.stages]
        groups: dict[int, int] = {}
        for statement in draft.statements:
            group = statement.group
            if group is not None:
                group = groups.setdefault(group, self.new_group()) if group not in groups else groups[group]
            stage = None if statement.stage is None else numbers[statement.stage]
            self.statements.append(replace(statement, stage=stage, group=group))
        self.things += draft.things
