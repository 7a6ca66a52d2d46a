"""What a map and its parts leave unsaid."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta

from journeymap.analysis.evidence import sources_of
from journeymap.model.base import shifted
from journeymap.model.journey import Opportunity
from journeymap.model.sources import sources_in
from journeymap.model.values import Source
from journeymap.model.vocabulary import AFTER_SALE
from journeymap.workspace import (
    LinkedChannel,
    LinkedJourney,
    LinkedOpportunity,
    LinkedPain,
    LinkedPersona,
    LinkedStage,
    LinkedTouchpoint,
    Uses,
)

B2B_FRAMEWORK = "b2b-lifecycle"
"""The one framework that follows single people and speaks of companies."""
REVIEW_EVERY = timedelta(days=180)
"""How long a review holds unless the map says otherwise."""


def ends_with_purchase(journey: LinkedJourney, told_in_detail: Collection[str]) -> bool:
    """Whether a map tells how customers come to buy, and nothing of the time after it. A map that is a part of a longer
    way, with a single stage or phase or as the detail of another map, and one without a purchase need not go on.
    """
    stages = journey.written_stages
    phases = {phase for stage in stages for phase in stage.phases}
    if journey.model.scope == "buyer" or journey.id in told_in_detail or AFTER_SALE.intersection(phases):
        return False
    return len(stages) > 1 and "decide" in phases and len(phases) > 1


def missing_traits(persona: LinkedPersona, uses: Uses) -> tuple[str, ...]:
    """Which of role, goals and challenges a persona lacks; a job title stands for the role, and who buys for themselves
    plays no part in a group.
    """
    model = persona.model
    traits = {
        "role": model.role or model.job_title or not _plays_a_part(persona, uses),
        "goals": model.goals,
        "challenges": model.challenges,
    }
    return tuple(trait for trait, value in traits.items() if not value)


def _plays_a_part(persona: LinkedPersona, uses: Uses) -> bool:
    """Whether somebody on a committee resembles a persona, or a map of theirs tells how a company buys."""
    if uses.persona_members[persona]:
        return True
    return any(is_between_companies(journey, uses) for journey in uses.persona_journeys[persona])


def is_between_companies(journey: LinkedJourney, uses: Uses) -> bool:
    """Whether a map tells how a company buys: by its account, its framework, or the roles and jobs it speaks of."""
    if journey.account or (journey.segment and uses.segment_accounts[journey.segment]):
        return True
    framework = journey.framework
    while framework is not None:
        if framework.id == B2B_FRAMEWORK or framework.model.unit == "account":
            return True
        framework = framework.base
    if any(persona.model.role for persona in journey.personas):
        return True
    return any(touchpoint.model.jobs for stage in journey.stages for touchpoint in stage.touchpoints)


def says_what_they_want(stage: LinkedStage) -> bool:
    """Whether a stage has a goal or an expectation."""
    return bool(stage.model.goals or stage.model.expectations)


def says_what_they_do(stage: LinkedStage) -> bool:
    """Whether a stage says what customers do: by itself, at a touchpoint, or in what they do alone or begin."""
    if stage.model.actions:
        return True
    touchpoints = [touchpoint.model for touchpoint in stage.touchpoints]
    return any(model.actions or model.kind == "action" or model.from_ == "buyer" for model in touchpoints)


def asked_for_channel(touchpoint: LinkedTouchpoint) -> bool:
    """Whether a touchpoint has a channel or should have one. What customers do by themselves needs none, nor does what
    is retired.
    """
    model = touchpoint.model
    if model.channels:
        return model.status != "retired"
    alone = model.kind == "action" or (model.from_ == "buyer" and model.to not in ("us", "partner"))
    return not alone and model.status != "retired"


def without_channel(journey: LinkedJourney) -> Iterator[LinkedTouchpoint]:
    """Yield the communications of a map that have no channel. Where all others of their stage, or of the map, are steps
    in a product, so are they.
    """
    if _plays_in_product(journey.written_stages):
        return
    for stage in journey.written_stages:
        if not _plays_in_product([stage]):
            yield from (
                touchpoint
                for touchpoint in stage.touchpoints
                if asked_for_channel(touchpoint) and not touchpoint.model.channels
            )


def _plays_in_product(stages: Iterable[LinkedStage]) -> bool:
    channels = {channel for stage in stages for touchpoint in stage.touchpoints for channel in touchpoint.channels}
    return bool(channels) and all(map(is_product, channels))


def is_product(channel: LinkedChannel) -> bool:
    """Whether a channel is the product itself: `in-app`, or an app or a portal of your own."""
    model = channel.model
    return channel.id == "in-app" or (not channel.built_in and model.medium == "digital" and model.ownership == "owned")


def is_digital(touchpoint: LinkedTouchpoint) -> bool:
    """Whether a touchpoint that is in use has a digital channel."""
    return touchpoint.model.status != "retired" and any(
        channel.model.medium == "digital" for channel in touchpoint.channels
    )


def lacks_device(touchpoint: LinkedTouchpoint) -> bool:
    """Whether a digital touchpoint names no device, nor does a digital channel of it."""
    if not is_digital(touchpoint) or touchpoint.model.devices:
        return False
    return not any(channel.model.devices for channel in touchpoint.channels if channel.model.medium == "digital")


def speaks_of_devices(journey: LinkedJourney) -> bool:
    """Whether a map says anywhere on which device something happens, or what a persona likes to use."""
    if any(persona.model.preferences.devices for persona in journey.personas):
        return True
    touchpoints = [touchpoint for stage in journey.stages for touchpoint in stage.touchpoints]
    return any(
        touchpoint.model.devices
        or any(channel.model.devices for channel in touchpoint.channels if not channel.built_in)
        for touchpoint in touchpoints
    )


_CARRIES_CONTENT = frozenset({"direct-mail", "print", "press"})
_TALKS = frozenset({"video-call", "chat"})
"""Digital, and still people who talk to one another."""


def is_talk(touchpoint: LinkedTouchpoint) -> bool:
    """Whether people speak to one another there, in person or by voice, so that nothing has to be handed out."""
    if touchpoint.model.executive or touchpoint.model.mode == "human":
        return True
    channels = touchpoint.channels
    return bool(channels) and all(
        channel.id in _TALKS or (channel.model.medium == "offline" and channel.id not in _CARRIES_CONTENT)
        for channel in channels
    )


def missing_links(touchpoint: LinkedTouchpoint) -> tuple[str, ...]:
    """Which of channel, content and `for` a touchpoint lacks."""
    model = touchpoint.model
    if model.channels and model.content and model.for_ and not touchpoint.misplaced:
        return ()  # the usual case, asked of every touchpoint
    content = set(model.content) - {piece.id for piece in touchpoint.misplaced}
    links = {"channel": model.channels, "content": content, "for": model.for_}
    return tuple(field for field, value in links.items() if not value)


SEVERE, MILD = 3, 1
"""The severity of a pain that may end the journey, and of one that is merely a nuisance."""


def is_settled(pain: LinkedPain) -> bool:
    """Whether a pain is answered, or accepted with a reason."""
    return pain.is_answered or bool(pain.model.accepted)


def ideas_on(journey: LinkedJourney) -> Iterator[LinkedOpportunity]:
    """Every opportunity on a map, each once: its own, those of its stages, and those beneath pains."""
    yield from journey.opportunities
    for pain in journey.pains:
        yield from pain.written_answers
    for stage in journey.stages_in_scope:
        yield from stage.opportunities
        for pain in stage.all_pains:
            yield from pain.written_answers


def carer_of(idea: Opportunity, stage: LinkedStage | None) -> str | None:
    """Return who takes an idea further: its owner, else the single owner of the stage where it stands."""
    if idea.owner:
        return idea.owner
    return stage.owners[0] if stage and len(stage.owners) == 1 else None


def is_adrift(idea: LinkedOpportunity) -> bool:
    """Whether nobody looks after an idea that is still open. A stage with a single owner is theirs, with its ideas; who
    keeps the map need not take them further.
    """
    return idea.model.status not in ("dropped", "done") and carer_of(idea.model, idea.stage) is None


def sources_on(journey: LinkedJourney) -> Iterator[Source]:
    """The sources of a map, which say enough for most questions, then those of everything written on it."""
    yield from sources_in(journey.model, without=("stages",))
    for stage in journey.written_stages:
        yield from sources_of(stage)


def is_guess(journey: LinkedJourney) -> bool:
    """Whether nothing on a map rests on a source."""
    return next(sources_on(journey), None) is None


def is_reviewed_for_itself(journey: LinkedJourney) -> bool:
    """Whether a map has to be looked through again some day: not a retired or an empty one, nor one that was looked
    through together with the map that it extends.
    """
    if journey.model.status == "retired" or not journey.written_stages:
        return False
    return not (journey.base and journey.base.model.reviewed == journey.model.reviewed)


def review_due(journey: LinkedJourney) -> date | None:
    """The last day on which the review of a map holds; None if there was none."""
    reviewed, interval = journey.model.reviewed, journey.model.review_every
    return shifted(reviewed, REVIEW_EVERY if interval is None else interval) if reviewed else None


def review_due_since(journey: LinkedJourney, today: date) -> date | None:
    """The day since which a review of a map is due; None while the last one holds, or if there was none."""
    due = review_due(journey)
    return due if due and due < today else None
