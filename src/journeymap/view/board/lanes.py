"""The lanes of a board, top to bottom: those that the model declares, with a workspace's own among them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from journeymap.analysis.feelings import scale_of
from journeymap.model.marks import Lane
from journeymap.model.settings import OwnLane
from journeymap.model.stage_fields import CURVE, LANES, LANES_ABOVE_CURVE, TEXT_LANES
from journeymap.view.board.items import (
    Item,
    ItemContext,
    content_item,
    drop_off_items,
    gaps_of,
    metric_item,
    moment_items,
    opportunity_items,
    pain_item,
    text_items,
    touchpoint_item,
)
from journeymap.view.gap_index import GapIndex, GapMark
from journeymap.view.records import PersonaTag
from journeymap.view.sources import SourceList
from journeymap.workspace import LinkedJourney, LinkedStage

Kind = Literal["texts", "quotes", "touchpoints", "content", "pains", "opportunities", "metrics", "moments", "drop_offs"]


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
    is_above_curve: bool = False
    """Whether it stands with the goals, before the emotion curve."""


ItemsOf = Callable[[LinkedStage, ItemContext], tuple[Item, ...]]


@dataclass(frozen=True, slots=True)
class LaneKind:
    """How a lane is filled and drawn; `field` is the field of a stage that it shows."""

    field: str
    title: str
    kind: Kind
    items_of: ItemsOf
    line_above: str | None = None
    after: str | None = None
    is_above_curve: bool = False


def _texts(field: str) -> ItemsOf:
    def items_of(stage: LinkedStage, context: ItemContext) -> tuple[Item, ...]:
        return text_items(getattr(stage.model, field), context)

    return items_of


def _touchpoints(stage: LinkedStage, context: ItemContext) -> tuple[Item, ...]:
    return tuple(touchpoint_item(touchpoint, context) for touchpoint in stage.touchpoints)


def _content(stage: LinkedStage, context: ItemContext) -> tuple[Item, ...]:
    named = {piece for point in stage.touchpoints for piece in (*point.content, *point.misplaced)}
    pieces = dict.fromkeys(piece for piece in (*stage.content, *stage.misplaced, *stage.aimed) if piece not in named)
    return tuple(content_item(piece, context, stage) for piece in pieces)


def _pains(stage: LinkedStage, context: ItemContext) -> tuple[Item, ...]:
    return tuple(pain_item(pain, context) for pain in stage.pains)


def _opportunities(stage: LinkedStage, context: ItemContext) -> tuple[Item, ...]:
    return opportunity_items(stage.opportunities, stage.all_pains, context)


def _metrics(stage: LinkedStage, _: ItemContext) -> tuple[Item, ...]:
    return tuple(metric_item(metric) for metric in stage.model.metrics)


_OTHER_THAN_TEXTS: dict[str, tuple[Kind, ItemsOf]] = {
    "touchpoints": ("touchpoints", _touchpoints),
    "content": ("content", _content),
    "pains": ("pains", _pains),
    "opportunities": ("opportunities", _opportunities),
    "metrics": ("metrics", _metrics),
    "moments": ("moments", moment_items),
    "drop_offs": ("drop_offs", drop_off_items),
}


def _lane_kind(field: str, lane: Lane) -> LaneKind:
    if field in TEXT_LANES:
        kind: Kind = "quotes" if lane.quoted else "texts"
        return LaneKind(
            field, lane.title, kind, _texts(field), lane.line_above, is_above_curve=field in LANES_ABOVE_CURVE
        )
    kind, items_of = _OTHER_THAN_TEXTS[field]
    return LaneKind(field, lane.title, kind, items_of, lane.line_above)


_BUILT_IN = tuple(_lane_kind(field, lane) for field, lane in LANES.items())
"""The lanes that the model declares. The emotion curve stands after the goals and is drawn by itself."""


def lane_views(
    journey: LinkedJourney, gaps: GapIndex, personas: Sequence[PersonaTag], sources: SourceList
) -> tuple[LaneView, ...]:
    """Fill the lanes of a map; those that hold nothing at any stage are left out."""
    context = ItemContext(gaps, personas, sources, scale_of(gaps.workspace, journey))
    views = (_lane_view(kind, journey, context) for kind in _with_own(context.gaps.workspace.settings.lanes))
    return tuple(view for view in views if any(cell.items for cell in view.cells))


def gaps_in(cell: CellView) -> Iterator[GapMark]:
    """Yield the gaps of a cell and of everything in it."""
    yield from cell.gaps
    for item in cell.items:
        yield from gaps_of(item)


def _with_own(own: Sequence[OwnLane]) -> list[LaneKind]:
    """The built-in lanes with the workspace's own ones after those they name, else at the end.

    Several after one lane stand in the order in which they are declared.
    """
    kinds, waiting = list(_BUILT_IN), list(own)
    while waiting:
        ready = [lane for lane in waiting if _last_before(lane.after, kinds) is not None] or [*waiting]
        for lane in ready:
            above = _last_before(lane.after, kinds)
            position = len(kinds) if above is None else above + 1
            is_above_curve = above is not None and kinds[above].is_above_curve and lane.after != CURVE
            own_kind = LaneKind(
                f"lanes.{lane.id}",
                lane.title or lane.id,
                "texts",
                _texts_of_own_lane(lane.id),
                after=lane.after,
                is_above_curve=is_above_curve,
            )
            kinds.insert(position, own_kind)
            waiting.remove(lane)
    return kinds


def _last_before(name: str | None, kinds: Sequence[LaneKind]) -> int | None:
    """Return where the last lane stands that comes before one after this; None while there is none of the name."""
    above = [
        i for i, kind in enumerate(kinds) if kind.field in (name, f"lanes.{name}") or (name and kind.after == name)
    ]
    if name == CURVE:
        above += [i for i, kind in enumerate(kinds) if kind.is_above_curve]
    return max(above, default=None)


def _texts_of_own_lane(id_: str) -> ItemsOf:
    def items_of(stage: LinkedStage, context: ItemContext) -> tuple[Item, ...]:
        return text_items(stage.model.lanes.get(id_, ()), context)

    return items_of


def _lane_view(kind: LaneKind, journey: LinkedJourney, context: ItemContext) -> LaneView:
    cells = []
    for stage in journey.stages:
        items = kind.items_of(stage, context)
        at_items = {gap.number for item in items for gap in gaps_of(item)}
        place = stage.place.at(*kind.field.split("."))
        gaps = context.gaps.on(journey, place) if stage.in_scope else ()
        cell_gaps = tuple(gap for gap in gaps if gap.number not in at_items)
        cells.append(CellView(stage.id, stage.name, items, cell_gaps))
    return LaneView(
        kind.field.replace(".", "-"), kind.title, kind.kind, kind.line_above, tuple(cells), kind.is_above_curve
    )
