"""A journey comes in; its emotion curve goes out: one line a persona, cut at the stages so that columns of any width fit.

Coordinates are percent of a stage's cell: x from its start to its end, y from the top (score 2) to the bottom (-2).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap.model.texts import Emotion, Feeling
from journeymap.view.curve_words import CurveCell, Felt, curve_cell
from journeymap.view.parts import PersonaTag
from journeymap.workspace import LinkedJourney, LinkedStage

_STEPS = 8
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
    lines = tuple(_line(journey, tag) for tag in whose)
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


def _line(journey: LinkedJourney, tag: PersonaTag | None) -> CurveLine:
    feelings = [_felt_at(stage, tag) for stage in journey.stages]
    scores = [feeling.score for feeling in feelings]
    paths = _paths(scores)
    points = tuple(
        CurvePoint(feeling.score, feeling.feeling, _y(feeling.score), path)
        for feeling, path in zip(feelings, paths, strict=True)
    )
    return CurveLine(tag, tag.number if tag else 0, journey.is_target, points)


def _felt_at(stage: LinkedStage, tag: PersonaTag | None) -> Feeling:
    return felt(stage.model.emotion, tag.id if tag else None)


def _y(score: float | None) -> float | None:
    if score is None:
        return None
    return round(_MARGIN + (2 - score) / 4 * (100 - 2 * _MARGIN), 1)


def _paths(scores: Sequence[float | None]) -> list[str]:
    """For every column the piece of the smooth line through all scores; empty where no line passes."""
    known = [(column + 0.5, score) for column, score in enumerate(scores) if score is not None]
    if len(known) < 2:
        return ["" for _ in scores]
    slopes = _slopes(known)
    return [_piece(column, known, slopes) for column in range(len(scores))]


def _slopes(known: Sequence[tuple[float, float]]) -> list[float]:
    """Slopes that never overshoot (Fritsch and Carlson's monotone cubic, with harmonic means)."""
    steps = [
        (after[1] - before[1]) / (after[0] - before[0])
        for before, after in zip(known, known[1:], strict=False)
    ]
    inner = [
        0.0 if left * right <= 0 else 2 * left * right / (left + right)
        for left, right in zip(steps, steps[1:], strict=False)
    ]
    return [0.0, *inner, 0.0]


def _piece(column: int, known: Sequence[tuple[float, float]], slopes: Sequence[float]) -> str:
    points = []
    for step in range(_STEPS + 1):
        x = column + step / _STEPS
        if known[0][0] <= x <= known[-1][0]:
            points.append(f"{100 * step / _STEPS:g} {_y(_value(x, known, slopes)):g}")
    return "M" + "L".join(points) if len(points) > 1 else ""


def _value(x: float, known: Sequence[tuple[float, float]], slopes: Sequence[float]) -> float:
    index = max(i for i, point in enumerate(known[:-1]) if point[0] <= x)
    (x0, y0), (x1, y1) = known[index], known[index + 1]
    width = x1 - x0
    t = (x - x0) / width
    rise = (
        (2 * t**3 - 3 * t**2 + 1) * y0
        + (t**3 - 2 * t**2 + t) * width * slopes[index]
        + (-2 * t**3 + 3 * t**2) * y1
        + (t**3 - t**2) * width * slopes[index + 1]
    )
    return max(-2.0, min(2.0, rise))
