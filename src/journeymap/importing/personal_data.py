"""Keep e-mail addresses out of imports and their accounts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from journeymap.importing.draft import Cell, Draft, DraftMap, DraftThing, Entry, ExportedMap, Fate, Statement, ThingKind
from journeymap.redaction import Redactor

_NOTHING_ELSE = re.compile(r"[\s<>(),;]*(?:\((?:e-mail address|phone number) removed[ 0-9]*\)[\s<>(),;]*)+")
_OF_ACCOUNTS = frozenset({ThingKind.ACCOUNT, ThingKind.MEMBER})


def without_addresses(draft: Draft) -> Draft:
    """Return a draft without contact details."""
    return _Cleaning().cleaned(draft)


class _Cleaning:
    """Removes addresses from a draft. A cell that several things refer to stays a single cell."""

    def __init__(self) -> None:
        self._redactor = Redactor()
        self._cells: dict[Cell, Cell] = {}
        self._entries: list[Entry] = []
        self._over_nothing: dict[Cell, None] = {}
        """The labels of statements that are empty now."""
        self._labels: set[Cell] = set()
        self._changed = 0

    def cleaned(self, draft: Draft) -> Draft:
        maps = tuple(map(self._map, draft.maps))
        things = tuple(map(self._thing, draft.things))
        texts = tuple(map(self._cell, draft.texts))
        exports = tuple(map(self._exported, draft.exports))
        entries = tuple(replace(entry, cell=self._cell(entry.cell)) for entry in draft.entries)
        if not self._changed:
            return draft
        labels = (Entry(cell=label, fate=Fate.LAYOUT) for label in self._over_nothing if label not in self._labels)
        cells = "1 cell" if self._changed == 1 else f"{self._changed} cells"
        note = f"E-mail addresses and phone numbers in {cells} did not come in. Name a team or a role in their place."
        return Draft(
            maps=maps,
            exports=exports,
            things=things,
            texts=texts,
            entries=(*entries, *self._entries, *labels),
            notes=(*draft.notes, note),
        )

    def _map(self, draft_map: DraftMap) -> DraftMap:
        return replace(
            draft_map,
            title=self._cell(draft_map.title) if draft_map.title else None,
            stages=tuple(map(self._cell, draft_map.stages)),
            statements=self._statements(draft_map.statements),
            things=tuple(map(self._thing, draft_map.things)),
        )

    def _exported(self, exported: ExportedMap) -> ExportedMap:
        things = {kind: self._data(of_kind) for kind, of_kind in exported.things.items()}
        return replace(exported, data=self._data(exported.data), things=things)

    def _data(self, value: Any) -> Any:
        """Return nested values without addresses."""
        if isinstance(value, dict):
            return {key: self._data(part) for key, part in value.items()}
        if isinstance(value, list):
            return list(map(self._data, value))
        if not isinstance(value, str):
            return value
        text = self._redactor.cleaned(value)
        self._changed += text != value
        return text

    def _thing(self, thing: DraftThing) -> DraftThing:
        has_phones = thing.kind in _OF_ACCOUNTS
        return replace(
            thing,
            name=self._cell(thing.name, has_phones=has_phones),
            statements=self._statements(thing.statements, has_phones=has_phones),
            things=tuple(map(self._thing, thing.things)),
        )

    def _statements(self, statements: Iterable[Statement], *, has_phones: bool = False) -> tuple[Statement, ...]:
        """Return the statements that are not empty now."""
        kept = []
        for statement in statements:
            cell = self._cell(statement.cell, has_phones=has_phones)
            if cell is not statement.cell and _NOTHING_ELSE.fullmatch(cell.text):
                self._entries.append(Entry(cell=cell, fate=Fate.LEFT_OUT, how="it does not come in"))
                if statement.label:
                    self._over_nothing[self._cell(statement.label)] = None
                continue
            label = self._cell(statement.label) if statement.label else None
            self._labels |= {label} if label else set()
            people = tuple(map(self._cell, statement.people))
            kept.append(replace(statement, cell=cell, label=label, people=people))
        return tuple(kept)

    def _cell(self, cell: Cell, *, has_phones: bool = False) -> Cell:
        if cell not in self._cells:
            text = self._redactor.cleaned(cell.text, has_phones=has_phones)
            self._changed += text != cell.text
            self._cells[cell] = cell if text == cell.text else Cell(text, cell.where)
        return self._cells[cell]
