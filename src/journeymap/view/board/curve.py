"""A journey comes in; its emotion curve goes out: one line a persona, cut at the stages so that any column fits.

Coordinates are percent of a stage's cell: x from its start to its end, y from the top (score 2) to the bottom (-2).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from journeymap.model.values import Emotion, Feeling
from journeymap.view.board.curve_labels import CurveCell, Felt, curve_cell
from journeymap.view.records import PersonaTag
from journeymap.workspace import LinkedJourney, LinkedStage

_MARGIN = 14.0


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """What a persona feels at a stage; without a score there is a word but no mark on the line."""

    score: float | None
    feeling: str | None
    y: float | None
    path: str
    """The line through this stage's cell, as an SVG path."""


@dataclass(frozen=True, slots=True)
class CurveLine:
    """The line of one persona, or of everyone (`persona` None); a point for every stage."""

    persona: PersonaTag | None
    number: int
    is_target: bool
    points: tuple[CurvePoint, ...]

    @property
    def state(self) -> str:
        """Whether it says how things are or how they should be."""
        return "to_be" if self.is_target else "as_is"

    @property
    def mark(self) -> int:
        """Its persona's shape and color; 0 for everyone."""
        return self.persona.mark if self.persona else 0


@dataclass(frozen=True, slots=True)
class Curve:
    """The emotion curve of a map."""

    stages: tuple[str, ...]
    lines: tuple[CurveLine, ...]
    has_scores: bool
    cells: tuple[CurveCell, ...] = ()

    @property
    def heights(self) -> tuple[float, ...]:
        """All heights at which points lie, each once."""
        return tuple(sorted({spot.y for cell in self.cells for spot in cell.spots}))


def curve(journey: LinkedJourney, personas: Sequence[PersonaTag]) -> Curve | None:
    """The curve of a map; None where no stage says how it feels."""
    if not any(stage.model.emotion for stage in journey.stages):
        return None
    named = {id_ for stage in journey.stages if stage.model.emotion for id_ in stage.model.emotion.by}
    apart = [tag for tag in personas if tag.id in named]
    everyone = len(apart) < len(personas) or not personas
    whose: list[PersonaTag | None] = [*apart, *([None] if everyone else [])]
    lines = tuple(_line(journey.stages, tag, journey.is_target) for tag in whose)
    has_scores = any(point.score is not None for line in lines for point in line.points)
    cells = tuple(curve_cell(_felt_in(lines, column)) for column in range(len(journey.stages)))
    return Curve(tuple(stage.name for stage in journey.stages), lines, has_scores, cells)


def _felt_in(lines: Sequence[CurveLine], column: int) -> Iterator[tuple[Felt, float | None]]:
    for line in lines:
        point = line.points[column]
        yield Felt(line.persona, point.score, point.feeling), point.y


def felt(emotion: Emotion | None, persona: str | None) -> Feeling:
    """What one persona feels: what is said of them, else what is said of everyone."""
    if emotion is None:
        return Feeling()
    own = emotion.by.get(persona) if persona else None
    return emotion if own is None else own


def lines_of(other: LinkedJourney, beside: LinkedJourney, whose: Sequence[CurveLine]) -> tuple[CurveLine, ...]:
    """The same personas' lines on another map, laid over the stages of the one they are shown beside."""
    known = {stage.id: stage for stage in other.stages}
    stages = [known.get(stage.id) for stage in beside.stages]
    return tuple(_line(stages, line.persona, other.is_target) for line in whose)


def _line(stages: Sequence[LinkedStage | None], tag: PersonaTag | None, is_target: bool) -> CurveLine:
    feelings = [felt(stage.model.emotion, tag.id if tag else None) if stage else Feeling() for stage in stages]
    scores = [feeling.score for feeling in feelings]
    paths = _paths(scores)
    points = tuple(
        CurvePoint(feeling.score, feeling.feeling, _y(feeling.score), path)
        for feeling, path in zip(feelings, paths, strict=True)
    )
    return CurveLine(tag, tag.number if tag else 0, is_target, points)


def _y(score: float | None) -> float | None:
    if score is None:
        return None
    return round(_exact_y(score), 1)


def _exact_y(score: float) -> float:
    return _MARGIN + (2 - score) / 4 * (100 - 2 * _MARGIN)


def _paths(scores: Sequence[float | None]) -> list[str]:
    """For every column the piece of the smooth line through all scores; empty where no line passes."""
    known = [(column + 0.5, score) for column, score in enumerate(scores) if score is not None]
    if len(known) < 2:
        return ["" for _ in scores]
    slopes = _slopes(known)
    return [_piece(column, known, slopes) for column in range(len(scores))]


def _slopes(known: Sequence[tuple[float, float]]) -> list[float]:
    """Slopes that never overshoot (Fritsch and Carlson's monotone cubic, with harmonic means)."""
    steps = [(after[1] - before[1]) / (after[0] - before[0]) for before, after in pairwise(known)]
    inner = [0.0 if left * right <= 0 else 2 * left * right / (left + right) for left, right in pairwise(steps)]
    return [0.0, *inner, 0.0]


def _piece(column: int, known: Sequence[tuple[float, float]], slopes: Sequence[float]) -> str:
    """The cubic pieces of the line between the borders of a column."""
    path = ""
    for index, ((x0, _), (x1, _)) in enumerate(pairwise(known)):
        start, end = max(x0, column), min(x1, column + 1)
        if start >= end:
            continue
        (y0, d0), (y1, d1) = (_value(x, index, known, slopes) for x in (start, end))
        third = (end - start) / 3
        points = (
            (start, y0),
            (start + third, y0 + third * d0),
            (end - third, y1 - third * d1),
            (end, y1),
        )
        there = [f"{100 * (x - column):.4g} {_exact_y(score):.4g}" for x, score in points]
        path += f"{'' if path else 'M' + there[0]}C{' '.join(there[1:])}"
    return path


def _value(x: float, index: int, known: Sequence[tuple[float, float]], slopes: Sequence[float]) -> tuple[float, float]:
    """The line's height at x, between two of its points, and how steep it is there."""
    (x0, y0), (x1, y1) = known[index], known[index + 1]
    width = x1 - x0
    t = (x - x0) / width
    left, right = width * slopes[index], width * slopes[index + 1]
    rise = 2 * t**3 - 3 * t**2
    height = (rise + 1) * y0 + (t**3 - 2 * t**2 + t) * left - rise * y1 + (t**3 - t**2) * right
    steep = 6 * (t**2 - t) * (y0 - y1) + (3 * t**2 - 4 * t + 1) * left + (3 * t**2 - 2 * t) * right
    return height, steep / width
