"""Draw the emotion curve of a map, beside that of a map that it is compared with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from journeymap.analysis.feelings import level, says_how_it_feels
from journeymap.model.scores import Scale
from journeymap.view.board.curve_areas import Area, areas
from journeymap.view.board.curve_cell import CurveCell, curve_cell
from journeymap.view.board.curve_line import CurveLine, curve_lines, height_of
from journeymap.view.board.lanes import LaneView
from journeymap.view.board.on_curve import pins_at
from journeymap.view.measured.mood import MoodView
from journeymap.view.records import PersonaTag
from journeymap.workspace import LinkedJourney, LinkedStage

WIDTHS = (192, 150)
"""How narrow a column of a map of few stages may get, or of many, before words stand below the drawing (curve.css)."""
_FEW = 6


@dataclass(frozen=True, slots=True)
class Dot:
    """How good or bad a touchpoint is, for one persona or for everyone: in percent of the cell."""

    number: int
    mark: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Curve:
    """The emotion curve of a map."""

    stages: tuple[str, ...]
    lines: tuple[CurveLine, ...]
    beside: tuple[CurveLine, ...]
    """The same personas' lines on the map that it is compared with."""
    has_scores: bool
    worst: str
    best: str
    """The ends of the scale, in whose numbers it is told."""
    labels: tuple[str, ...]
    """What stands beside the heights of our five whole scores, from the top down; empty where no short number does."""
    cells: tuple[CurveCell, ...] = ()
    areas: tuple[tuple[Area, ...], ...] = ()
    """For each stage what is better or worse than on the other map."""
    dots: tuple[tuple[Dot, ...], ...] = ()
    """For each stage the scores of its touchpoints, where the line shows another."""

    @property
    def drawn(self) -> frozenset[int]:
        """The numbers of the personas who have a line of their own."""
        return frozenset(line.number for line in self.lines if line.persona and line.knots)

    @property
    def others(self) -> tuple[tuple[CurveLine, ...], ...]:
        """For each stage the lines of the other map, where they say something else."""
        return tuple(map(self._others_at, range(len(self.areas))))

    def _others_at(self, column: int) -> tuple[CurveLine, ...]:
        differ = {area.number for area in self.areas[column]}
        pairs = zip(self.lines, self.beside, strict=False)
        return tuple(
            other
            for line, other in pairs
            if other.points[column].path and (line.number in differ or not line.points[column].path)
        )

    @property
    def is_long(self) -> bool:
        """Whether it has many stages, and words are placed for narrow columns."""
        return len(self.stages) > _FEW

    @property
    def kinds_of_pins(self) -> frozenset[str]:
        """What lies on it: pains, moments of truth."""
        return frozenset(pin.kind for cell in self.cells for pin in cell.all_pins)

    @property
    def tops(self) -> tuple[int, ...]:
        """All heights at which something begins, each once, in thousandths."""
        return tuple(sorted({top for cell in self.cells for top in cell.tops}))

    @property
    def bottoms(self) -> tuple[int, ...]:
        """All heights at which words end that grow upward, each once, in thousandths."""
        return tuple(sorted({label.y for cell in self.cells for label in cell.all_labels if label.grows == "up"}))

    @property
    def starts(self) -> tuple[int, ...]:
        """All places at which something begins, each once, in thousandths."""
        return tuple(sorted({start for cell in self.cells for start in cell.starts}))

    @property
    def widths(self) -> tuple[int, ...]:
        """How wide words are, each width once, in thousandths."""
        return tuple(sorted({label.width for cell in self.cells for label in cell.all_labels}))


def curve(
    journey: LinkedJourney,
    personas: Sequence[PersonaTag],
    scale: Scale,
    *,
    other: LinkedJourney | None = None,
    lanes: Sequence[LaneView] = (),
    moods: Sequence[MoodView] = (),
) -> Curve | None:
    """Draw the curve of a map; None where no stage says how it feels.

    Words keep clear of what surveys say at the same stage.
    """
    drawn = outline(journey, personas, scale)
    if drawn is None:
        return None
    lines = drawn.lines
    tags = [line.persona for line in lines]
    beside = _beside(other, journey, tags, scale) if other else ()
    columns = range(len(journey.stages))
    return replace(
        drawn,
        beside=beside,
        cells=tuple(
            curve_cell(
                column,
                lines,
                beside,
                pins_at(column, lanes, lines) if lanes else (),
                [mood for mood in moods if mood.stage == stage.id],
                WIDTHS[len(journey.stages) > _FEW],
            )
            for column, stage in enumerate(journey.stages)
        ),
        areas=tuple(tuple(_areas(column, lines, beside)) for column in columns),
        dots=tuple(tuple(_dots(stage, personas)) for stage in journey.stages),
    )


def outline(journey: LinkedJourney, personas: Sequence[PersonaTag], scale: Scale) -> Curve | None:
    """Draw the lines of a curve alone, without what stands at each stage, for which room is found with some effort."""
    if not any(map(says_how_it_feels, journey.stages)):
        return None
    named = {id_ for stage in journey.stages if stage.model.emotion for id_ in stage.model.emotion.by}
    is_alone = len(personas) == 1  # what everyone feels is what this one feels
    with_own_line: list[PersonaTag | None] = [tag for tag in personas if is_alone or tag.id in named]
    for_everyone = [None] if len(with_own_line) < len(personas) or not personas else []
    lines = curve_lines(journey.stages, [*with_own_line, *for_everyone], scale, is_target=journey.is_target)
    return Curve(
        stages=tuple(stage.name for stage in journey.stages),
        lines=lines,
        beside=(),
        has_scores=any(point.marks for line in lines for point in line.points),
        worst=scale.told(-2),
        best=scale.told(2),
        labels=tuple(_label(score, scale) for score in (2, 1, 0, -1, -2)),
    )


def _beside(
    other: LinkedJourney, journey: LinkedJourney, tags: Sequence[PersonaTag | None], scale: Scale
) -> tuple[CurveLine, ...]:
    other_stages = {stage.id: stage for stage in other.stages}
    stages = [other_stages.get(stage.id) for stage in journey.stages]
    return curve_lines(stages, tags, scale, is_target=other.is_target)


def _label(score: int, scale: Scale) -> str:
    number = scale.of_ours(score)
    return scale.told(score) if round(number, 1) == number else ""


def _areas(column: int, lines: Sequence[CurveLine], beside: Sequence[CurveLine]) -> Iterator[Area]:
    for line, other in zip(lines, beside, strict=False):
        yield from areas(line, other, column, column + 1)


def _dots(stage: LinkedStage, personas: Sequence[PersonaTag]) -> Iterator[Dot]:
    """The scores of touchpoints at a stage that says how it feels itself: else they are its line."""
    touchpoints = [touchpoint for touchpoint in stage.touchpoints if touchpoint.model.status != "retired"]
    if stage.model.emotion is None and all(touchpoint.model.emotion for touchpoint in touchpoints):
        return
    tags = {tag.id: tag for tag in personas}
    for index, touchpoint in enumerate(touchpoints):
        emotion = touchpoint.model.emotion
        x = round(100 * (index + 0.5) / len(touchpoints), 1)
        felt = [(None, emotion), *emotion.by.items()] if emotion else []
        for id_, feeling in felt:
            tag = tags.get(id_ or "")
            score = level(feeling) if id_ is None or tag else None
            if score is not None:
                yield Dot(tag.number if tag else 0, tag.mark if tag else 0, x, height_of(score))
