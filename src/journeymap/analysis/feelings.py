"""What is felt on a map: where, by whom, how good or bad it is at the lowest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import fmean
from typing import NamedTuple

from journeymap.model.emotion import MOST_POINTS, Emotion, Feeling, Point
from journeymap.model.scores import OURS, Scale, Score
from journeymap.source import Place
from journeymap.workspace import LinkedJourney, LinkedPersona, LinkedStage, LinkedTouchpoint, Workspace

LOW = -1
"""A score from here down needs a pain that explains it."""


class LowPoint(NamedTuple):
    """The lowest score at a stage, from -2 to 2: whose it is (empty for everybody's), and where it is written."""

    score: float
    persona: str
    place: Place
    touchpoint: LinkedTouchpoint | None = None


def scale_of(workspace: Workspace, journey: LinkedJourney) -> Scale:
    """The numbers in which the feelings of a map are written and shown."""
    return journey.model.scale or workspace.settings.scales.emotion or OURS


def says_how_it_feels(stage: LinkedStage) -> bool:
    """Whether a stage says how it feels: for everyone, for a single persona, at all of its touchpoints, or in a pain or
    a moment.
    """
    if _is_said(stage.model.emotion) or _touchpoints_that_feel(stage):
        return True
    in_moments = any(_is_said(moment.emotion) for moment in stage.model.moments)
    return in_moments or any(_is_said(pain.model.emotion) for pain in stage.all_pains)


def is_blueprint_with_feelings(journey: LinkedJourney) -> bool:
    """Whether most stages of a map tell how the work is done, with feelings where somebody spoke of them: then those
    are what people said, and no curve with holes.
    """
    stages = journey.written_stages
    of_work = sum(bool(stage.model.backstage or stage.model.support) for stage in stages)
    return 2 * of_work > len(stages) and any(map(says_how_it_feels, stages))


def unheard(stage: LinkedStage) -> tuple[LinkedPersona, ...]:
    """Those who take part in a stage that tells the feelings of single personas, and of whom it tells none."""
    emotion = stage.model.emotion
    if emotion is None or emotion.says_something or not emotion.by:
        return ()
    on_the_way = [touchpoint for touchpoint in stage.touchpoints if touchpoint.model.emotion]
    return tuple(
        persona
        for persona in stage.personas
        if persona.id not in emotion.by and not any(_is_felt_by(touchpoint, persona) for touchpoint in on_the_way)
    )


def _is_felt_by(touchpoint: LinkedTouchpoint, persona: LinkedPersona) -> bool:
    emotion = touchpoint.model.emotion
    if emotion is None:
        return False
    return persona.id in emotion.by or (emotion.says_something and touchpoint.serves(persona))


def feeling_at(stage: LinkedStage, persona: str = "") -> Feeling | None:
    """What a persona feels at a stage: what is written about them, else about everyone, else at the touchpoints.

    Whoever takes no part there feels only what is written about them.
    """
    emotion = stage.model.emotion
    takes_part = not persona or not stage.model.for_ or persona in stage.model.for_
    if not takes_part and not (emotion and persona in emotion.by):
        return None
    return _felt_by(emotion, persona) if emotion else _felt_on_the_way(_touchpoints_that_feel(stage), persona)


def felt_at(touchpoint: LinkedTouchpoint, persona: str = "") -> Feeling | None:
    """What a persona feels at a touchpoint: what is written there about them, else about everyone."""
    emotion = touchpoint.model.emotion
    return _felt_by(emotion, persona) if emotion else None


def level(feeling: Feeling) -> float | None:
    """The one number that stands for a feeling where there is room for one: where a change ends, else the middle."""
    scores = [score.value for score in feeling.scores]
    if not scores:
        return None
    return scores[-1] if feeling.change else fmean(scores)


def low_point(stage: LinkedStage) -> LowPoint | None:
    """The lowest score, also of a spread, a change, a condition or a touchpoint; None if it is not low.

    Among equals the one of the stage comes first, and everybody's.
    """
    points = [LowPoint(*found, stage.place.at("emotion")) for found in _scores(stage.model.emotion)]
    for touchpoint in stage.touchpoints:
        place = touchpoint.place.at("emotion")
        points += [LowPoint(*found, place, touchpoint) for found in _scores(touchpoint.model.emotion)]
    lowest = min(points, key=lambda point: point.score, default=None)
    return lowest if lowest and lowest.score <= LOW else None


def lowest(emotion: Emotion | None) -> float | None:
    """Return the lowest score of a feeling, whosever it is; None where there is none."""
    return min((score for score, _ in _scores(emotion)), default=None)


class Unscored(NamedTuple):
    """How many feelings of a map have no score, of how many, and where the first of them is written: on the map itself,
    unless all are inherited.
    """

    number: int
    of: int
    place: Place
    are_inherited: bool
    """Whether each of them is written on a map below."""


def unscored(journey: LinkedJourney) -> Unscored | None:
    """Count the feelings that draw nothing on the curve; None where each has a score."""
    feelings = [found for stage in journey.stages if stage.in_scope for found in _feelings(stage)]
    places = [place for feeling, place in feelings if level(feeling) is None]
    own = [place for place in places if place.home.document is journey.place.document]
    return Unscored(len(places), len(feelings), (own or places)[0], not own) if places else None


def _feelings(stage: LinkedStage) -> Iterator[tuple[Feeling, Place]]:
    emotion, place = stage.model.emotion, stage.place.at("emotion")
    if emotion is None:
        on_the_way = _touchpoints_that_feel(stage)
        if on_the_way and (feeling := _felt_on_the_way(on_the_way, "")):
            yield feeling, on_the_way[0].place.at("emotion")
        return
    if emotion.says_something:
        yield emotion, place
    for persona, feeling in emotion.by.items():
        if feeling.says_something:
            yield feeling, place.at("by", persona)


def _is_said(emotion: Emotion | None) -> bool:
    return emotion is not None and (emotion.says_something or bool(emotion.by))


def _touchpoints_that_feel(stage: LinkedStage) -> Sequence[LinkedTouchpoint]:
    """The touchpoints of a stage, if each says how it feels; else none, for some would say too little."""
    touchpoints = [touchpoint for touchpoint in stage.touchpoints if touchpoint.model.status != "retired"]
    return touchpoints if all(_is_said(touchpoint.model.emotion) for touchpoint in touchpoints) else ()


def _felt_by(emotion: Emotion, persona: str) -> Feeling:
    own = emotion.by.get(persona)
    return emotion if own is None else own


def _felt_on_the_way(touchpoints: Sequence[LinkedTouchpoint], persona: str) -> Feeling | None:
    """The scores of touchpoints as a change within their stage. Their words stand on their cards."""
    for_them = [it.model for it in touchpoints if not persona or not it.model.for_ or persona in it.model.for_]
    felt = [_felt_by(model.emotion, persona) for model in for_them if model.emotion]
    if not felt:
        return None
    scores = [score for score in map(_score, felt) if score]
    values = {score.value: score for score in scores}
    if len(scores) > MOST_POINTS:
        return Feeling.unsaid().model_copy({"low": values[min(values)], "high": values[max(values)]})
    if len(scores) == 1:
        return Feeling.unsaid().model_copy({"score": scores[0]})
    return Feeling.unsaid().model_copy(
        {"change": tuple(Point.unsaid().model_copy({"score": score}) for score in scores)}
    )


def _score(feeling: Feeling) -> Score | None:
    value = level(feeling)
    return feeling.score or (None if value is None else Score(value))


def _scores(emotion: Emotion | None) -> Iterator[tuple[float, str]]:
    """Every score with its persona; everybody's come first."""
    if emotion:
        yield from ((score.value, "") for score in emotion.scores)
        for persona, feeling in emotion.by.items():
            yield from ((score.value, persona) for score in feeling.scores)
