"""Summarize what a map inherits, changes, adds and drops of the map it extends, stage by stage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from journeymap.model.journey import Stage
from journeymap.translatable import N_
from journeymap.view.links import map_page
from journeymap.view.overlay.diff import Difference, Kind, diff_list, diff_stage
from journeymap.view.records import Target
from journeymap.workspace import LinkedJourney, LinkedStage, Workspace

Standing = Literal["inherited", "changed", "added", "left_out"]


@dataclass(frozen=True, slots=True)
class StageOverlay:
    """A stage beside the one below it; `inherited` counts what is the same on both."""

    id: str
    name: str
    standing: Standing
    inherited: int
    differences: tuple[Difference, ...]

    def of_kind(self, kind: str) -> tuple[Difference, ...]:
        """Return the differences of one kind."""
        return tuple(difference for difference in self.differences if difference.kind == kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlaySummary:
    """A map beside its base."""

    base_id: str
    base: Target
    base_reviewed: str | None
    reviewed: str | None
    """When this map itself says it was reviewed."""
    of_map: tuple[Difference, ...]
    """The differences of the map as a whole; not counted."""
    stages: tuple[StageOverlay, ...]

    @property
    def inherited(self) -> int:
        """How much is the same on the base map."""
        return sum(stage.inherited for stage in self.stages)

    @property
    def changed(self) -> int:
        """How much is different from the base map."""
        return self._count("changed")

    @property
    def added(self) -> int:
        """How much is only on this map."""
        return self._count("added")

    @property
    def dropped(self) -> int:
        """How much is dropped from stages that are still there."""
        return self._count("dropped")

    def _count(self, kind: str) -> int:
        return sum(len(stage.of_kind(kind)) for stage in self.stages)

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """The four numbers, each with its word."""
        return (
            ("inherited", self.inherited),
            ("changed", self.changed),
            ("added", self.added),
            ("dropped", self.dropped),
        )

    @property
    def different(self) -> tuple[StageOverlay, ...]:
        """The stages that differ from the base map."""
        return tuple(stage for stage in self.stages if stage.standing != "inherited")

    @property
    def same(self) -> tuple[StageOverlay, ...]:
        """The stages that are as on the base map."""
        return tuple(stage for stage in self.stages if stage.standing == "inherited")

    @property
    def left_out(self) -> tuple[StageOverlay, ...]:
        """The stages that only the base map has."""
        return tuple(stage for stage in self.stages if stage.standing == "left_out")

    @property
    def dropped_texts(self) -> tuple[tuple[str, str], ...]:
        """What is dropped: the name of the stage, and the text."""
        return tuple((stage.name, item.was or "") for stage in self.stages for item in stage.of_kind("dropped"))

    @property
    def sentence(self) -> str:
        """The numbers in words, without those that are zero."""
        return ", ".join(f"{number} {word}" for word, number in self.counts if number or word == "inherited")


def overlay_summary(journey: LinkedJourney, workspace: Workspace) -> OverlaySummary | None:
    """Compare a map with the one that its `extends` names; None where it names none."""
    base = journey.base
    if base is None:
        return None
    own_review = journey.model.reviewed if "reviewed" in journey.own_fields else None
    return OverlaySummary(
        base_id=base.id,
        base=Target(base.name, page=map_page(base)),
        base_reviewed=base.model.reviewed.isoformat() if base.model.reviewed else None,
        reviewed=own_review.isoformat() if own_review else None,
        of_map=tuple(_map_differences(journey, base, workspace)),
        stages=tuple(_stages(journey, workspace)),
    )


def _stages(journey: LinkedJourney, workspace: Workspace) -> Iterator[StageOverlay]:
    """The stages of this map, those that it leaves out after the one they follow on the base map."""
    left_out = {stage.id for stage in journey.left_out}
    in_scope = {stage.id for stage in journey.stages_in_scope}
    left_out_after: dict[str | None, list[LinkedStage]] = {}
    predecessor = None
    for stage in journey.base.stages if journey.base else ():
        if stage.id in left_out:
            left_out_after.setdefault(predecessor, []).append(stage)
        elif stage.id in in_scope:
            predecessor = stage.id
    yield from map(_left_out, left_out_after.get(None, ()))
    for stage in journey.stages_in_scope:
        if stage.origin != "own" and not (stage.origin == "inherited" and stage.is_empty):
            yield _stage_overlay(stage, workspace)
        yield from map(_left_out, left_out_after.get(stage.id, ()))


def _left_out(stage: LinkedStage) -> StageOverlay:
    return StageOverlay(stage.id, stage.name, "left_out", 0, ())


def _stage_overlay(stage: LinkedStage, workspace: Workspace) -> StageOverlay:
    below = stage.layer.base.model if stage.layer else Stage.unsaid() if stage.origin == "added" else stage.model
    diff = diff_stage(stage, below, workspace)
    return StageOverlay(stage.id, stage.name, _STANDING[stage.origin], diff.inherited, diff.differences)


_STANDING: dict[str, Standing] = {"inherited": "inherited", "changed": "changed", "added": "added"}


_MAP_FIELDS = {
    "state": N_("State"),
    "scope": N_("Scope"),
    "framework": N_("Framework"),
    "scenario": N_("Scenario"),
    "goal": N_("Goal"),
    "owner": N_("Owner"),
    "duration": N_("Duration"),
    "version": N_("Version"),
}
"""The fields of a map whose differences are shown, and what a reader calls them."""
_MAP_LISTS = ("pains", "opportunities", "metrics")
_IN_WORDS = ("state", "scope")


def _map_differences(journey: LinkedJourney, base: LinkedJourney, workspace: Workspace) -> Iterator[Difference]:
    for field, label in _MAP_FIELDS.items():
        was, now = getattr(base.model, field), getattr(journey.model, field)
        if was != now:
            kind: Kind = "added" if was is None else "changed"
            yield Difference(kind=kind, field=field, label=label, was=was, now=now, is_word=field in _IN_WORDS)
    for field in _MAP_LISTS:
        yield from diff_list(field, getattr(base.model, field), getattr(journey.model, field), workspace)
    for persona in journey.personas:
        if persona not in base.personas:
            yield Difference(kind="added", field="for", label=N_("Personas"), was=None, now=persona.model.name)
    for persona in base.personas:
        if persona not in journey.personas:
            yield Difference(kind="dropped", field="for", label=N_("Personas"), was=persona.model.name, now=None)
