"""A map laid over another comes in; what it inherits, changes, adds and drops goes out, stage by stage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from journeymap.model.journey import Stage
from journeymap.translatable import N_
from journeymap.view.links import map_page
from journeymap.view.overlay.diff import Difference, Differences
from journeymap.view.records import Target
from journeymap.workspace import LinkedJourney, LinkedStage, Workspace

Standing = Literal["inherited", "changed", "added", "left_out"]


@dataclass(frozen=True, slots=True)
class StageLayers:
    """A stage beside the one below it. `inherited` counts what stands here as it stands there."""

    id: str
    name: str
    standing: Standing
    inherited: int
    differences: tuple[Difference, ...]

    def of_kind(self, kind: str) -> tuple[Difference, ...]:
        """Its differences of one kind."""
        return tuple(one for one in self.differences if one.kind == kind)


@dataclass(frozen=True, slots=True)
class Layers:
    """A map beside the one it is laid over."""

    base_id: str
    base: Target
    base_reviewed: str | None
    reviewed: str | None
    """When this map itself says it was reviewed."""
    about: tuple[Difference, ...]
    """What it says anew of the map as a whole; not counted."""
    stages: tuple[StageLayers, ...]

    @property
    def inherited(self) -> int:
        """How much stands here as it stands on the map below."""
        return sum(stage.inherited for stage in self.stages)

    @property
    def changed(self) -> int:
        """How much is said anew."""
        return self._count("changed")

    @property
    def added(self) -> int:
        """How much stands only here."""
        return self._count("added")

    @property
    def dropped(self) -> int:
        """How much is taken away from stages that are still there."""
        return self._count("dropped")

    def _count(self, kind: str) -> int:
        return sum(len(stage.of_kind(kind)) for stage in self.stages)

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """The four numbers, each with its word."""
        words = ("inherited", "changed", "added", "dropped")
        return tuple((word, getattr(self, word)) for word in words)

    @property
    def different(self) -> tuple[StageLayers, ...]:
        """The stages that are not as on the map below."""
        return tuple(stage for stage in self.stages if stage.standing != "inherited")

    @property
    def as_below(self) -> tuple[StageLayers, ...]:
        """The stages that are."""
        return tuple(stage for stage in self.stages if stage.standing == "inherited")

    @property
    def left_out(self) -> tuple[StageLayers, ...]:
        """The stages that only the map below has."""
        return tuple(stage for stage in self.stages if stage.standing == "left_out")

    @property
    def lost(self) -> tuple[tuple[str, str], ...]:
        """What is dropped: the name of the stage, and what it was."""
        return tuple((stage.name, one.was or "") for stage in self.stages for one in stage.of_kind("dropped"))

    @property
    def sentence(self) -> str:
        """The four numbers in a row, without those that are zero."""
        return ", ".join(f"{number} {word}" for word, number in self.counts if number or word == "inherited")


def layers(journey: LinkedJourney, workspace: Workspace) -> Layers | None:
    """What a map says over the one that `extends` names; None where it names none."""
    base = journey.base
    if base is None:
        return None
    itself = journey.model.reviewed if "reviewed" in journey.own_fields else None
    return Layers(
        base_id=base.id,
        base=Target(base.model.title, page=map_page(base)),
        base_reviewed=base.model.reviewed.isoformat() if base.model.reviewed else None,
        reviewed=itself.isoformat() if itself else None,
        about=tuple(_about(journey, base)),
        stages=tuple(_stages(journey, workspace)),
    )


def _stages(journey: LinkedJourney, workspace: Workspace) -> Iterator[StageLayers]:
    """The stages of this map, those that it leaves out after the one they follow on the map below."""
    lost = {stage.id: stage for stage in journey.left_out}
    after: dict[str | None, list[LinkedStage]] = {}
    last = None
    here = {stage.id for stage in journey.stages_in_scope}
    for stage in journey.base.stages if journey.base else ():
        if stage.id in lost:
            after.setdefault(last, []).append(stage)
        elif stage.id in here:
            last = stage.id
    yield from map(_left_out, after.get(None, ()))
    for stage in journey.stages_in_scope:
        if stage.origin != "own" and not (stage.origin == "inherited" and stage.is_empty):
            yield _laid(stage, workspace)
        yield from map(_left_out, after.get(stage.id, ()))


def _left_out(stage: LinkedStage) -> StageLayers:
    return StageLayers(stage.id, stage.name, "left_out", 0, ())


def _laid(stage: LinkedStage, workspace: Workspace) -> StageLayers:
    below = stage.layer.base.model if stage.layer else Stage() if stage.origin == "added" else stage.model
    found = Differences(stage, below, workspace)
    return StageLayers(stage.id, stage.name, _STANDING[stage.origin], found.inherited, tuple(found.found))


_STANDING: dict[str, Standing] = {"inherited": "inherited", "changed": "changed", "added": "added"}


ABOUT = {
    "state": N_("State"),
    "scope": N_("Scope"),
    "framework": N_("Framework"),
    "scenario": N_("Scenario"),
    "goal": N_("Goal"),
    "owner": N_("Owner"),
}
"""The fields of a map whose changes are told, and what a reader calls them."""
_IN_WORDS = ("state", "scope")


def _about(journey: LinkedJourney, base: LinkedJourney) -> Iterator[Difference]:
    for field, label in ABOUT.items():
        was, now = getattr(base.model, field), getattr(journey.model, field)
        if was != now:
            kind: Literal["added", "changed"] = "added" if was is None else "changed"
            yield Difference(kind, field, label, was, now, is_word=field in _IN_WORDS)
    for persona in journey.personas:
        if persona not in base.personas:
            yield Difference("added", "for", N_("Personas"), None, persona.model.name)
    for persona in base.personas:
        if persona not in journey.personas:
            yield Difference("dropped", "for", N_("Personas"), persona.model.name, None)
