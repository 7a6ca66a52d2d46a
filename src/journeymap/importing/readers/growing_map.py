"""Collect the draft of a map whose cells are found in one table or across a file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from journeymap.importing.draft import Cell, DraftMap, DraftThing, Entry, Fate, Statement
from journeymap.importing.readers.headings import number_of, without_number
from journeymap.model.suggest import letters

_BETWEEN = re.compile(r"\s*(?:[+/,;、，→–]|->|\s-\s|\band\b|\bund\b|\bet\b|\by\b)\s*")
_SHORTEST = 4
"""Shorter texts are the beginning of too many names."""


def stage_key(name: str) -> str:
    """Return the part of a stage's name that is compared."""
    return letters(without_number(name)) or name.strip()


def _is_near(name: str, other: str) -> bool:
    """Return whether one name only adds words to the other: `Evaluate` and `Evaluate availability`."""
    shorter, longer = sorted((name, other), key=len)
    return len(shorter) >= (_SHORTEST if shorter.isascii() else 2) and longer.startswith(shorter)


class GrowingMap:
    """The stages of a map in the order in which they were found, and what is said about them."""

    def __init__(self, title: Cell | None = None) -> None:
        self.title = title
        self.stages: list[Cell] = []
        self.statements: list[Statement] = []
        self.things: list[DraftThing] = []
        self.entries: list[Entry] = []
        self.scale: tuple[float, float] | None = None
        self.is_settled = False
        """Whether all stages are known, so that a name much like one of them means that one."""
        self._numbers: dict[str, int] = {}
        self._groups = 0

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys by which its stages are compared."""
        return tuple(self._numbers)

    def number_of(self, name: str) -> int | None:
        """Return the number of a known stage; None if there is none of that name."""
        key = stage_key(name)
        if key.isdecimal() and self.is_settled and 0 < int(key) <= len(self.stages):
            return int(key) - 1
        if key in self._numbers or not self.is_settled:
            return self._numbers.get(key)
        near = {number for known, number in self._numbers.items() if _is_near(key, known)}
        return near.pop() if len(near) == 1 else None

    def names_several(self, text: str) -> bool:
        """Return whether a text names several of the stages: `Launch + Deploy`."""
        parts = [
            part for part in re.split(r"\s*(?:[+/,;、，→]|–|->|\s-\s|\band\b|\bund\b|\bet\b|\by\b)\s*", text) if part
        ]
        return len(parts) > 1 and all(self.number_of(part) is not None for part in parts)

    def stage(self, cell: Cell) -> int:
        """Return the number of a stage, adding it unless there is one with that name or number."""
        number = self.number_of(cell.text)
        if number is None and self.is_settled and (count := number_of(cell.text)) and count <= len(self.stages):
            number = count - 1
        if number is not None:
            self.record_layout(cell, "this stage again")
            return number
        return self.another_stage(cell)

    def another_stage(self, cell: Cell) -> int:
        """Add a stage, even if there is one of that name."""
        self._numbers.setdefault(stage_key(cell.text), len(self.stages))
        self.stages.append(Cell(without_number(cell.text), cell.where))
        return len(self.stages) - 1

    def new_group(self) -> int:
        """Return a new group number for the cells of one thing, such as the touchpoint of a row."""
        self._groups += 1
        return self._groups - 1

    def add(
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
        """Add a statement."""
        self.statements.append(
            Statement(
                cell=cell, label=label, field=field, stage=stage, group=group, is_one=is_one, people=tuple(people)
            )
        )

    def record_layout(self, cell: Cell, how: str = "") -> None:
        """Record a cell that is only layout."""
        if cell.text.strip():
            self.entries.append(Entry(cell=cell, fate=Fate.LAYOUT, how=how))

    def to_draft(self) -> DraftMap:
        """Return the draft."""
        return DraftMap(
            title=self.title,
            stages=tuple(self.stages),
            statements=tuple(self.statements),
            things=tuple(self.things),
            scale=self.scale,
        )

    def absorb(self, draft: DraftMap) -> None:
        """Add a map that was found as a whole, such as a diagram."""
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
