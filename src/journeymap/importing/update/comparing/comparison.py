"""A workbook that came back beside what it was when it was exported, and what has been found out so far."""

from __future__ import annotations

from journeymap.importing.update.book import EditedBook, Said
from journeymap.importing.update.changes import Changes, Member

CellKey = tuple[str | None, str]


class Comparison:
    """What is known of a workbook while it is compared."""

    def __init__(self, book: EditedBook) -> None:
        self.book = book
        self.things = {thing.number: thing for thing in book.record.things}
        self.found = Changes()
        self.on_map: dict[int, Said] = {}
        """The texts of things as the map has them now."""
        self.gone: dict[int, str] = {}
        """The things that the map has no longer."""
        self.orders: dict[CellKey, list[Member]] = {}

    def refuse(self, message: str) -> None:
        self.book.refusals.append(message)

    def members(self, stage: str | None, lane: str) -> list[Member]:
        """The things of a cell, which need not be on the map."""
        if (stage, lane) not in self.orders:
            self.orders[(stage, lane)] = [
                thing
                for thing in self.book.record.things
                if thing.stage == stage and thing.field == lane and thing.parent is None and not thing.who
            ]
        return self.orders[(stage, lane)]
