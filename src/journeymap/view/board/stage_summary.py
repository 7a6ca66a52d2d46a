"""What can be counted on a board: how much each stage holds, where each persona feels worst."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.view.board.board import Board
from journeymap.view.board.items import ContentItem, PainItem, TouchpointItem
from journeymap.view.board.lanes import LaneView
from journeymap.view.board.stage_head import StageHead
from journeymap.view.feelings import FeelingText
from journeymap.view.records import PersonaTag

PLAIN = ("texts", "quotes", "content")
"""The kinds of lane whose items are single lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageCounts:
    """How much a stage holds."""

    stage: StageHead
    touchpoints: int
    moments_of_truth: int
    """Some of the touchpoints."""
    content: int
    pains: int
    unanswered_pains: int
    """Some of the pains."""


@dataclass(frozen=True, slots=True)
class LowPoint:
    """The stage at which a persona feels worst; no stage where no score is written."""

    persona: PersonaTag
    stage: str | None
    felt: FeelingText | None


@dataclass(frozen=True, slots=True)
class StageLanes:
    """The lanes that hold something at one stage: plain ones above the tables, tables, and plain ones below them."""

    above: tuple[LaneView, ...]
    tables: tuple[LaneView, ...]
    below: tuple[LaneView, ...]


def lanes_at(column: int, lanes: Sequence[LaneView]) -> StageLanes:
    """Sort the lanes that hold something at a stage into the order in which they read well one below the other."""
    filled = [lane for lane in lanes if lane.cells[column].items]
    tables = tuple(lane for lane in filled if lane.kind not in PLAIN)
    first_table = filled.index(tables[0]) if tables else len(filled)
    below = tuple(lane for lane in filled[first_table:] if lane.kind in PLAIN)
    return StageLanes(tuple(filled[:first_table]), tables, below)


def stage_counts(board: Board) -> tuple[StageCounts, ...]:
    """Count what each stage holds."""
    return tuple(_counts(board, stage) for stage in board.stages)


def low_points(board: Board) -> tuple[LowPoint, ...]:
    """Return the low point of each persona."""
    return tuple(_low_point(board, persona) for persona in board.personas)


def _counts(board: Board, stage: StageHead) -> StageCounts:
    items = [item for lane in board.lanes for item in lane.cells[stage.column].items]
    touchpoints = [item for item in items if isinstance(item, TouchpointItem)]
    pains = [item for item in items if isinstance(item, PainItem)]
    pains += [pain for touchpoint in touchpoints for pain in touchpoint.pains]
    pieces = [piece for touchpoint in touchpoints for piece in touchpoint.content]
    pieces += [item for item in items if isinstance(item, ContentItem)]
    return StageCounts(
        stage=stage,
        touchpoints=len(touchpoints),
        moments_of_truth=sum(touchpoint.moment_of_truth for touchpoint in touchpoints),
        content=len({piece.target.page for piece in pieces if not piece.misplaced}),
        pains=len(pains),
        unanswered_pains=sum(not pain.answered for pain in pains),
    )


def _low_point(board: Board, persona: PersonaTag) -> LowPoint:
    lines = board.curve.lines if board.curve else ()
    # A persona of whom nothing else is written feels what everyone feels.
    own_lines = [line for line in lines if line.persona == persona] or [line for line in lines if line.persona is None]
    marks = [
        (stage.name, mark)
        for line in own_lines
        for stage, point in zip(board.stages, line.points, strict=True)
        if (mark := point.lowest)
    ]
    if not marks:
        return LowPoint(persona, None, None)
    stage, mark = min(marks, key=lambda found: found[1].score)
    return LowPoint(persona, stage, FeelingText("one", (mark.text,)))
