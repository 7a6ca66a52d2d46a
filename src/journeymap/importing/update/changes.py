"""The kinds of changes that people make in a workbook."""

from __future__ import annotations

from dataclasses import dataclass, field

from journeymap.exporting.workbook.things import TEXT, Thing
from journeymap.importing.update.book import Said
from journeymap.model.base import Written
from journeymap.source import Route


@dataclass(frozen=True, slots=True, eq=False)
class Changed:
    """A new value in a field of a thing; an empty one if it was removed."""

    thing: Thing
    key: str
    said: Said


@dataclass(frozen=True, slots=True, eq=False)
class Removed:
    """A thing that is gone from the workbook."""

    thing: Thing
    at: str


@dataclass(slots=True, eq=False)
class New:
    """A thing that is new in the workbook."""

    model: type[Written] | None
    stage: str | None
    field: str
    values: dict[str, Said]
    parent: Thing | None = None

    @property
    def said(self) -> Said:
        return self.values[TEXT]


@dataclass(frozen=True, slots=True, eq=False)
class Felt:
    """A change of what somebody feels at a stage."""

    stage: str
    who: str
    key: str
    was: str
    said: Said


Member = Thing | New


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """The new order of a list in which something was added or moved."""

    stage: str | None
    field: str
    members: tuple[Member, ...]
    parent: Thing | None = None


@dataclass(slots=True, eq=False)
class Changes:
    """All changes in a workbook."""

    changed: list[Changed] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    moved: dict[int, tuple[str | None, str, str]] = field(default_factory=dict)
    """The new stage and field of things that moved, and where the workbook says so, by the numbers of the things."""
    new: list[New] = field(default_factory=list)
    felt: list[Felt] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)

    @property
    def count(self) -> int:
        """The number of changes."""
        return len(self.changed) + len(self.removed) + len(self.moved) + len(self.new) + len(self.felt)

    def place_of(self, route: Route) -> str:
        """Return the cell whose change is at a route of the file, as far as that is known."""
        for new in self.new:
            if route[: 2 if new.stage else 0] == (("stages", new.stage) if new.stage else ()) and new.field in route:
                return new.said.at
        for change in self.changed:
            thing = change.thing
            is_there = thing.stage is None or route[:2] == ("stages", thing.stage)
            if is_there and (change.key in route or (change.key == TEXT and thing.field in route)):
                return change.said.at
        return ""
