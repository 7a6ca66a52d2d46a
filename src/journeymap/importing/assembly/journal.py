"""Record what becomes of each cell: one entry per cell, however often it is visited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from journeymap.importing.draft import Cell, Entry, Fate

_AND = ", "
"""Separates the places of a cell that is at several."""


class Journal:
    """The account of an import while it runs."""

    def __init__(self) -> None:
        self._entries: dict[int, Entry] = {}
        self._at_several: set[int] = set()

    def add(self, entries: Iterable[Entry]) -> None:
        """Add entries that a reader has made."""
        for entry in entries:
            self._entries[id(entry.cell)] = entry

    def stands_at_several(self, cells: Iterable[Cell]) -> None:
        """Record that cells are at several places, so that all of them are reported."""
        self._at_several |= set(map(id, cells))

    def tell(self, cell: Cell, fate: Fate, target: str = "", how: str = "") -> None:
        """Record what became of a cell. A later record replaces it, unless the cell is at several places."""
        there = self._entries.get(id(cell)) if id(cell) in self._at_several else None
        if there and there.target and target not in ("", *there.target.split(_AND)):
            target = f"{there.target}{_AND}{target}"
            how = how or there.how
            fate = there.fate if fate is Fate.TAKEN else fate
        self._entries[id(cell)] = Entry(cell=cell, fate=fate, target=target, how=how)

    def tell_once(self, cell: Cell, fate: Fate, target: str = "", how: str = "") -> None:
        """Record what became of a cell, unless that is recorded already."""
        if id(cell) not in self._entries:
            self.tell(cell, fate, target, how)

    def knows(self, cell: Cell) -> bool:
        """Return whether it is recorded what became of a cell."""
        return id(cell) in self._entries

    def moved(self, route: str) -> None:
        """Record that what was at a route of a document is in its notes now."""
        for key, entry in self._entries.items():
            if any(target == route or target.startswith(f"{route}.") for target in entry.target.split(_AND)):
                self._entries[key] = replace(entry, fate=Fate.KEPT_AS_NOTE, how="the format has no room for it there")

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries, in the order in which their cells were first visited."""
        return tuple(self._entries.values())
