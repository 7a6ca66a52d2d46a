"""Reduce how touchpoints and stages feel to one number and a few words, for formats that have no room for more."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import fmean

from journeymap.analysis.feelings import feeling_at, felt_at, level
from journeymap.model.emotion import Feeling
from journeymap.workspace import LinkedPersona, LinkedStage, LinkedTouchpoint

_WORST, _MIDDLE, _BEST = 1, 3, 5


def out_of_five(score: float) -> int:
    """Return a score from -2 to 2 as a whole number from 1 to 5."""
    return max(_WORST, min(_BEST, round(score) + _MIDDLE))


def people_at(touchpoint: LinkedTouchpoint) -> tuple[LinkedPersona, ...]:
    """Return the personas who take part in a touchpoint."""
    return tuple(persona for persona in touchpoint.stage.personas if touchpoint.serves(persona))


def score_at_touchpoint(touchpoint: LinkedTouchpoint) -> float | None:
    """Return the score of a touchpoint; the median if it differs between people."""
    return _middle(felt_at(touchpoint, persona) for persona in _ids(people_at(touchpoint)))


def score_at_stage(stage: LinkedStage, people: Iterable[LinkedPersona]) -> float | None:
    """Return the score of a stage for some people; the median if they differ."""
    return _middle(feeling_at(stage, persona) for persona in _ids(people))


def words_at_touchpoint(touchpoint: LinkedTouchpoint) -> tuple[str, ...]:
    """Return the words for how a touchpoint feels."""
    return _words(felt_at(touchpoint, persona) for persona in _ids(people_at(touchpoint)))


def words_at_stage(stage: LinkedStage) -> tuple[str, ...]:
    """Return the words for how a stage feels to some people."""
    return _words(feeling_at(stage, persona) for persona in _ids(stage.personas))


def _ids(people: Iterable[LinkedPersona]) -> Iterable[str]:
    """Return the ids of personas; that of everyone if there are none."""
    return [persona.id for persona in people] or [""]


def _middle(feelings: Iterable[Feeling | None]) -> float | None:
    levels = [level(feeling) for feeling in feelings if feeling]
    scores = [score for score in levels if score is not None]
    return fmean(scores) if scores else None


def _words(feelings: Iterable[Feeling | None]) -> tuple[str, ...]:
    points = [point for feeling in feelings if feeling for point in (feeling, *feeling.change, *feeling.depends)]
    return tuple(dict.fromkeys(word for point in points for word in point.feeling))
