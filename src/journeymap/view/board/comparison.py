"""Compare a map with another one of the same journey, stage by stage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from journeymap.analysis.feelings import scale_of
from journeymap.translatable import N_
from journeymap.view.board.comparison_summary import (
    ComparisonSummary,
    Relief,
    Standing,
    Step,
    aims_of,
    gains_of,
    people_of,
)
from journeymap.view.board.curve import Curve
from journeymap.view.board.curve_line import CurveLine, CurvePoint
from journeymap.view.board.items import ContentItem, Item, MetricItem, PainItem, TouchpointItem
from journeymap.view.board.lanes import LaneView, lane_views
from journeymap.view.feelings import FeelingText
from journeymap.view.gap_index import GapIndex
from journeymap.view.links import map_page
from journeymap.view.records import PersonaTag, Target
from journeymap.view.sources import SourceList
from journeymap.workspace import LinkedJourney, LinkedStage, Workspace

ChangeKind = Literal[
    "stage_only_on_this", "stage_only_on_other", "stage_left_out", "feeling", "duration", "added", "removed", "answered"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference: how something reads on the other map and on this one."""

    kind: ChangeKind
    lane: str | None = None
    """The title of the lane, for what was added, removed or answered."""
    lane_id: str | None = None
    persona: PersonaTag | None = None
    on_other: str | None = None
    on_this: str | None = None
    felt_on_other: FeelingText | None = None
    felt_on_this: FeelingText | None = None


@dataclass(frozen=True, slots=True)
class StageChanges:
    """What differs at one stage; without an id, people do not come by it on this map.

    `come` and `gone` are the touchpoints, and `gone_pains` the pains, that come or go with the stage itself.
    """

    stage: str
    stage_id: str | None
    changes: tuple[Change, ...]
    come: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    gone_pains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A map beside another one of the same journey."""

    other_map: Target
    state: str
    lines: tuple[CurveLine, ...]
    stages: tuple[StageChanges, ...]
    summary: ComparisonSummary


def compared_with(journey: LinkedJourney, workspace: Workspace) -> LinkedJourney | None:
    """Return the map that a map's `compare` names."""
    other = workspace.journeys.get(journey.model.compare or "")
    return None if other is journey else other


def comparison(
    journey: LinkedJourney,
    gaps: GapIndex,
    curve: Curve | None,
    lanes: Sequence[LaneView],
    personas: Sequence[PersonaTag],
    of_map: Sequence[MetricItem],
) -> Comparison | None:
    """Compare a map with the one that its `compare` names; None where it names none. `of_map` are its own metrics."""
    other = compared_with(journey, gaps.workspace)
    if other is None:
        return None
    lines, other_lines = (curve.lines, curve.beside) if curve else ((), ())
    pair = _Pair(journey, other, lanes, lane_views(other, gaps, personas, SourceList(gaps.workspace)))
    stages = (*pair.stages_on_this(lines, other_lines), *pair.stages_only_on_other())
    names = [(stage.id, stage.name) for stage in journey.stages]
    in_scope = {stage.id for stage in journey.stages_in_scope}
    gains = gains_of(lines, other_lines, names, scale_of(gaps.workspace, journey))
    return Comparison(
        other_map=Target(other.name, page=map_page(other)),
        state=other.model.state,
        lines=other_lines,
        stages=tuple(stage for stage in stages if stage.changes),
        summary=ComparisonSummary(
            people=people_of(lines, other_lines, gains),
            gains=gains,
            steps=tuple(map(_step, stages)),
            reliefs=tuple(relief for stage in stages for relief in _reliefs(stage)),
            aims=aims_of(lanes, of_map, in_scope),
        ),
    )


def _step(stage: StageChanges) -> Step:
    kinds = {change.kind for change in stage.changes}
    standing: Standing = "changed" if kinds else "same"
    if "stage_only_on_this" in kinds:
        standing = "added"
    elif kinds & {"stage_only_on_other", "stage_left_out"}:
        standing = "left_out"
    come = [change for change in stage.changes if change.kind == "added" and change.lane_id == "touchpoints"]
    gone = [change for change in stage.changes if change.kind == "removed" and change.lane_id == "touchpoints"]
    return Step(
        stage=stage.stage,
        stage_id=stage.stage_id,
        standing=standing,
        come=(*stage.come, *(change.on_this or "" for change in come)),
        gone=(*stage.gone, *(change.on_other or "" for change in gone)),
        changed=len(stage.changes) - len(come) - len(gone) if standing == "changed" else 0,
    )


def _reliefs(stage: StageChanges) -> Iterator[Relief]:
    """Pains that are answered, or gone, be it with their stage."""
    yield from (Relief(stage.stage, stage.stage_id or "", text, True) for text in stage.gone_pains)
    for change in stage.changes:
        if change.kind == "answered":
            yield Relief(stage.stage, stage.stage_id or "", change.on_this or "", False)
        elif change.kind == "removed" and change.lane_id == "pains":
            yield Relief(stage.stage, stage.stage_id or "", change.on_other or "", True)


class _Pair:
    """Two maps side by side, stages matched by id."""

    def __init__(
        self, this: LinkedJourney, other: LinkedJourney, lanes: Sequence[LaneView], other_lanes: Sequence[LaneView]
    ) -> None:
        self._this, self._other = this, other
        self._items, self._other_items = _by_cell(lanes), _by_cell(other_lanes)
        titles = {lane.id: lane.title for lane in (*other_lanes, *lanes) if lane.id != "content"}
        self._lane_titles = {**titles, "content": N_("Content")}  # last, as it stands on touchpoints of any lane

    def stages_on_this(self, lines: Sequence[CurveLine], other_lines: Sequence[CurveLine]) -> Iterator[StageChanges]:
        """The stages of this map, with what differs from the other one."""
        other_stages = {stage.id: stage for stage in self._other.stages_in_scope}
        for column, stage in enumerate(self._this.stages):
            other_stage = other_stages.get(stage.id)
            if not stage.in_scope:
                if other_stage:
                    yield self._without(other_stage, "stage_left_out")
                continue
            if other_stage is None:
                come = tuple(self._items.get(("touchpoints", stage.id), ()))
                yield StageChanges(stage.name, stage.id, (Change(kind="stage_only_on_this"),), come=come)
                continue
            before, after = other_stage.model.duration, stage.model.duration
            changes = [Change(kind="duration", on_other=before, on_this=after)] if before != after else []
            for line, other_line in zip(lines, other_lines, strict=True):
                changes += _feeling_changes(line.persona, line.points[column], other_line.points[column])
            yield StageChanges(stage.name, stage.id, (*changes, *self._item_changes(stage.id)))

    def stages_only_on_other(self) -> Iterator[StageChanges]:
        """The stages that this map does not have."""
        ids = {stage.id for stage in self._this.stages}
        for stage in self._other.stages_in_scope:
            if stage.id not in ids:
                yield self._without(stage, "stage_only_on_other")

    def _without(self, stage: LinkedStage, kind: ChangeKind) -> StageChanges:
        """A stage of the other map by which people do not come on this one."""
        touchpoints, pains = (tuple(self._other_items.get((lane, stage.id), ())) for lane in ("touchpoints", "pains"))
        return StageChanges(stage.name, None, (Change(kind=kind),), gone=touchpoints, gone_pains=pains)

    def _item_changes(self, stage: str) -> Iterator[Change]:
        for lane, title in self._lane_titles.items():
            items = self._items.get((lane, stage), {})
            other_items = self._other_items.get((lane, stage), {})
            yield from (
                Change(kind="added", lane=title, lane_id=lane, on_this=text)
                for text in items
                if text not in other_items
            )
            yield from (
                Change(kind="removed", lane=title, lane_id=lane, on_other=text)
                for text in other_items
                if text not in items
            )
            for text, item in items.items():
                if _is_answered(item) and _is_unanswered(other_items.get(text)):
                    yield Change(kind="answered", lane=title, lane_id=lane, on_this=text)


def _by_cell(lanes: Sequence[LaneView]) -> dict[tuple[str, str], dict[str, Item]]:
    """The items of each cell by their text. Content counts wherever it stands: on a touchpoint or by itself."""
    cells: dict[tuple[str, str], dict[str, Item]] = {}
    for lane in lanes:
        for cell in lane.cells:
            for item in cell.items:
                cells.setdefault((lane.id, cell.stage), {})[_text(item)] = item
                if isinstance(item, TouchpointItem):
                    pieces = cells.setdefault(("content", cell.stage), {})
                    pieces.update((_text(piece), piece) for piece in item.content)
    return cells


def _text(item: Item) -> str:
    return item.target.text if isinstance(item, ContentItem) else item.text


def _is_answered(item: Item | None) -> bool:
    return isinstance(item, PainItem) and item.answered


def _is_unanswered(item: Item | None) -> bool:
    return isinstance(item, PainItem) and not item.answered


def _feeling_changes(persona: PersonaTag | None, point: CurvePoint, other: CurvePoint) -> list[Change]:
    if not point.differs_from(other):
        return []
    return [Change(kind="feeling", persona=persona, felt_on_other=other.says, felt_on_this=point.says)]
