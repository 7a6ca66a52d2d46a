"""The state of a comparison of a workbook with what it held when it was exported."""

from __future__ import annotations

from journeymap.importing.update.book import EditedBook, Said
from journeymap.importing.update.changes import Changes, Member

CellKey = tuple[str | None, str]


class Comparison:
    """What a comparison has found so far."""

    def __init__(self, book: EditedBook) -> None:
        self.book = book
        self.things = {thing.number: thing for thing in book.record.things}
        self.found = Changes()
        self.on_map: dict[int, Said] = {}
        """The texts of things on the map as they are now."""
        self.gone: dict[int, str] = {}
        """The things that are gone from the map, and where they were."""
        self.orders: dict[CellKey, list[Member]] = {}

    def refuse(self, message: str) -> None:
        self.book.refusals.append(message)

    def members(self, stage: str | None, lane: str) -> list[Member]:
        """Return the things of a cell, which may have no place on the sheet of the map."""
        if (stage, lane) not in self.orders:
            self.orders[(stage, lane)] = [
                thing
                for thing in self.book.record.things
                if thing.stage == stage and thing.field == lane and thing.parent is None and not thing.who
            ]
        return self.orders[(stage, lane)]
