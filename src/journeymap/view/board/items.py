"""What stands in the cells of a board: small records, and how linked things become them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.analysis.content import is_expired
from journeymap.model.journey import Opportunity
from journeymap.model.values import Metric, Saying
from journeymap.model.vocabulary import label
from journeymap.view.gap_index import GapIndex, GapMark
from journeymap.view.links import channel_target, content_page, link_url
from journeymap.view.records import PersonaTag, Target
from journeymap.workspace import LinkedContent, LinkedPain, LinkedTouchpoint


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
    expired: bool = False


@dataclass(frozen=True, slots=True)
class TouchpointItem:
    """A touchpoint card."""

    text: str
    personas: tuple[PersonaTag, ...]
    channel: Target | None
    medium: str | None
    ownership: str | None
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


class Sight:
    """What is needed to turn a stage into items: whose tag is which, and where the gaps are."""

    def __init__(self, gaps: GapIndex, personas: Sequence[PersonaTag]) -> None:
        self.gaps = gaps
        self._tags = {tag.id: tag for tag in personas}

    def tags(self, ids: Sequence[str]) -> tuple[PersonaTag, ...]:
        """The personas that an item names; none means everyone."""
        return tuple(self._tags[id_] for id_ in ids if id_ in self._tags)


def text_items(sayings: Sequence[Saying], sight: Sight) -> tuple[Item, ...]:
    """Written texts as items."""
    return tuple(TextItem(one.text, sight.tags(one.for_), bool(one.sources)) for one in sayings)


def touchpoint_item(touchpoint: LinkedTouchpoint, sight: Sight) -> TouchpointItem:
    """A touchpoint as its card."""
    model, channel = touchpoint.model, touchpoint.channel
    return TouchpointItem(
        text=model.name,
        personas=sight.tags(model.for_),
        channel=channel_target(channel) if channel else None,
        medium=channel.model.medium if channel else None,
        ownership=channel.model.ownership if channel else None,
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
        url=link_url(sight.gaps.workspace, model.link),
        gaps=sight.gaps.at(touchpoint.place),
    )


def content_item(piece: LinkedContent, sight: Sight) -> ContentItem:
    """A content piece as it is linked on a page."""
    model, workspace = piece.model, sight.gaps.workspace
    return ContentItem(
        Target(model.title, page=content_page(piece)),
        model.status,
        model.type,
        link_url(workspace, model.url),
        expired=is_expired(piece, workspace.today),
    )


def pain_item(pain: LinkedPain, sight: Sight) -> PainItem:
    """A pain with its answers beside it."""
    model = pain.model
    return PainItem(
        text=model.text,
        personas=sight.tags(model.for_),
        severity=model.severity,
        frequency=model.frequency,
        function=model.function,
        accepted=model.accepted,
        answers=tuple(opportunity_item(one.model, one.origin, sight) for one in pain.answers),
        answered=bool(pain.answers or model.accepted),
        origin=pain.origin,
        gaps=sight.gaps.at(pain.place),
    )


def opportunity_item(model: Opportunity, origin: str, sight: Sight) -> OpportunityItem:
    """An idea as it stands beside a pain or by itself."""
    return OpportunityItem(
        model.text,
        sight.tags(model.for_),
        model.owner,
        model.status,
        model.value,
        model.friction,
        model.feasibility,
        link_url(sight.gaps.workspace, model.link),
        origin,
    )


def metric_item(metric: Metric) -> MetricItem:
    """A metric by its name, or in the words of its kind."""
    return MetricItem(
        metric.name or label(metric.kind),
        metric.target,
        metric.baseline,
        metric.unit,
        metric.owner,
    )
