"""Collect the draft of a map: its stages and personas, and what has been said about them so far."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from journeymap.importing.draft import Cell, DraftMap, DraftThing, Entry, Fate, Statement
from journeymap.importing.readers.nested.found_stages import Stage
from journeymap.model.suggest import letters

_BETWEEN_NAMES = re.compile(r"\s*[,;/、，；]\s*")


@dataclass
class MapBuilder:
    """The draft of a map while it is built."""

    entries: list[Entry]
    title: Cell | None = None
    stages: list[Stage] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    things: list[DraftThing] = field(default_factory=list)
    personas: dict[str, Cell] = field(default_factory=dict)
    """Their names, by their ids and their names."""
    in_order: list[Cell] = field(default_factory=list)
    """Keys beside the stages whose lists have one item for each stage."""
    groups: Iterator[int] = field(default_factory=count)

    def draft(self) -> DraftMap:
        """Return the draft."""
        return DraftMap(
            title=self.title,
            stages=tuple(stage.name for stage in self.stages),
            statements=tuple(self.statements),
            things=tuple(self.things),
        )

    def number_of(self, reference: str) -> int | None:
        """Return the number of the stage that a text names, by its name or its id."""
        wanted = letters(reference)
        found = (number for number, stage in enumerate(self.stages) if wanted and wanted in stage.ids)
        return next(found, None)

    def persona_named(self, reference: str) -> Cell | None:
        return self.personas.get(letters(reference))

    def people(self, reference: Cell) -> tuple[Cell, ...]:
        """Return the personas that a text names by id or name."""
        if self.persona_named(reference.text) is reference:
            return (reference,)
        named = [self.persona_named(part) for part in _BETWEEN_NAMES.split(reference.text)]
        if not all(named):
            return (reference,)
        self.entries.append(Entry(cell=reference, fate=Fate.LAYOUT, how="the personas of what stands there"))
        return tuple(filter(None, named))

    def add(
        self,
        cell: Cell,
        label: Cell | None,
        stage: int | None,
        *,
        field_: str | None = None,
        group: int | None = None,
        people: tuple[Cell, ...] = (),
        is_one: bool = False,
    ) -> None:
        statement = Statement(
            cell=cell, label=label, field=field_, stage=stage, group=group, people=people, is_one=is_one
        )
        self.statements.append(statement)
