"""Draw the emotion curve of a map: one line per persona, cut at the stages so that each piece fits into its column.

Coordinates are percent of a stage's cell: x from its start to its end, y from the top (score 2) to the bottom (-2).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from journeymap.model.values import Emotion, Feeling
from journeymap.view.board.curve_labels import CurveCell, PersonaFeeling, curve_cell
from journeymap.view.records import PersonaTag
from journeymap.workspace import LinkedJourney, LinkedStage

_MARGIN = 14.0
"""Room above the best and below the worst score, in which their marks and words stand."""


Point = tuple[float, float]
"""Where the line runs: the column, with its middle at 0.5, and the score."""


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """What a persona feels at a stage. Without a score there may be a word, but no mark on the line."""

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
    """Draw the curve of a map; None where no stage says how it feels."""
    if not any(stage.model.emotion for stage in journey.stages):
        return None
    named = {id_ for stage in journey.stages if stage.model.emotion for id_ in stage.model.emotion.by}
    with_own_line: list[PersonaTag | None] = [tag for tag in personas if tag.id in named]
    for_everyone = [None] if len(with_own_line) < len(personas) or not personas else []
    lines = tuple(_line(journey.stages, tag, journey.is_target) for tag in (*with_own_line, *for_everyone))
    has_scores = any(point.score is not None for line in lines for point in line.points)
    cells = tuple(curve_cell(_feelings_at(column, lines)) for column in range(len(journey.stages)))
    return Curve(tuple(stage.name for stage in journey.stages), lines, has_scores, cells)


def _feelings_at(column: int, lines: Sequence[CurveLine]) -> Iterator[tuple[PersonaFeeling, float | None]]:
    for line in lines:
        point = line.points[column]
        yield PersonaFeeling(line.persona, point.score, point.feeling), point.y


def _feeling(emotion: Emotion | None, persona: str | None) -> Feeling:
    """What one persona feels: what is written about them, else what is written about everyone."""
    if emotion is None:
        return Feeling()
    own = emotion.by.get(persona) if persona else None
    return emotion if own is None else own


def lines_of(other: LinkedJourney, journey: LinkedJourney, lines: Sequence[CurveLine]) -> tuple[CurveLine, ...]:
    """Draw the same personas' lines of another map over the stages of the map they are compared with."""
    other_stages = {stage.id: stage for stage in other.stages}
    stages = [other_stages.get(stage.id) for stage in journey.stages]
    return tuple(_line(stages, line.persona, other.is_target) for line in lines)


def _line(stages: Sequence[LinkedStage | None], tag: PersonaTag | None, is_target: bool) -> CurveLine:
    feelings = [_feeling(stage.model.emotion, tag.id if tag else None) if stage else Feeling() for stage in stages]
    scores = [feeling.score for feeling in feelings]
    paths = _paths(scores)
    points = tuple(
        CurvePoint(feeling.score, feeling.feeling, _y(feeling.score), path)
        for feeling, path in zip(feelings, paths, strict=True)
    )
    return CurveLine(tag, tag.number if tag else 0, is_target, points)


def signed(score: float) -> str:
    """Return a score with its sign: +1, 0, −2."""
    return f"{score:+g}".replace("-", "−") if score else "0"


def _y(score: float | None) -> float | None:
    if score is None:
        return None
    return round(_exact_y(score), 1)


def _exact_y(score: float) -> float:
    return _MARGIN + (2 - score) / 4 * (100 - 2 * _MARGIN)


def _paths(scores: Sequence[float | None]) -> list[str]:
    """For every column the piece of the smooth line through all scores; empty where no line passes."""
    points = [(column + 0.5, score) for column, score in enumerate(scores) if score is not None]
    if len(points) < 2:
        return ["" for _ in scores]
    slopes = _slopes(points)
    return [_piece(column, points, slopes) for column in range(len(scores))]


def _slopes(points: Sequence[Point]) -> list[float]:
    """Slopes that never overshoot (Fritsch and Carlson's monotone cubic, with harmonic means).

    An ordinary spline would rise above the scores around it, and show a feeling that nobody has.
    """
    steps = [(after[1] - before[1]) / (after[0] - before[0]) for before, after in pairwise(points)]
    inner = [0.0 if left * right <= 0 else 2 * left * right / (left + right) for left, right in pairwise(steps)]
    return [0.0, *inner, 0.0]


def _piece(column: int, points: Sequence[Point], slopes: Sequence[float]) -> str:
    """The cubic pieces of the line between the borders of a column."""
    path = ""
    for index, ((x0, _), (x1, _)) in enumerate(pairwise(points)):
        start, end = max(x0, column), min(x1, column + 1)
        if start >= end:
            continue
        (y0, d0), (y1, d1) = (_value(x, index, points, slopes) for x in (start, end))
        third = (end - start) / 3
        controls = (
            (start, y0),
            (start + third, y0 + third * d0),
            (end - third, y1 - third * d1),
            (end, y1),
        )
        first, *others = (f"{100 * (x - column):.4g} {_exact_y(score):.4g}" for x, score in controls)
        path += f"{'' if path else 'M' + first}C{' '.join(others)}"
    return path


def _value(x: float, index: int, points: Sequence[Point], slopes: Sequence[float]) -> tuple[float, float]:
    """The height and the slope at x of the line after the point with this index (a cubic Hermite spline)."""
    (x0, y0), (x1, y1) = points[index], points[index + 1]
    width = x1 - x0
    t = (x - x0) / width
    left, right = width * slopes[index], width * slopes[index + 1]
    rise = 2 * t**3 - 3 * t**2
    height = (rise + 1) * y0 + (t**3 - 2 * t**2 + t) * left - rise * y1 + (t**3 - t**2) * right
    slope = 6 * (t**2 - t) * (y0 - y1) + (3 * t**2 - 4 * t + 1) * left + (3 * t**2 - 2 * t) * right
    return height, slope / width
