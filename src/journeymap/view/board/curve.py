"""Draw the emotion curve of a map: one line per persona, cut at the stages so that each piece fits into its column.

Coordinates are percent of a stage's cell: x from its start to its end, y from the top (score 2) to the bottom (-2).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from typing import TypeGuard

from journeymap.analysis.feelings import feeling_at, level, says_how_it_feels
from journeymap.model.emotion import Feeling, Point
from journeymap.model.scores import Scale
from journeymap.view.board.curve_labels import CurveBar, CurveCell, PersonaFeeling, curve_cell
from journeymap.view.feelings import FeelingText, FeltPoint, feeling_text
from journeymap.view.records import PersonaTag
from journeymap.workspace import LinkedJourney, LinkedStage

_MARGIN = 14.0
"""Room above the best and below the worst score, in which their marks and words stand."""


Position = tuple[float, float]
"""Where the line runs: the column, with its middle at 0.5, and the score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveMark:
    """A mark on the curve: where it stands in its cell, in percent, and what it says."""

    x: float
    y: float
    text: FeltPoint
    score: float
    """The lowest score that it stands for, from -2 to 2."""
    hollow: bool = False
    """Whether it holds on a condition alone, and the line passes by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """What a persona feels at a stage. Without a score there may be words, but no mark on the line."""

    says: FeelingText | None
    score: float | None
    """The one number that stands for it, from -2 to 2."""
    marks: tuple[CurveMark, ...]
    path: str
    """The line through this stage's cell, as an SVG path."""
    ends: tuple[float, float] | None = None
    """Where a spread ends, above and below the mark, in percent."""

    @property
    def lowest(self) -> CurveMark | None:
        """The mark of its lowest score."""
        return min(self.marks, key=lambda mark: mark.score, default=None)

    def differs_from(self, other: CurvePoint) -> bool:
        """Whether it says something else than another point, however that is written."""
        return self._meaning() != other._meaning()

    def _meaning(self) -> object:
        said = self.says
        words = said and (said.form, said.words, [(point.words, point.when) for point in said.points])
        return words, [(mark.x, mark.y) for mark in self.marks], self.ends


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
    worst: str
    best: str
    """The ends of the scale, in whose numbers it is told."""
    labels: tuple[str, ...]
    """What stands beside the heights of our five whole scores, from the top down; empty where no short number does."""
    cells: tuple[CurveCell, ...] = ()

    @property
    def heights(self) -> tuple[float, ...]:
        """All heights at which points lie, each once."""
        return tuple(sorted({spot.y for cell in self.cells for spot in cell.spots}))

    @property
    def places(self) -> tuple[float, ...]:
        """All places beside the middle at which marks stand, each once."""
        marks = (mark for line in self.lines for point in line.points for mark in point.marks)
        return tuple(sorted({mark.x for mark in marks} - {50}))


def curve(journey: LinkedJourney, personas: Sequence[PersonaTag], scale: Scale) -> Curve | None:
    """Draw the curve of a map; None where no stage says how it feels."""
    if not any(map(says_how_it_feels, journey.stages)):
        return None
    named = {id_ for stage in journey.stages if stage.model.emotion for id_ in stage.model.emotion.by}
    is_alone = len(personas) == 1  # what everyone feels is what this one feels
    with_own_line: list[PersonaTag | None] = [tag for tag in personas if is_alone or tag.id in named]
    for_everyone = [None] if len(with_own_line) < len(personas) or not personas else []
    lines = tuple(_line(journey.stages, tag, journey.is_target, scale) for tag in (*with_own_line, *for_everyone))
    return Curve(
        tuple(stage.name for stage in journey.stages),
        lines,
        any(point.marks for line in lines for point in line.points),
        scale.told(-2),
        scale.told(2),
        tuple(_label(score, scale) for score in (2, 1, 0, -1, -2)),
        tuple(_cell(column, lines) for column in range(len(journey.stages))),
    )


def lines_of(
    other: LinkedJourney, journey: LinkedJourney, lines: Sequence[CurveLine], scale: Scale
) -> tuple[CurveLine, ...]:
    """Draw the same personas' lines of another map over the stages of the map they are compared with."""
    other_stages = {stage.id: stage for stage in other.stages}
    stages = [other_stages.get(stage.id) for stage in journey.stages]
    return tuple(_line(stages, line.persona, other.is_target, scale) for line in lines)


def _label(score: int, scale: Scale) -> str:
    number = scale.of_ours(score)
    return scale.told(score) if round(number, 1) == number else ""


def _cell(column: int, lines: Sequence[CurveLine]) -> CurveCell:
    points = [(line, line.points[column]) for line in lines]
    spread = [(line, point.ends) for line, point in points if point.ends]
    step = min(4, 60 / len(lines))
    bars = (
        CurveBar(line.number, line.mark, f"M{50 + step * (number - (len(spread) - 1) / 2):g} {high:g}V{low:g}")
        for number, (line, (high, low)) in enumerate(spread)
    )
    return replace(curve_cell(felt for line, point in points for felt in _felt(line, point)), bars=tuple(bars))


def _felt(line: CurveLine, point: CurvePoint) -> Iterator[tuple[PersonaFeeling, float | None]]:
    """The marks of a point with their words, then the words that belong to no mark."""
    if point.says is None:
        return
    for mark in point.marks:
        words = ": ".join(part for part in (mark.text.when, mark.text.words) if part) or None
        yield PersonaFeeling(line.persona, mark.text.score, words, mark.x, mark.hollow), mark.y
    if not point.marks:
        yield PersonaFeeling(line.persona, None, point.says.text), None
    elif len(point.says.points) > 1 and point.says.form != "spread":
        without_mark = [said.text for said in point.says.points if not said.score]
        for words in filter(None, (point.says.words, *without_mark)):
            yield PersonaFeeling(line.persona, None, words), None


def _line(stages: Sequence[LinkedStage | None], tag: PersonaTag | None, is_target: bool, scale: Scale) -> CurveLine:
    feelings = [feeling_at(stage, tag.id if tag else "") if _is_lived(stage) else None for stage in stages]
    marks = [_marks(feeling, scale) if feeling else () for feeling in feelings]
    passed = [_passed(feeling, drawn) for feeling, drawn in zip(feelings, marks, strict=True)]
    points = tuple(
        CurvePoint(
            says=feeling_text(feeling, scale),
            score=level(feeling) if feeling else None,
            marks=drawn,
            path=path,
            ends=(_y(feeling.spread[1].value), _y(feeling.spread[0].value)) if feeling and feeling.spread else None,
        )
        for feeling, drawn, path in zip(feelings, marks, _paths(passed), strict=True)
    )
    return CurveLine(tag, tag.number if tag else 0, is_target, points)


def _is_lived(stage: LinkedStage | None) -> TypeGuard[LinkedStage]:
    """Whether people come by a stage: nobody does where a map leaves out what the one below it has."""
    return stage is not None and not (stage.origin == "inherited" and stage.id in stage.journey.model.skip)


def _marks(feeling: Feeling, scale: Scale) -> tuple[CurveMark, ...]:
    """The marks of a feeling from the start of its stage to the end."""
    said = feeling_text(feeling, scale)
    if said is None:
        return ()
    if feeling.spread:
        ends = FeltPoint(f"{said.points[0].score} … {said.points[1].score}", said.words)
        low, high = (end.value for end in feeling.spread)
        return (CurveMark(x=50, y=_y((low + high) / 2), text=ends, score=low),)
    points: Sequence[Point] = feeling.change or feeling.depends or (feeling,)
    scored = [(point.score.value, text) for point, text in zip(points, said.points, strict=True) if point.score]
    places = _places(len(scored)) if feeling.change else [50.0] * len(scored)
    return tuple(
        CurveMark(x=x, y=_y(score), text=text, score=score, hollow=bool(feeling.depends))
        for x, (score, text) in zip(places, scored, strict=True)
    )


def _places(number: int) -> list[float]:
    """Where so many marks stand beside one another in a cell, in percent."""
    return [round(100 * (place + 0.5) / number, 1) for place in range(number)]


def _passed(feeling: Feeling | None, marks: Sequence[CurveMark]) -> list[tuple[float, float]]:
    """Where the line passes within a stage: how far in, and by which score."""
    if feeling is None or not marks:
        return []
    if feeling.change:
        return [(mark.x / 100, mark.score) for mark in marks]
    return [(0.5, level(feeling) or 0.0)]


def _y(score: float) -> float:
    return round(_exact_y(score), 1)


def _exact_y(score: float) -> float:
    return _MARGIN + (2 - score) / 4 * (100 - 2 * _MARGIN)


def _paths(stages: Sequence[Sequence[tuple[float, float]]]) -> list[str]:
    """For every stage the piece of the smooth line through all scores; empty where no line passes."""
    points = [(column + x, score) for column, passed in enumerate(stages) for x, score in passed]
    paths = ["" for _ in stages]
    slopes = _slopes(points) if len(points) > 1 else []
    for index, ((start, _), (end, _)) in enumerate(pairwise(points)):
        for column in range(int(start), ceil(end)):
            start_of_path, piece = _piece(column, index, points, slopes)
            paths[column] += piece if paths[column] else start_of_path + piece
    return paths


def _slopes(points: Sequence[Position]) -> list[float]:
    """Slopes that never overshoot (Fritsch and Carlson's monotone cubic, with harmonic means).

    An ordinary spline would rise above the scores around it, and show a feeling that nobody has.
    """
    steps = [(after[1] - before[1]) / (after[0] - before[0]) for before, after in pairwise(points)]
    inner = [0.0 if left * right <= 0 else 2 * left * right / (left + right) for left, right in pairwise(steps)]
    return [0.0, *inner, 0.0]


def _piece(column: int, index: int, points: Sequence[Position], slopes: Sequence[float]) -> tuple[str, str]:
    """The line after the point with this index, as far as it runs between the borders of a column: a cubic piece."""
    start, end = max(points[index][0], column), min(points[index + 1][0], column + 1)
    (y0, d0), (y1, d1) = (_value(x, index, points, slopes) for x in (start, end))
    third = (end - start) / 3
    controls = ((start, y0), (start + third, y0 + third * d0), (end - third, y1 - third * d1), (end, y1))
    first, *others = (f"{100 * (x - column):.4g} {_exact_y(score):.4g}" for x, score in controls)
    return f"M{first}", f"C{' '.join(others)}"


def _value(x: float, index: int, points: Sequence[Position], slopes: Sequence[float]) -> tuple[float, float]:
    """The height and the slope at x of the line after the point with this index (a cubic Hermite spline)."""
    (x0, y0), (x1, y1) = points[index], points[index + 1]
    width = x1 - x0
    t = (x - x0) / width
    left, right = width * slopes[index], width * slopes[index + 1]
    rise = 2 * t**3 - 3 * t**2
    height = (rise + 1) * y0 + (t**3 - 2 * t**2 + t) * left - rise * y1 + (t**3 - t**2) * right
    slope = 6 * (t**2 - t) * (y0 - y1) + (3 * t**2 - 4 * t + 1) * left + (3 * t**2 - 2 * t) * right
    return height, slope / width
