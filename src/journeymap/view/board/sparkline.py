"""The whole curve of a map in a small drawing, with its lowest and its highest point.

Coordinates are percent of the drawing: x from the first stage to the last, y from the top (score 2) to the bottom (-2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.view.board.braid import braid, dots
from journeymap.view.board.curve import Curve
from journeymap.view.board.curve_line import CurveLine, CurveMark, CurvePoint
from journeymap.view.feelings import FeltPoint
from journeymap.view.records import PersonaTag

_GAP = 2.5
"""How far lines at one height lie apart, in percent: some 3 px of a small drawing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SparkLine:
    """The line of one persona, or of everyone (`persona` None)."""

    persona: PersonaTag | None
    number: int
    mark: int
    state: str
    path: str
    """Through all stages; empty where a single point is all there is."""
    dots: str
    """Its points, as an SVG path of strokes without length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SparkPoint:
    """The lowest or the highest point of all lines, with the personas who feel it at that stage."""

    stage: str
    stage_id: str
    column: int
    personas: tuple[PersonaTag, ...]
    """None where it is said of everyone."""
    felt: FeltPoint
    score: float
    """From -2 to 2."""
    others: int
    """At how many other stages somebody feels as bad, or as good."""
    mark: int
    """The shape and color of the first of the personas."""
    dot: str
    """Where it is, as an SVG path of a stroke without length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sparkline:
    """A curve as a whole."""

    stages: tuple[tuple[str, float], ...]
    """Their names, and where their middles are."""
    lines: tuple[SparkLine, ...]
    lowest: SparkPoint
    highest: SparkPoint | None
    """None where everything is felt alike."""

    @property
    def borders(self) -> str:
        """Where one stage ends and the next begins, as an SVG path."""
        return "".join(f"M{round(100 * column / len(self.stages), 1):g} 0V100" for column in range(1, len(self.stages)))


def sparkline(curve: Curve | None, ids: Sequence[str]) -> Sparkline | None:
    """Draw a curve as a whole; None where no score is written. `ids` are those of its stages."""
    if curve is None or not curve.has_scores:
        return None
    number = len(curve.stages)
    threads = braid([line.knots for line in curve.lines], _GAP)
    lines = tuple(
        SparkLine(
            persona=line.persona,
            number=line.number,
            mark=line.mark,
            state=line.state,
            path=thread.path(0, number, width=100 / number),
            dots=dots(thread.knots, 100 / number),
        )
        for line, thread in zip(curve.lines, threads, strict=True)
        if thread.knots
    )
    marks = [
        (column, line, mark) for column in range(number) for line in curve.lines for mark in line.points[column].marks
    ]
    low = min(marks, key=lambda found: found[2].score)
    high = max(marks, key=lambda found: found[2].best)
    return Sparkline(
        stages=tuple((name, round(100 * (column + 0.5) / number, 2)) for column, name in enumerate(curve.stages)),
        lines=lines,
        lowest=_point(*low, low[2].score, curve, ids),
        highest=None if high[2].best == low[2].score else _point(*high, high[2].best, curve, ids),
    )


def _reaches(point: CurvePoint, score: float) -> bool:
    return any(score in (mark.score, mark.best) for mark in point.marks)


def _point(column: int, line: CurveLine, mark: CurveMark, score: float, curve: Curve, ids: Sequence[str]) -> SparkPoint:
    alike = [
        other.persona
        for other in curve.lines
        if any(found.score == mark.score and found.text == mark.text for found in other.points[column].marks)
    ]
    columns = {number for each in curve.lines for number, point in enumerate(each.points) if _reaches(point, score)}
    return SparkPoint(
        stage=curve.stages[column],
        stage_id=ids[column],
        column=column,
        personas=tuple(persona for persona in alike if persona),
        felt=mark.text,
        score=score,
        others=len(columns - {column}),
        mark=line.mark,
        dot=dots([(column + mark.x / 100, mark.y)], 100 / len(curve.stages)),
    )
