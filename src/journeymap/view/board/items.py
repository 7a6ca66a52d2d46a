"""The items in the cells of a board: touchpoints, pains, texts and the like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap.analysis.content import is_expired
from journeymap.analysis.map_checks import is_settled
from journeymap.model.emotion import Emotion
from journeymap.model.journey import Opportunity
from journeymap.model.scores import Scale
from journeymap.model.values import Metric, Saying
from journeymap.model.vocabulary import label
from journeymap.view.feelings import FeelingText, feeling_text
from journeymap.view.gap_index import GapIndex, GapMark
from journeymap.view.links import channel_target, content_page, link_url
from journeymap.view.metric_bars import MetricBar, metric_bar
from journeymap.view.records import PersonaTag, Target, percent
from journeymap.view.sources import SourceList, SourceNote
from journeymap.workspace import (
    LinkedChannel,
    LinkedContent,
    LinkedJourney,
    LinkedOpportunity,
    LinkedPain,
    LinkedStage,
    LinkedTouchpoint,
)

_UNANSWERED = ("pain-without-response", "severe-pain-unanswered", "mild-pain-unanswered")


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
    sources: tuple[SourceNote, ...] = ()
    id: str | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class ContentItem:
    """A piece of content; `url` leads to the piece itself, `target` to its page."""

    target: Target
    status: str
    type: str | None
    url: str | None
    expired: bool = False
    misplaced: bool = False
    """Whether it is made for an account that the map is not for: it is shown as written, and counts for nothing."""
    personas: tuple[PersonaTag, ...] = ()
    """Those of the map's personas whom it is for; none means everyone."""


@dataclass(frozen=True, slots=True)
class ChannelItem:
    """A channel of a touchpoint."""

    target: Target
    medium: str | None
    ownership: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointItem:
    """A touchpoint card."""

    text: str
    id: str | None
    personas: tuple[PersonaTag, ...]
    channels: tuple[ChannelItem, ...]
    from_: str | None
    to: str | None
    devices: tuple[str, ...]
    jobs: tuple[str, ...]
    purpose: str | None
    content: tuple[ContentItem, ...]
    is_alone: bool
    """Whether the customer does it alone."""
    moment_of_truth: bool
    moment: str | None
    """What the moment of truth is called."""
    executive: bool
    mode: str | None
    status: str
    when: str | None
    duration: str | None
    share: str | None
    """The part of the customers who come by."""
    milestone: str | None
    actions: tuple[TextItem, ...]
    response: tuple[TextItem, ...]
    thoughts: tuple[TextItem, ...]
    feels: tuple[FeltBy, ...]
    pains: tuple[PainItem, ...]
    metrics: tuple[MetricItem, ...]
    origin: str
    notes: str | None
    url: str | None
    sources: tuple[SourceNote, ...]
    feeling_sources: tuple[SourceNote, ...]
    image: str | None
    """A picture's path from the workspace."""
    alt: str | None
    gaps: tuple[GapMark, ...]
    """Those of its pains stand with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityItem:
    """An idea, and who takes it further."""

    text: str
    id: str | None
    personas: tuple[PersonaTag, ...]
    owner: str | None
    status: str | None
    value: int | None
    friction: int | None
    feasibility: int | None
    effort: int | None
    reason: str | None
    url: str | None
    origin: str
    sources: tuple[SourceNote, ...] = ()
    gaps: tuple[GapMark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PainItem:
    """A pain, and what answers it."""

    text: str
    id: str | None
    personas: tuple[PersonaTag, ...]
    severity: int | None
    frequency: int | None
    at: str | None
    """The name of the touchpoint at which it hurts, where it does not stand on that card."""
    feels: tuple[FeltBy, ...]
    feeling_sources: tuple[SourceNote, ...]
    quote: str | None
    function: str | None
    accepted: str | None
    answers: tuple[OpportunityItem, ...]
    answered: bool
    origin: str
    sources: tuple[SourceNote, ...]
    gaps: tuple[GapMark, ...]

    @property
    def unanswered_gap(self) -> GapMark | None:
        """The gap that says what the pain shows anyway: that nothing answers it."""
        return next((gap for gap in self.gaps if gap.name in _UNANSWERED), None)

    @property
    def other_gaps(self) -> tuple[GapMark, ...]:
        """Its gaps apart from that one."""
        return tuple(gap for gap in self.gaps if gap is not self.unanswered_gap)


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentItem:
    """A moment that decides."""

    text: str
    id: str | None
    personas: tuple[PersonaTag, ...]
    at: tuple[str, ...]
    """The name of the touchpoint it belongs to, or of the two that it lies between."""
    priority: int | None
    feels: tuple[FeltBy, ...]
    feeling_sources: tuple[SourceNote, ...]
    notes: str | None
    sources: tuple[SourceNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DropOffItem:
    """Where customers are lost, and what would keep them."""

    text: str
    id: str | None
    personas: tuple[PersonaTag, ...]
    share: str | None
    answers: tuple[OpportunityItem, ...]
    sources: tuple[SourceNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricItem:
    """A number the stage is measured by."""

    text: str
    kind: str | None
    """What is measured, where the text does not say it already."""
    target: str | None
    baseline: str | None
    actual: str | None
    as_of: str | None
    unit: str | None
    owner: str | None
    level: str | None
    nature: str | None
    params: tuple[tuple[str, str], ...]
    source: str | None
    bar: MetricBar | None = None


Item = TextItem | ContentItem | TouchpointItem | PainItem | OpportunityItem | MomentItem | DropOffItem | MetricItem


def gaps_of(item: Item) -> Iterator[GapMark]:
    """The gaps that stand on an item, and on the pains in it."""
    match item:
        case TouchpointItem():
            yield from item.gaps
            for pain in item.pains:
                yield from pain.gaps
        case PainItem() | OpportunityItem():
            yield from item.gaps


class ItemContext:
    """What it takes to turn a stage into items: the personas' tags, the gaps and the sources of the page."""

    def __init__(self, gaps: GapIndex, personas: Sequence[PersonaTag], sources: SourceList, scale: Scale) -> None:
        self.gaps = gaps
        self.sources = sources
        self._scale = scale
        self._tags = {tag.id: tag for tag in personas}

    def tags(self, ids: Sequence[str]) -> tuple[PersonaTag, ...]:
        """The tags of the personas that an item names; none means everyone."""
        return tuple(self._tags[id_] for id_ in ids if id_ in self._tags)

    def aimed(self, piece: LinkedContent, journey: LinkedJourney) -> tuple[PersonaTag, ...]:
        """The tags of the personas that a piece is for, by name or role; none means everyone."""
        aimed = self.tags([persona.id for persona in journey.personas if piece.aims_at(persona)])
        return aimed if len(aimed) < len(self._tags) else ()

    def feelings(self, emotion: Emotion | None) -> tuple[FeltBy, ...]:
        """What everyone feels, then what single personas feel."""
        if emotion is None:
            return ()
        felt = [(None, emotion), *((self._tags.get(id_), feeling) for id_, feeling in emotion.by.items())]
        texts = ((tag, feeling_text(feeling, self._scale)) for tag, feeling in felt if tag or feeling is emotion)
        return tuple(FeltBy(tag, text) for tag, text in texts if text)


def text_items(sayings: Sequence[Saying], context: ItemContext) -> tuple[TextItem, ...]:
    """Return texts as items."""
    return tuple(
        TextItem(
            saying.text, context.tags(saying.for_), context.sources.notes(saying.sources), saying.id, saying.evidence
        )
        for saying in sayings
    )


def touchpoint_item(touchpoint: LinkedTouchpoint, context: ItemContext) -> TouchpointItem:
    """Return a touchpoint as a card."""
    model, channels = touchpoint.model, touchpoint.channels
    pains = tuple(pain_item(pain, context) for pain in touchpoint.pains)
    at_pains = {gap.number for pain in pains for gap in pain.gaps}
    gaps = context.gaps.on(touchpoint.stage.journey, touchpoint.place)
    return TouchpointItem(
        text=model.name,
        id=model.id,
        personas=context.tags(model.for_),
        channels=tuple(_channel_item(channel) for channel in channels),
        from_=model.from_,
        to=model.to,
        devices=model.devices
        or tuple(dict.fromkeys(device for channel in channels for device in channel.model.devices)),
        jobs=model.jobs,
        purpose=model.purpose,
        content=tuple(content_item(piece, context, touchpoint.stage) for piece in _named_on(touchpoint)),
        is_alone=model.kind == "action",
        moment_of_truth=bool(model.moment_of_truth),
        moment=model.moment_of_truth if isinstance(model.moment_of_truth, str) else None,
        executive=model.executive,
        mode=model.mode,
        status=model.status,
        when=model.when,
        duration=model.duration,
        share=percent(model.share),
        milestone=model.milestone,
        actions=text_items(model.actions, context),
        response=text_items(model.response, context),
        thoughts=text_items(model.thoughts, context),
        feels=context.feelings(model.emotion),
        pains=pains,
        metrics=tuple(map(metric_item, model.metrics)),
        origin=touchpoint.origin,
        notes=model.notes,
        url=link_url(context.gaps.workspace, model.link),
        sources=context.sources.notes(model.sources),
        feeling_sources=_feeling_sources(model.emotion, context),
        image=model.image,
        alt=model.alt,
        gaps=tuple(gap for gap in gaps if gap.number not in at_pains),
    )


def _channel_item(channel: LinkedChannel) -> ChannelItem:
    return ChannelItem(channel_target(channel), channel.model.medium, channel.model.ownership)


def _named_on(touchpoint: LinkedTouchpoint) -> tuple[LinkedContent, ...]:
    return (*touchpoint.content, *touchpoint.misplaced)


def content_item(piece: LinkedContent, context: ItemContext, stage: LinkedStage) -> ContentItem:
    """Return a content piece with its links."""
    model, workspace = piece.model, context.gaps.workspace
    return ContentItem(
        Target(model.title, page=content_page(piece)),
        model.status,
        model.type,
        link_url(workspace, model.url),
        expired=is_expired(piece, workspace.today),
        misplaced=not piece.is_for_account(stage.journey.model.account),
        personas=context.aimed(piece, stage.journey),
    )


def pain_item(pain: LinkedPain, context: ItemContext) -> PainItem:
    """Return a pain with its answers."""
    model, touchpoint = pain.model, None if pain.host else pain.touchpoint
    return PainItem(
        text=model.text,
        id=model.id,
        personas=context.tags(model.for_),
        severity=model.severity,
        frequency=model.frequency,
        at=touchpoint.model.name if touchpoint else None,
        feels=context.feelings(model.emotion),
        feeling_sources=_feeling_sources(model.emotion, context),
        quote=model.quote,
        function=model.function,
        accepted=model.accepted,
        answers=tuple(opportunity_item(answer.model, answer.origin, context) for answer in pain.answers),
        answered=is_settled(pain),
        origin=pain.origin,
        sources=context.sources.notes(model.sources),
        gaps=context.gaps.on(pain.journey, pain.place),
    )


def opportunity_item(model: Opportunity, origin: str, context: ItemContext) -> OpportunityItem:
    """Return an opportunity, be it an answer to a pain or one by itself."""
    return OpportunityItem(
        text=model.text,
        id=model.id,
        personas=context.tags(model.for_),
        owner=model.owner,
        status=model.status,
        value=model.value,
        friction=model.friction,
        feasibility=model.feasibility,
        effort=model.effort,
        reason=model.reason,
        url=link_url(context.gaps.workspace, model.link),
        origin=origin,
        sources=context.sources.notes(model.sources),
    )


def opportunity_items(
    opportunities: Sequence[LinkedOpportunity], pains: Sequence[LinkedPain], context: ItemContext
) -> tuple[OpportunityItem, ...]:
    """Return the opportunities that answer none of the pains beside them; the others stand with their pain."""
    answers = {id(answer.model) for pain in pains for answer in pain.answers}
    return tuple(
        opportunity_item(opportunity.model, opportunity.origin, context)
        for opportunity in opportunities
        if id(opportunity.model) not in answers
    )


def _feeling_sources(emotion: Emotion | None, context: ItemContext) -> tuple[SourceNote, ...]:
    return context.sources.notes(emotion.sources) if emotion else ()


def moment_items(stage: LinkedStage, context: ItemContext) -> tuple[Item, ...]:
    """Return the moments of a stage."""
    return tuple(
        MomentItem(
            text=moment.name,
            id=moment.id,
            personas=context.tags(moment.for_),
            at=tuple(_touchpoint_name(name, stage) for name in moment.at),
            priority=moment.priority,
            feels=context.feelings(moment.emotion),
            feeling_sources=_feeling_sources(moment.emotion, context),
            notes=moment.notes,
            sources=context.sources.notes(moment.sources),
        )
        for moment in stage.model.moments
    )


def _touchpoint_name(name: str, stage: LinkedStage) -> str:
    touchpoint = stage.journey.touchpoint(name, stage)
    return touchpoint.model.name if touchpoint else name


def drop_off_items(stage: LinkedStage, context: ItemContext) -> tuple[Item, ...]:
    """Return where a stage loses customers."""
    origin = "added" if stage.origin == "added" else "inherited"  # what else differs about a stage is not theirs
    return tuple(
        DropOffItem(
            text=drop_off.text,
            id=drop_off.id,
            personas=context.tags(drop_off.for_),
            share=percent(drop_off.share),
            answers=tuple(opportunity_item(answer, origin, context) for answer in drop_off.answers),
            sources=context.sources.notes(drop_off.sources),
        )
        for drop_off in stage.model.drop_offs
    )


def metric_item(metric: Metric) -> MetricItem:
    """Return a metric by its name, or by the words of its kind."""
    kind = label(metric.kind)
    name = metric.name or kind
    return MetricItem(
        text=name,
        kind=kind if name.casefold() != kind.casefold() else None,
        target=metric.target,
        baseline=metric.baseline,
        actual=metric.actual,
        as_of=metric.as_of.isoformat() if metric.as_of else None,
        unit=metric.unit,
        owner=metric.owner,
        level=metric.level,
        nature=metric.nature,
        params=tuple((label(name), label(value)) for name, value in metric.params.items()),
        source=metric.source,
        bar=metric_bar(metric),
    )
