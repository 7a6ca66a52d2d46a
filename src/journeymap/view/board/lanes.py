"""The lanes of the board, top to bottom: those that the model declares, and a workspace's own in their places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from journeymap.model.marks import Lane
from journeymap.model.settings import OwnLane
from journeymap.model.stage_fields import LANES, TEXT_LANES
from journeymap.view.board.items import (
    Item,
    Sight,
    content_item,
    metric_item,
    opportunity_item,
    pain_item,
    text_items,
    touchpoint_item,
)
from journeymap.view.gap_index import GapIndex, GapMark
from journeymap.view.records import PersonaTag
from journeymap.workspace import LinkedJourney, LinkedStage

Kind = Literal["texts", "quotes", "touchpoints", "content", "pains", "opportunities", "metrics"]


@dataclass(frozen=True, slots=True)
class CellView:
    """What one stage shows in one lane, and the gaps that belong to the cell as a whole."""

    stage: str
    stage_name: str
    items: tuple[Item, ...]
    gaps: tuple[GapMark, ...]


@dataclass(frozen=True, slots=True)
class LaneView:
    """A row of the board."""

    id: str
    title: str
    kind: Kind
    line_above: str | None
    cells: tuple[CellView, ...]


Show = Callable[[LinkedStage, Sight], tuple[Item, ...]]


@dataclass(frozen=True, slots=True)
class LaneKind:
    """How a lane is drawn: `field` is the field of a stage that it shows."""

    field: str
    title: str
    kind: Kind
    show: Show
    line_above: str | None = None


def _texts(field: str) -> Show:
    def show(stage: LinkedStage, sight: Sight) -> tuple[Item, ...]:
        return text_items(getattr(stage.model, field), sight)

    return show


def _touchpoints(stage: LinkedStage, sight: Sight) -> tuple[Item, ...]:
    return tuple(touchpoint_item(one, sight) for one in stage.touchpoints)


def _content(stage: LinkedStage, sight: Sight) -> tuple[Item, ...]:
    named = {piece.id for touchpoint in stage.touchpoints for piece in touchpoint.content}
    pieces = {piece.id: piece for piece in (*stage.content, *stage.aimed) if piece.id not in named}
    return tuple(content_item(piece, sight) for piece in pieces.values())


def _pains(stage: LinkedStage, sight: Sight) -> tuple[Item, ...]:
    return tuple(pain_item(one, sight) for one in stage.pains)


def _opportunities(stage: LinkedStage, sight: Sight) -> tuple[Item, ...]:
    """The stage's own ideas; those that answer one of its pains stand beside that pain."""
    beside = {id(answer.model) for pain in stage.pains for answer in pain.answers}
    own = (one for one in stage.opportunities if id(one.model) not in beside)
    return tuple(opportunity_item(one.model, one.origin, sight) for one in own)


def _metrics(stage: LinkedStage, _: Sight) -> tuple[Item, ...]:
    return tuple(metric_item(one) for one in stage.model.metrics)


_OTHER_THAN_TEXTS: dict[str, tuple[Kind, Show]] = {
    "touchpoints": ("touchpoints", _touchpoints),
    "content": ("content", _content),
    "pains": ("pains", _pains),
    "opportunities": ("opportunities", _opportunities),
    "metrics": ("metrics", _metrics),
}


def _row(field: str, lane: Lane) -> LaneKind:
    if field in TEXT_LANES:
        return LaneKind(field, lane.title, "quotes" if lane.quoted else "texts", _texts(field), lane.line_above)
    kind, show = _OTHER_THAN_TEXTS[field]
    return LaneKind(field, lane.title, kind, show, lane.line_above)


_BUILT_IN = tuple(_row(field, lane) for field, lane in LANES.items())
"""The lanes that the model declares. The emotion curve stands after the goals and is drawn by itself."""


def lanes(journey: LinkedJourney, gaps: GapIndex, personas: Sequence[PersonaTag]) -> tuple[LaneView, ...]:
    """The lanes of a board that hold something in any stage."""
    sight = Sight(gaps, personas)
    views = (_lane(kind, journey, sight) for kind in _with_own(sight.gaps.workspace.settings.lanes))
    return tuple(view for view in views if any(cell.items for cell in view.cells))


def marks_in(cell: CellView) -> Iterator[GapMark]:
    """The gaps of a cell and of everything in it."""
    yield from cell.gaps
    for item in cell.items:
        yield from getattr(item, "gaps", ())


def _with_own(own: Sequence[OwnLane]) -> list[LaneKind]:
    """The built-in lanes with the workspace's own ones in their places."""
    kinds = list(_BUILT_IN)
    for lane in own:
        kind = LaneKind(f"lanes.{lane.id}", lane.title or lane.id, "texts", _own_lane(lane.id))
        after = [i for i, one in enumerate(kinds) if one.field in (lane.after, f"lanes.{lane.after}")]
        kinds.insert(after[0] + 1 if after else len(kinds), kind)
    return kinds


def _own_lane(id_: str) -> Show:
    def show(stage: LinkedStage, sight: Sight) -> tuple[Item, ...]:
        return text_items(stage.model.lanes.get(id_, ()), sight)

    return show


def _lane(kind: LaneKind, journey: LinkedJourney, sight: Sight) -> LaneView:
    cells = []
    for stage in journey.stages:
        items = kind.show(stage, sight)
        shown = {mark.number for item in items for mark in getattr(item, "gaps", ())}
        marks = sight.gaps.at(stage.place.at(*kind.field.split("."))) if stage.in_scope else ()
        left = tuple(mark for mark in marks if mark.number not in shown)
        cells.append(CellView(stage.id, stage.name, items, left))
    return LaneView(kind.field.replace(".", "-"), kind.title, kind.kind, kind.line_above, tuple(cells))
