"""The lanes of the board, top to bottom: a new lane is one entry in LANES, saying what each stage shows in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from journeymap.model.journey import Opportunity
from journeymap.model.settings import Lane
from journeymap.model.texts import Saying
from journeymap.view.parts import (
    GapIndex,
    GapMark,
    PersonaTag,
    Target,
    channel_target,
    content_page,
    link_url,
    safe_url,
)
from journeymap.workspace import LinkedContent, LinkedJourney, LinkedPain, LinkedStage, LinkedTouchpoint


@dataclass(frozen=True, slots=True)
class TextItem:
    """A goal, action, thought or other text."""

    text: str
    personas: tuple[PersonaTag, ...] = ()
    sourced: bool = False


@dataclass(frozen=True, slots=True)
class ContentItem:
    """A piece of content; `url` leads to the piece itself, `target` to its page."""

    target: Target
    status: str
    type: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class TouchpointItem:
    """A touchpoint card."""

    text: str
    personas: tuple[PersonaTag, ...]
    channel: Target | None
    medium: str | None
    from_: str | None
    to: str | None
    devices: tuple[str, ...]
    jobs: tuple[str, ...]
    purpose: str | None
    content: tuple[ContentItem, ...]
    moment_of_truth: bool
    executive: bool
    mode: str | None
    status: str
    score: float | None
    feeling: str | None
    origin: str
    notes: str | None
    url: str | None
    gaps: tuple[GapMark, ...]


@dataclass(frozen=True, slots=True)
class OpportunityItem:
    """An idea, with who takes it further."""

    text: str
    personas: tuple[PersonaTag, ...]
    owner: str | None
    status: str | None
    value: int | None
    friction: int | None
    feasibility: int | None
    url: str | None
    origin: str
    gaps: tuple[GapMark, ...] = ()


@dataclass(frozen=True, slots=True)
class PainItem:
    """A pain, and what answers it."""

    text: str
    personas: tuple[PersonaTag, ...]
    severity: int | None
    frequency: int | None
    function: str | None
    accepted: str | None
    answers: tuple[OpportunityItem, ...]
    answered: bool
    origin: str
    gaps: tuple[GapMark, ...]


@dataclass(frozen=True, slots=True)
class MetricItem:
    """A number the stage is measured by."""

    text: str
    target: str | None
    baseline: str | None
    unit: str | None
    owner: str | None


Item = TextItem | ContentItem | TouchpointItem | PainItem | OpportunityItem | MetricItem
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


class Sight:
    """What lanes need to turn a stage into items: whose tag is which, and where the gaps are."""

    def __init__(self, gaps: GapIndex, personas: Sequence[PersonaTag]) -> None:
        self.gaps = gaps
        self._tags = {tag.id: tag for tag in personas}

    def tags(self, ids: Sequence[str]) -> tuple[PersonaTag, ...]:
        """The personas that an item names; none means everyone."""
        return tuple(self._tags[id_] for id_ in ids if id_ in self._tags)


Show = Callable[[LinkedStage, Sight], tuple[Item, ...]]


@dataclass(frozen=True, slots=True)
class LaneKind:
    """An entry of the table of lanes: `field` is the field of a stage that it shows."""

    field: str
    title: str
    kind: Kind
    show: Show
    line_above: str | None = None


def _texts(field: str) -> Show:
    def show(stage: LinkedStage, sight: Sight) -> tuple[Item, ...]:
        return text_items(getattr(stage.model, field), sight)

    return show


def text_items(sayings: Sequence[Saying], sight: Sight) -> tuple[Item, ...]:
    """Written texts as items."""
    return tuple(TextItem(one.text, sight.tags(one.for_), bool(one.sources)) for one in sayings)


def _touchpoints(stage: LinkedStage, sight: Sight) -> tuple[Item, ...]:
    return tuple(_touchpoint(one, sight) for one in stage.touchpoints)


def _touchpoint(touchpoint: LinkedTouchpoint, sight: Sight) -> TouchpointItem:
    model, channel = touchpoint.model, touchpoint.channel
    return TouchpointItem(
        text=model.name,
        personas=sight.tags(model.for_),
        channel=channel_target(channel) if channel else None,
        medium=channel.model.medium if channel else None,
        from_=model.from_,
        to=model.to,
        devices=model.devices or (channel.model.devices if channel else ()),
        jobs=model.jobs,
        purpose=model.purpose,
        content=tuple(content_item(piece, sight) for piece in touchpoint.content),
        moment_of_truth=model.moment_of_truth,
        executive=model.executive,
        mode=model.mode,
        status=model.status,
        score=model.emotion.score if model.emotion else None,
        feeling=model.emotion.feeling if model.emotion else None,
        origin=touchpoint.origin,
        notes=model.notes,
        url=safe_url(model.link),
        gaps=sight.gaps.at(touchpoint.place),
    )


def content_item(piece: LinkedContent, sight: Sight) -> ContentItem:
    """A content piece as it is linked on a page."""
    model = piece.model
    url = link_url(sight.gaps.workspace, model.url)
    return ContentItem(Target(model.title, page=content_page(piece)), model.status, model.type, url)


def _content(stage: LinkedStage, sight: Sight) -> tuple[Item, ...]:
    named = {piece.id for touchpoint in stage.touchpoints for piece in touchpoint.content}
    pieces = {piece.id: piece for piece in (*stage.content, *stage.aimed) if piece.id not in named}
    return tuple(content_item(piece, sight) for piece in pieces.values())


def _pains(stage: LinkedStage, sight: Sight) -> tuple[Item, ...]:
    return tuple(_pain(one, sight) for one in stage.pains)


def _pain(pain: LinkedPain, sight: Sight) -> PainItem:
    model = pain.model
    return PainItem(
        text=model.text,
        personas=sight.tags(model.for_),
        severity=model.severity,
        frequency=model.frequency,
        function=model.function,
        accepted=model.accepted,
        answers=tuple(_opportunity(one.model, one.origin, sight) for one in pain.answers),
        answered=bool(pain.answers or model.accepted),
        origin=pain.origin,
        gaps=sight.gaps.at(pain.place),
    )


def _opportunity(model: Opportunity, origin: str, sight: Sight) -> OpportunityItem:
    return OpportunityItem(
        model.text,
        sight.tags(model.for_),
        model.owner,
        model.status,
        model.value,
        model.friction,
        model.feasibility,
        safe_url(model.link),
        origin,
    )


def _opportunities(stage: LinkedStage, sight: Sight) -> tuple[Item, ...]:
    """The stage's own ideas; those that answer one of its pains stand beside that pain."""
    beside = {answer.model for pain in stage.pains for answer in pain.answers if answer in stage.opportunities}
    return tuple(
        _opportunity(one.model, one.origin, sight)
        for one in stage.opportunities
        if not any(one.model is other for other in beside)
    )


def _metrics(stage: LinkedStage, _: Sight) -> tuple[Item, ...]:
    return tuple(
        MetricItem(one.name or one.kind.replace("_", " "), one.target, one.baseline, one.unit, one.owner)
        for one in stage.model.metrics
    )


LANES: tuple[LaneKind, ...] = (
    LaneKind("goals", "Goals", "texts", _texts("goals")),
    LaneKind("expectations", "Expectations", "texts", _texts("expectations")),
    LaneKind("actions", "Actions", "texts", _texts("actions")),
    LaneKind("touchpoints", "Touchpoints", "touchpoints", _touchpoints),
    LaneKind("content", "More content", "content", _content),
    LaneKind("thoughts", "Thoughts", "quotes", _texts("thoughts")),
    LaneKind("questions", "Questions", "quotes", _texts("questions")),
    LaneKind("pains", "Pains", "pains", _pains),
    LaneKind("opportunities", "Opportunities", "opportunities", _opportunities),
    LaneKind("frontstage", "Frontstage", "texts", _texts("frontstage"), "Line of interaction"),
    LaneKind("backstage", "Backstage", "texts", _texts("backstage"), "Line of visibility"),
    LaneKind("support", "Support", "texts", _texts("support"), "Line of internal interaction"),
    LaneKind("metrics", "Metrics", "metrics", _metrics),
)
"""The built-in lanes. The emotion curve stands among them and is drawn by itself."""


def lanes(
    journey: LinkedJourney, gaps: GapIndex, personas: Sequence[PersonaTag]
) -> tuple[LaneView, ...]:
    """The lanes of a board that hold something, or lack something, in any stage."""
    sight = Sight(gaps, personas)
    views = (_lane(kind, journey, sight) for kind in _with_own(journey.workspace.settings.lanes))
    return tuple(view for view in views if any(cell.items for cell in view.cells))


def _with_own(own: Sequence[Lane]) -> list[LaneKind]:
    """The built-in lanes with the workspace's own ones in their places."""
    kinds = list(LANES)
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
