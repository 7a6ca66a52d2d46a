"""A board comes in; what can be counted on it goes out: what each stage holds, how low each persona gets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap.view.board.board import Board
from journeymap.view.board.items import ContentItem, Item, PainItem, TouchpointItem
from journeymap.view.board.lanes import LaneView
from journeymap.view.board.stage_head import StageHead
from journeymap.view.records import PersonaTag

PLAIN = ("texts", "quotes", "content")
"""The kinds of lane whose items are single lines."""


@dataclass(frozen=True, slots=True)
class StageTally:
    """How much a stage holds; `unanswered` pains are among the pains."""

    stage: StageHead
    touchpoints: int
    truths: int
    content: int
    pains: int
    unanswered: int


@dataclass(frozen=True, slots=True)
class Mood:
    """A persona with the stage at which they feel worst; no stage where no score is written."""

    persona: PersonaTag
    stage: str | None
    score: float | None
    feeling: str | None


@dataclass(frozen=True, slots=True)
class Held:
    """The lanes that hold something at one stage: plain ones down to the touchpoints, those that need a table
    of their own, and the plain ones below.
    """

    above: tuple[LaneView, ...]
    tables: tuple[LaneView, ...]
    below: tuple[LaneView, ...]


def held_by(lanes: Sequence[LaneView], column: int) -> Held:
    """What one stage holds, in the order in which it reads well below each other."""
    full = [lane for lane in lanes if lane.cells[column].items]
    tables = tuple(lane for lane in full if lane.kind not in PLAIN)
    first = full.index(tables[0]) if tables else len(full)
    plain = [(i < first, lane) for i, lane in enumerate(full) if lane.kind in PLAIN]
    above = tuple(lane for is_above, lane in plain if is_above)
    return Held(above, tables, tuple(lane for is_above, lane in plain if not is_above))


def tallies(board: Board) -> tuple[StageTally, ...]:
    """One tally a stage."""
    return tuple(_tally(stage, list(_items(board, stage.column))) for stage in board.stages)


def moods(board: Board) -> tuple[Mood, ...]:
    """One mood a persona."""
    return tuple(_mood(board, tag) for tag in board.personas)


def _items(board: Board, column: int) -> Iterator[Item]:
    for lane in board.lanes:
        yield from lane.cells[column].items


def _tally(stage: StageHead, items: list[Item]) -> StageTally:
    touchpoints = [item for item in items if isinstance(item, TouchpointItem)]
    pains = [item for item in items if isinstance(item, PainItem)]
    pieces = {piece.target.page for item in touchpoints for piece in item.content}
    pieces |= {item.target.page for item in items if isinstance(item, ContentItem)}
    return StageTally(
        stage=stage,
        touchpoints=len(touchpoints),
        truths=sum(item.moment_of_truth for item in touchpoints),
        content=len(pieces),
        pains=len(pains),
        unanswered=sum(not item.answered for item in pains),
    )


def _mood(board: Board, tag: PersonaTag) -> Mood:
    lines = board.curve.lines if board.curve else ()
    own = [line for line in lines if line.persona == tag] or [line for line in lines if line.persona is None]
    felt = [
        (point.score, board.stages[i].name, point.feeling)
        for line in own
        for i, point in enumerate(line.points)
        if point.score is not None
    ]
    if not felt:
        return Mood(tag, None, None, None)
    score, stage, feeling = min(felt, key=lambda one: one[0])
    return Mood(tag, stage, score, feeling)
