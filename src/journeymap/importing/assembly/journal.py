"""Write down what becomes of each cell: one line of the account for each, however often it is looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from journeymap.importing.draft import Cell, Entry, Fate

_AND = ", "
"""Stands between the places of a cell that stands at several."""


class Journal:
    """The account of an import in the making."""

    def __init__(self) -> None:
        self._entries: dict[int, Entry] = {}
        self._at_several: set[int] = set()

    def add(self, entries: Iterable[Entry]) -> None:
        """Take over what a reader knows."""
        for entry in entries:
            self._entries[id(entry.cell)] = entry

    def stands_at_several(self, cells: Iterable[Cell]) -> None:
        """Note that cells stand at several places, so that each of these is told."""
        self._at_several |= set(map(id, cells))

    def tell(self, cell: Cell, fate: Fate, target: str = "", how: str = "") -> None:
        """Say what became of a cell. What is said later counts, besides what is said of its other places."""
        there = self._entries.get(id(cell)) if id(cell) in self._at_several else None
        if there and there.target and target not in ("", *there.target.split(_AND)):
            target = f"{there.target}{_AND}{target}"
            how = how or there.how
            fate = there.fate if fate is Fate.TAKEN else fate
        self._entries[id(cell)] = Entry(cell=cell, fate=fate, target=target, how=how)

    def tell_once(self, cell: Cell, fate: Fate, target: str = "", how: str = "") -> None:
        """Say what became of a cell, unless that is said already."""
        if id(cell) not in self._entries:
            self.tell(cell, fate, target, how)

    def knows(self, cell: Cell) -> bool:
        """Whether it is said what became of a cell."""
        return id(cell) in self._entries

    def moved(self, route: str) -> None:
        """Note that what stood at a route of a document stands in its notes now."""
        for key, entry in self._entries.items():
            if any(target == route or target.startswith(f"{route}.") for target in entry.target.split(_AND)):
                self._entries[key] = replace(entry, fate=Fate.KEPT_AS_NOTE, how="the format has no room for it there")

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The lines of the account, in the order in which the cells were come to."""
        return tuple(self._entries.values())
