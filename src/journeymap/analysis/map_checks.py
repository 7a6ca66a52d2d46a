"""What a map and its parts leave unsaid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from journeymap.analysis.evidence import sources_of
from journeymap.model.base import shifted
from journeymap.model.sources import sources_in
from journeymap.model.values import Source
from journeymap.workspace import LinkedJourney, LinkedPain, LinkedPersona, LinkedStage, LinkedTouchpoint

REVIEW_EVERY = timedelta(days=180)
"""How long a review holds unless the map says otherwise."""


def missing_traits(persona: LinkedPersona) -> tuple[str, ...]:
    """Which of role, goals and challenges a persona lacks; a job title stands for the role."""
    model = persona.model
    traits = {"role": model.role or model.job_title, "goals": model.goals, "challenges": model.challenges}
    return tuple(trait for trait, value in traits.items() if not value)


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
