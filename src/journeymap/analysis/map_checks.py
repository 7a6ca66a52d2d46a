"""What a map and its parts leave unsaid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from journeymap.analysis.evidence import sources_of
from journeymap.model.base import shifted
from journeymap.model.sources import sources_in
from journeymap.model.values import Source
from journeymap.workspace import LinkedJourney, LinkedPain, LinkedPersona, LinkedStage, LinkedTouchpoint, Uses

B2B_FRAMEWORK = "b2b-lifecycle"
"""The one framework that follows single people and speaks of companies."""
REVIEW_EVERY = timedelta(days=180)
"""How long a review holds unless the map says otherwise."""


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
    """Whether a stage says what customers do, by itself or at a touchpoint."""
    return bool(stage.model.actions) or any(touchpoint.model.actions for touchpoint in stage.touchpoints)


def lacks_channel(touchpoint: LinkedTouchpoint) -> bool:
    """Whether a communication has no channel. What customers do alone needs none, nor does what is retired."""
    model = touchpoint.model
    return model.kind == "communication" and not model.channels and model.status != "retired"


def lacks_device(touchpoint: LinkedTouchpoint) -> bool:
    """Whether a digital touchpoint names no device, nor does a digital channel of it."""
    model = touchpoint.model
    digital = [channel for channel in touchpoint.channels if channel.model.medium == "digital"]
    if not digital or model.status == "retired" or model.devices:
        return False
    return not any(channel.model.devices for channel in digital)


def missing_links(touchpoint: LinkedTouchpoint) -> tuple[str, ...]:
    """Which of channel, content and `for` a touchpoint lacks."""
    model = touchpoint.model
    if model.channels and model.content and model.for_ and not touchpoint.misplaced:
        return ()  # the usual case, asked of every touchpoint
    content = set(model.content) - {piece.id for piece in touchpoint.misplaced}
    links = {"channel": model.channels, "content": content, "for": model.for_}
    return tuple(field for field, value in links.items() if not value)


def is_settled(pain: LinkedPain) -> bool:
    """Whether a pain is answered, or accepted with a reason."""
    return pain.is_answered or bool(pain.model.accepted)


def sources_on(journey: LinkedJourney) -> Iterator[Source]:
    """The sources of a map, which say enough for most questions, then those of everything written on it."""
    yield from sources_in(journey.model, without=("stages",))
    for stage in journey.written_stages:
        yield from sources_of(stage)


def is_guess(journey: LinkedJourney) -> bool:
    """Whether nothing on a map rests on a source."""
    return next(sources_on(journey), None) is None


def review_due_since(journey: LinkedJourney, today: date) -> date | None:
    """The day since which a review of a map is due; None while the last one holds, or if there was none."""
    reviewed, interval = journey.model.reviewed, journey.model.review_every
    due = shifted(reviewed, REVIEW_EVERY if interval is None else interval) if reviewed else None
    return due if due and due < today else None
