"""What a map says over the map below it, as it is remembered at each stage."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from journeymap.workspace.graph.journey import LinkedJourney, LinkedStage

Origin = Literal["own", "inherited", "changed", "added"]
"""Where a part of a map laid over another comes from; `own` on every other map."""


class Dropped(NamedTuple):
    """Something that the map below has in a list of a stage, and that `drop:` takes away."""

    field: str
    was: Any


class Changed(NamedTuple):
    """A touchpoint, pain or opportunity that is there in the map below, in other words."""

    field: str
    was: Any
    now: Any


@dataclass(slots=True, eq=False)
class StageLayer:
    """What a stage says over the one below it; what it adds is on the stage itself."""

    below: LinkedStage
    said: frozenset[str]
    """The fields that are said whole, so that they replace those below."""
    dropped: list[Dropped] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)


def left_out(journey: LinkedJourney) -> tuple[LinkedStage, ...]:
    """The stages that hold something on the map below and that this one skips, lacks, or has out of its scope."""
    if journey.base is None:
        return ()
    here = {stage.id for stage in journey.stages_in_scope}
    return tuple(stage for stage in journey.base.written_stages if stage.id not in here)
