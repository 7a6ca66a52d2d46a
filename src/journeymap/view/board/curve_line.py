"""The lines of an emotion curve: one per persona, cut at the stages so that each piece fits into its column.

Coordinates are percent of a stage's cell: x from its start to its end, y from the top (score 2) to the bottom (-2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeGuard

from journeymap.analysis.feelings import feeling_at, level
from journeymap.model.emotion import Feeling, Point
from journeymap.model.scores import Scale
from journeymap.view.board.braid import Knot, Thread, braid, columns
from journeymap.view.feelings import FeelingText, FeltPoint, feeling_text
from journeymap.view.records import PersonaTag
from journeymap.workspace import LinkedStage

_MARGIN = 14.0
"""Room above the best and below the worst score, in which their marks and words stand."""
GAP = 1.2
"""How far lines at one height lie apart, in percent: some 3 px."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveMark:
    """A mark on the curve: where it stands in its cell, in percent, and what it says."""

    x: float
    y: float
    text: FeltPoint
    score: float
    """The lowest score that it stands for, from -2 to 2."""
    end: float | None = None
    """The highest, where it stands for a spread."""
    hollow: bool = False
    """Whether it holds on a condition alone, and the line passes by."""

    @property
    def best(self) -> float:
        """The highest score that it stands for."""
        return self.score if self.end is None else self.end


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
    knots: tuple[Knot, ...]
    """Where it would run if it were alone: places in columns, heights in percent."""
    thread: Thread
    """As it runs beside the others."""

    @property
    def state(self) -> str:
        """Whether it says how things are or how they should be."""
        return "to_be" if self.is_target else "as_is"

    @property
    def last_column(self) -> int | None:
        """The stage at which its last mark stands; None where it has no mark."""
        return max((column for column, point in enumerate(self.points) if point.marks), default=None)

    @property
    def mark(self) -> int:
        """Its persona's shape and color; 0 for everyone."""
        return self.persona.mark if self.persona else 0


def curve_lines(
    stages: Sequence[LinkedStage | None], tags: Sequence[PersonaTag | None], scale: Scale, *, is_target: bool
) -> tuple[CurveLine, ...]:
    """Draw the lines of personas, or of everyone (None), through the stages; None for a stage that a map lacks."""
    felt = [_felt_by(stages, tag) for tag in tags]
    threads = braid([line.knots for line in felt], GAP)
    return tuple(_line(line, thread, is_target, scale) for line, thread in zip(felt, threads, strict=True))


def _felt_by(stages: Sequence[LinkedStage | None], tag: PersonaTag | None) -> _Felt:
    id_ = tag.id if tag else ""
    return _Felt(tag, tuple(feeling_at(stage, id_) if _is_lived(stage) else None for stage in stages))


@dataclass(frozen=True, slots=True)
class _Felt:
    """What one persona, or everyone (None), feels from stage to stage."""

    persona: PersonaTag | None
    feelings: tuple[Feeling | None, ...]

    @property
    def knots(self) -> list[Knot]:
        """Where the line passes: through each mark of a change, else by the middle of a stage."""
        knots = []
        for column, feeling in enumerate(self.feelings):
            if feeling is None or (middle := level(feeling)) is None:
                continue
            scores = [point.score.value for point in feeling.change if point.score]
            places = _places(len(scores)) if scores else [50.0]
            knots += [(column + x / 100, height_of(score)) for x, score in zip(places, scores or [middle], strict=True)]
        return knots


def _line(felt: _Felt, thread: Thread, is_target: bool, scale: Scale) -> CurveLine:
    paths = columns(thread, len(felt.feelings))
    points = tuple(
        CurvePoint(
            says=feeling_text(feeling, scale),
            score=level(feeling) if feeling else None,
            marks=_marks(feeling, scale) if feeling else (),
            path=path,
            ends=(height_of(feeling.spread[1].value), height_of(feeling.spread[0].value))
            if feeling and feeling.spread
            else None,
        )
        for feeling, path in zip(felt.feelings, paths, strict=True)
    )
    tag = felt.persona
    return CurveLine(tag, tag.number if tag else 0, is_target, points, tuple(felt.knots), thread)


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
        return (CurveMark(x=50, y=height_of((low + high) / 2), text=ends, score=low, end=high),)
    points: Sequence[Point] = feeling.change or feeling.depends or (feeling,)
    scored = [(point.score.value, text) for point, text in zip(points, said.points, strict=True) if point.score]
    places = _places(len(scored)) if feeling.change else [50.0] * len(scored)
    return tuple(
        CurveMark(x=x, y=height_of(score), text=text, score=score, hollow=bool(feeling.depends))
        for x, (score, text) in zip(places, scored, strict=True)
    )


def _places(number: int) -> list[float]:
    """Where so many marks stand beside one another in a cell, in percent."""
    return [round(100 * (place + 0.5) / number, 1) for place in range(number)]


def height_of(score: float) -> float:
    """Return where a score lies, in percent from the top."""
    return round(_MARGIN + (2 - score) / 4 * (100 - 2 * _MARGIN), 1)
