"""What people can change in a workbook."""

from __future__ import annotations

from dataclasses import dataclass, field

from journeymap.exporting.workbook.things import TEXT, Thing
from journeymap.importing.update.book import Said
from journeymap.model.base import Written
from journeymap.source import Route


@dataclass(frozen=True, slots=True, eq=False)
class Changed:
    """Another value in a field of a thing; an empty one where it was removed."""

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
    """What somebody feels at a stage, written otherwise."""

    stage: str
    who: str
    key: str
    was: str
    said: Said


Member = Thing | New


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """The things of a list as they shall stand, where one came in, or where they stand otherwise."""

    stage: str | None
    field: str
    members: tuple[Member, ...]
    parent: Thing | None = None


@dataclass(slots=True, eq=False)
class Changes:
    """Everything that people changed."""

    changed: list[Changed] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    moved: dict[int, tuple[str | None, str, str]] = field(default_factory=dict)
    """The stage and field to which things went, and where the workbook says so, by their numbers."""
    new: list[New] = field(default_factory=list)
    felt: list[Felt] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many things people did."""
        return len(self.changed) + len(self.removed) + len(self.moved) + len(self.new) + len(self.felt)

    def place_of(self, route: Route) -> str:
        """The cell whose change stands at a route of the file, as far as one can tell."""
        for new in self.new:
            if route[: 2 if new.stage else 0] == (("stages", new.stage) if new.stage else ()) and new.field in route:
                return new.said.at
        for change in self.changed:
            thing = change.thing
            is_there = thing.stage is None or route[:2] == ("stages", thing.stage)
            if is_there and (change.key in route or (change.key == TEXT and thing.field in route)):
                return change.said.at
        return ""
