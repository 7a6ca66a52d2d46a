"""The head of a stage's column: its name, when it begins and ends, how well it is covered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.analysis.coverage import Share, share
from journeymap.analysis.evidence import evidence_of
from journeymap.analysis.pipeline import framework_stage
from journeymap.view.board.criteria import CriteriaView, criteria_views
from journeymap.view.board.lanes import LaneView, gaps_in
from journeymap.view.gap_index import GapIndex, GapMark, worst_severity
from journeymap.view.links import map_page, place_url
from journeymap.view.records import PersonaTag, Target
from journeymap.view.sources import SourceList, SourceNote
from journeymap.workspace import LinkedStage

PLANNED = "planned"
"""Stands in place of evidence where nobody can have any yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageHead:
    """The head of a column."""

    id: str
    name: str
    column: int
    phases: tuple[str, ...]
    after_sale: bool
    goal: str | None
    duration: str | None
    owners: tuple[str, ...]
    involved: tuple[PersonaTag, ...]
    """Who takes part, where that is not everyone on the map."""
    sub_journey: Target | None
    """The map that tells this stage in detail."""
    coverage: Share | None
    in_scope: bool
    skipped: bool
    """Whether the map leaves it out on purpose."""
    reason: str | None
    """Why it is out of scope."""
    is_empty: bool
    evidence: str
    """How well founded it is; `planned` where it is still to come."""
    sources: tuple[SourceNote, ...]
    feeling_sources: tuple[SourceNote, ...]
    origin: str
    entry: tuple[CriteriaView, ...]
    exit: tuple[CriteriaView, ...]
    notes: str | None
    gaps: tuple[GapMark, ...]
    emotion_gaps: tuple[GapMark, ...]
    """Those of its gaps that are shown with the emotion curve."""
    other_gaps: tuple[GapMark, ...]
    """Those that are shown neither with the curve nor in a lane of the board."""
    worst: str | None
    source_url: str | None

    @property
    def number(self) -> int:
        """Its place, counted from 1."""
        return self.column + 1


def stage_head(
    stage: LinkedStage,
    column: int,
    gaps: GapIndex,
    lanes: Sequence[LaneView],
    personas: Sequence[PersonaTag],
    sources: SourceList,
    *,
    has_curve: bool,
) -> StageHead:
    """Return the head of a stage; `lanes` tells which gaps are shown there, `has_curve` whether any are at a curve."""
    model = stage.model
    sub_journey = gaps.workspace.journeys.get(model.sub_journey or "")
    stage_gaps = gaps.on(stage.journey, stage.place) if stage.in_scope else ()
    emotion_gaps = gaps.on(stage.journey, stage.place.at("emotion")) if stage.in_scope and has_curve else ()
    shown_elsewhere = {gap.number for lane in lanes for gap in gaps_in(lane.cells[column])}
    shown_elsewhere.update(gap.number for gap in emotion_gaps)
    return StageHead(
        id=stage.id,
        name=stage.name,
        column=column,
        phases=stage.phases,
        after_sale=stage.is_after_sale,
        goal=model.goals[0].text if model.goals else None,
        duration=model.duration,
        owners=stage.owners,
        involved=tuple(tag for tag in personas if tag.id in model.for_),
        sub_journey=Target(sub_journey.name, page=map_page(sub_journey)) if sub_journey else None,
        coverage=share(gaps.analysis.coverage.at(stage)) if stage.in_scope and not stage.is_selection else None,
        in_scope=stage.in_scope,
        skipped=stage.id in stage.journey.model.skip,
        reason=model.reason,
        is_empty=stage.is_empty,
        evidence=evidence_shown(stage),
        sources=sources.notes(model.sources),
        feeling_sources=sources.notes(model.emotion.sources) if model.emotion else (),
        origin=stage.origin,
        entry=criteria_views(model.entry or framework_stage(stage).entry),
        exit=criteria_views(model.exit or framework_stage(stage).exit),
        notes=model.notes,
        gaps=stage_gaps,
        emotion_gaps=emotion_gaps,
        other_gaps=tuple(gap for gap in stage_gaps if gap.number not in shown_elsewhere),
        worst=worst_severity(stage_gaps),
        source_url=place_url(gaps.workspace, stage.place),
    )


def evidence_shown(stage: LinkedStage) -> str:
    """Return how well founded a stage is. What a map of the future changes has no evidence yet, unless it says so."""
    if stage.journey.is_target and stage.origin != "inherited" and not _says_what_it_rests_on(stage):
        return PLANNED
    return evidence_of(stage)


def _says_what_it_rests_on(stage: LinkedStage) -> bool:
    if stage.layer:
        return bool({"evidence", "sources"} & stage.layer.own_fields)
    return bool(stage.model.evidence or stage.model.sources)
