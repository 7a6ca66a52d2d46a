"""A stage comes in; the head of its column goes out: what it is called, how one comes and goes, how it is covered."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.analysis.coverage import Share, share
from journeymap.analysis.evidence import evidence_of
from journeymap.analysis.pipeline import framework_stage
from journeymap.view.board.criteria import GateView, gates
from journeymap.view.board.lanes import LaneView, marks_in
from journeymap.view.gap_index import GapIndex, GapMark, worst
from journeymap.view.links import place_url
from journeymap.view.sources import SourceNote, source_notes
from journeymap.workspace import LinkedStage


@dataclass(frozen=True, slots=True)
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
    coverage: Share | None
    in_scope: bool
    is_empty: bool
    evidence: str
    sources: tuple[SourceNote, ...]
    origin: str
    entry: tuple[GateView, ...]
    exit: tuple[GateView, ...]
    notes: str | None
    image: str | None
    gaps: tuple[GapMark, ...]
    mood_gaps: tuple[GapMark, ...]
    """Those of its gaps that belong to the emotion curve."""
    other_gaps: tuple[GapMark, ...]
    """Those that belong neither to the curve nor to a lane of the board."""
    worst: str | None
    source_url: str | None

    @property
    def number(self) -> int:
        """Its place, counted from 1."""
        return self.column + 1


def head(stage: LinkedStage, column: int, gaps: GapIndex, rows: tuple[LaneView, ...]) -> StageHead:
    """The head of a stage; `rows` are the lanes, which show gaps of their own."""
    model = stage.model
    marks = gaps.at(stage.place) if stage.in_scope else ()
    mood = gaps.at(stage.place.at("emotion")) if stage.in_scope else ()
    elsewhere = {mark.number for lane in rows for mark in marks_in(lane.cells[column])}
    elsewhere.update(mark.number for mark in mood)
    return StageHead(
        id=stage.id,
        name=stage.name,
        column=column,
        phases=stage.phases,
        after_sale=stage.is_after_sale,
        goal=model.goals[0].text if model.goals else None,
        duration=model.duration,
        owners=stage.owners,
        coverage=share(gaps.analysis.coverage.at(stage)) if stage.in_scope else None,
        in_scope=stage.in_scope,
        is_empty=stage.is_empty,
        evidence=evidence_of(stage),
        sources=source_notes(gaps.workspace, model.sources),
        origin=stage.origin,
        entry=gates(model.entry or framework_stage(stage).entry),
        exit=gates(model.exit or framework_stage(stage).exit),
        notes=model.notes,
        image=model.image,
        gaps=marks,
        mood_gaps=mood,
        other_gaps=tuple(mark for mark in marks if mark.number not in elsewhere),
        worst=worst(marks),
        source_url=place_url(gaps.workspace, stage.place),
    )
