"""Record what becomes of each cell: one entry per cell, however often it is visited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from journeymap.importing.draft import Cell, Entry, Fate


class Journal:
    """The account of an import while it runs."""

    def __init__(self) -> None:
        self._entries: dict[int, Entry] = {}

    def add(self, entries: Iterable[Entry]) -> None:
        """Add entries that a reader has made."""
        for entry in entries:
            self._entries[id(entry.cell)] = entry

    def tell(self, cell: Cell, fate: Fate, target: str = "", how: str = "") -> None:
        """Record what became of a cell. A later record replaces an earlier one."""
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
            if entry.target == route or entry.target.startswith(f"{route}."):
                self._entries[key] = replace(entry, fate=Fate.KEPT_AS_NOTE, how="the format has no room for it there")

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries, in the order in which their cells were first visited."""
        return tuple(self._entries.values())
