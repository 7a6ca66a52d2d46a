"""What a stage says over the stage of the map that its own map extends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from journeymap.workspace.graph.journey import LinkedStage

Origin = Literal["own", "inherited", "changed", "added"]
"""Where a part of a map that extends another comes from; `own` on every other map."""


class Dropped(NamedTuple):
    """Something that the base map has in a list of a stage, and that `drop:` takes away."""

    field: str
    was: Any


class Changed(NamedTuple):
    """A touchpoint, pain or opportunity that the base map has too, in other words."""

    field: str
    was: Any
    now: Any


@dataclass(frozen=True, slots=True, eq=False)
class StageLayer:
    """What a stage says over the one below it; what it adds is on the stage itself."""

    below: LinkedStage
    said: frozenset[str]
    """The fields that are said whole, so that they replace those below."""
    dropped: tuple[Dropped, ...] = ()
    changed: tuple[Changed, ...] = ()
