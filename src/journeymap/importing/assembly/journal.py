"""Write down what becomes of each cell: one line of the account for each, however often it is looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from journeymap.importing.draft import Cell, Entry, Fate


class Journal:
    """The account of an import in the making."""

    def __init__(self) -> None:
        self._entries: dict[int, Entry] = {}

    def add(self, entries: Iterable[Entry]) -> None:
        """Take over what a reader knows."""
        for entry in entries:
            self._entries[id(entry.cell)] = entry

    def tell(self, cell: Cell, fate: Fate, target: str = "", how: str = "") -> None:
        """Say what became of a cell. What is said later counts."""
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
            if entry.target == route or entry.target.startswith(f"{route}."):
                self._entries[key] = replace(entry, fate=Fate.KEPT_AS_NOTE, how="the format has no room for it there")

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The lines of the account, in the order in which the cells were come to."""
        return tuple(self._entries.values())
