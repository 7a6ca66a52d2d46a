"""The items in the cells of a board: touchpoints, pains, texts and the like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.analysis.content import is_expired
from journeymap.model.emotion import Emotion
from journeymap.model.journey import Opportunity
from journeymap.model.scores import Scale
from journeymap.model.values import Metric, Saying
from journeymap.model.vocabulary import label
from journeymap.view.feelings import FeelingText, feeling_text
from journeymap.view.gap_index import GapIndex, GapMark
from journeymap.view.links import channel_target, content_page, link_url
from journeymap.view.records import PersonaTag, Target
from journeymap.workspace import LinkedContent, LinkedPain, LinkedTouchpoint


@dataclass(frozen=True, slots=True)
class FeltBy:
    """What a persona feels; `persona` None for everyone."""

    persona: PersonaTag | None
    text: FeelingText


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


@dataclass(frozen=True, slots=True, kw_only=True)
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
    feels: tuple[FeltBy, ...]
    origin: str
    notes: str | None
    url: str | None
    gaps: tuple[GapMark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityItem:
    """An idea, and who takes it further."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
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


class ItemContext:
    """What it takes to turn a stage into items: the personas' tags and the gaps."""

    def __init__(self, gaps: GapIndex, personas: Sequence[PersonaTag], scale: Scale) -> None:
        self.gaps = gaps
        self._scale = scale
        self._tags = {tag.id: tag for tag in personas}

    def tags(self, ids: Sequence[str]) -> tuple[PersonaTag, ...]:
        """The tags of the personas that an item names; none means everyone."""
        return tuple(self._tags[id_] for id_ in ids if id_ in self._tags)

    def feelings(self, emotion: Emotion | None) -> tuple[FeltBy, ...]:
        """What everyone feels, then what single personas feel."""
        if emotion is None:
            return ()
        felt = [(None, emotion), *((self._tags.get(id_), feeling) for id_, feeling in emotion.by.items())]
        texts = ((tag, feeling_text(feeling, self._scale)) for tag, feeling in felt if tag or feeling is emotion)
        return tuple(FeltBy(tag, text) for tag, text in texts if text)


def text_items(sayings: Sequence[Saying], context: ItemContext) -> tuple[Item, ...]:
    """Return texts as items."""
    return tuple(TextItem(saying.text, context.tags(saying.for_), bool(saying.sources)) for saying in sayings)


def touchpoint_item(touchpoint: LinkedTouchpoint, context: ItemContext) -> TouchpointItem:
    """Return a touchpoint as a card."""
    model, channel = touchpoint.model, touchpoint.channel
    return TouchpointItem(
        text=model.name,
        personas=context.tags(model.for_),
        channel=channel_target(channel) if channel else None,
        medium=channel.model.medium if channel else None,
        ownership=channel.model.ownership if channel else None,
        from_=model.from_,
        to=model.to,
        devices=model.devices or (channel.model.devices if channel else ()),
        jobs=model.jobs,
        purpose=model.purpose,
        content=tuple(content_item(piece, context) for piece in touchpoint.content),
        moment_of_truth=model.moment_of_truth,
        executive=model.executive,
        mode=model.mode,
        status=model.status,
        feels=context.feelings(model.emotion),
        origin=touchpoint.origin,
        notes=model.notes,
        url=link_url(context.gaps.workspace, model.link),
        gaps=context.gaps.at(touchpoint.place),
    )


def content_item(piece: LinkedContent, context: ItemContext) -> ContentItem:
    """Return a content piece with its links."""
    model, workspace = piece.model, context.gaps.workspace
    return ContentItem(
        Target(model.title, page=content_page(piece)),
        model.status,
        model.type,
        link_url(workspace, model.url),
        expired=is_expired(piece, workspace.today),
    )


def pain_item(pain: LinkedPain, context: ItemContext) -> PainItem:
    """Return a pain with its answers."""
    model = pain.model
    return PainItem(
        text=model.text,
        personas=context.tags(model.for_),
        severity=model.severity,
        frequency=model.frequency,
        function=model.function,
        accepted=model.accepted,
        answers=tuple(opportunity_item(answer.model, answer.origin, context) for answer in pain.answers),
        answered=bool(pain.answers or model.accepted),
        origin=pain.origin,
        gaps=context.gaps.at(pain.place),
    )


def opportunity_item(model: Opportunity, origin: str, context: ItemContext) -> OpportunityItem:
    """Return an opportunity, be it an answer to a pain or one by itself."""
    return OpportunityItem(
        text=model.text,
        personas=context.tags(model.for_),
        owner=model.owner,
        status=model.status,
        value=model.value,
        friction=model.friction,
        feasibility=model.feasibility,
        url=link_url(context.gaps.workspace, model.link),
        origin=origin,
    )


def metric_item(metric: Metric) -> MetricItem:
    """Return a metric by its name, or by the words of its kind."""
    return MetricItem(metric.name or label(metric.kind), metric.target, metric.baseline, metric.unit, metric.owner)
