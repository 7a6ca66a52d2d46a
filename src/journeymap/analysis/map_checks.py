"""What is unsaid about a map and its parts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from journeymap.analysis.evidence import evidence_of, sources_of
from journeymap.model.values import Emotion, Source
from journeymap.workspace import LinkedJourney, LinkedPain, LinkedPersona, LinkedStage, LinkedTouchpoint

LOW = -1
"""A score from here down asks for a reason."""
REVIEW_EVERY = timedelta(days=180)
"""How long a review holds where the map does not say."""


def missing_traits(persona: LinkedPersona) -> tuple[str, ...]:
    """What a persona does not say of role, goals and challenges; a job title stands for the role."""
    model = persona.model
    there = {"role": model.role or model.job_title, "goals": model.goals, "challenges": model.challenges}
    return tuple(trait for trait, value in there.items() if not value)


def says_what_they_want(stage: LinkedStage) -> bool:
    """Whether there is a goal or an expectation."""
    return bool(stage.model.goals or stage.model.expectations)


def says_how_it_feels(stage: LinkedStage) -> bool:
    """Whether there is a number, a word, or what one persona feels."""
    felt = stage.model.emotion
    return felt is not None and (felt.score is not None or bool(felt.feeling or felt.by))


def low_point(stage: LinkedStage) -> tuple[float, str] | None:
    """The lowest score and the persona who gave it, empty where it is everybody's; None if it is not low."""
    emotion = stage.model.emotion
    lowest = min(_scores(emotion), default=None) if emotion else None
    return lowest if lowest and lowest[0] <= LOW else None


def _scores(emotion: Emotion) -> Iterator[tuple[float, str]]:
    """Every score with its persona; everybody's comes first among equals."""
    if emotion.score is not None:
        yield emotion.score, ""
    for persona, felt in emotion.by.items():
        if felt.score is not None:
            yield felt.score, persona


def lacks_channel(touchpoint: LinkedTouchpoint) -> bool:
    """Whether a communication says no channel. What the customer does alone needs none, nor what is retired."""
    model = touchpoint.model
    return model.kind == "communication" and model.channel is None and model.status != "retired"


def lacks_device(touchpoint: LinkedTouchpoint) -> bool:
    """Whether it is digital and neither it nor its channel says on which device."""
    model, channel = touchpoint.model, touchpoint.channel
    if channel is None or channel.model.medium != "digital" or model.status == "retired":
        return False
    return not (model.devices or channel.model.devices)


def unsaid(touchpoint: LinkedTouchpoint) -> tuple[str, ...]:
    """Which of channel, content and `for` are not written."""
    model = touchpoint.model
    if model.channel and model.content and model.for_:
        return ()
    there = {"channel": model.channel, "content": model.content, "for": model.for_}
    return tuple(field for field, value in there.items() if not value)


def is_settled(pain: LinkedPain) -> bool:
    """Whether something answers a pain, or a reason is given why it stays."""
    return bool(pain.answers or pain.model.accepted)


def sources_on(journey: LinkedJourney) -> tuple[Source, ...]:
    """The sources of a map and of all that is written on it."""
    return (*journey.model.sources, *(source for stage in journey.written_stages for source in sources_of(stage)))


def is_guess(journey: LinkedJourney) -> bool:
    """Whether nothing on a map rests on a source."""
    return not journey.model.sources and all(evidence_of(stage) == "assumed" for stage in journey.written_stages)


def review_due_since(journey: LinkedJourney, today: date) -> date | None:
    """The day since which a map should have been reviewed again; None while its review holds or it had none."""
    reviewed, every = journey.model.reviewed, journey.model.review_every
    every = REVIEW_EVERY if every is None else every
    return reviewed + every if reviewed and today - reviewed > every else None
