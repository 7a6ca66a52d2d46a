"""How a stage differs from the same stage of the map that its own map extends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from journeymap.workspace.graph.journey import LinkedStage

Origin = Literal["own", "inherited", "changed", "added"]
"""Where a part of a map that extends another comes from; `own` on every other map."""


class Dropped(NamedTuple):
    """Something in a list of the base map's stage that `drop` removes."""

    field: str
    was: Any


class Changed(NamedTuple):
    """A touchpoint, pain or opportunity of the base map that is written differently."""

    field: str
    was: Any
    now: Any


@dataclass(frozen=True, slots=True, eq=False)
class StageLayer:
    """What a stage changes and drops; what it adds is on the stage itself."""

    base: LinkedStage
    own_fields: frozenset[str]
    """The fields that are written in full, so that they replace those of the base."""
    dropped: tuple[Dropped, ...] = ()
    changed: tuple[Changed, ...] = ()
