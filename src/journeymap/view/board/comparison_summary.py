"""Tell in one screen what is better on a map than on another: feelings, steps, pains, numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from journeymap.model.scores import Scale
from journeymap.view.board.braid import braid, dots
from journeymap.view.board.curve_areas import Area, areas
from journeymap.view.board.curve_line import CurveLine, CurvePoint
from journeymap.view.board.items import MetricItem, TouchpointItem
from journeymap.view.board.lanes import LaneView
from journeymap.view.feelings import FeelingText
from journeymap.view.overlay.summary import OverlaySummary
from journeymap.view.records import PersonaTag

Standing = Literal["same", "changed", "added", "left_out"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """How much better, or worse, a persona feels at a stage; `persona` None for everyone."""

    persona: PersonaTag | None
    stage: str
    stage_id: str
    column: int
    by: float
    """From -4 to 4: better is above 0."""
    told: str
    """The same in the numbers of the map."""
    before: FeelingText | None
    after: FeelingText | None

    @property
    def is_better(self) -> bool:
        """Whether it is felt better than on the other map."""
        return self.by > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaChange:
    """One persona's two lines in a small drawing, with their points and what lies between them, as SVG paths."""

    line: CurveLine
    other: CurveLine
    path: str
    other_path: str
    dots: str
    other_dots: str
    areas: tuple[Area, ...]
    gains: tuple[Gain, ...]
    """From the largest gain to the largest loss."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What comes and goes at a stage; without an id, this map does not have it."""

    stage: str
    stage_id: str | None
    standing: Standing
    come: tuple[str, ...]
    gone: tuple[str, ...]
    changed: int
    """How much differs beside what comes and goes."""


@dataclass(frozen=True, slots=True)
class Relief:
    """A pain that is answered on this map, or that is gone."""

    stage: str
    stage_id: str
    text: str
    is_gone: bool


@dataclass(frozen=True, slots=True)
class Aim:
    """A number with where it should be."""

    at: str | None
    """The touchpoint or the stage that it measures; None where that is the way as a whole."""
    metric: MetricItem


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonSummary:
    """What a comparison says at first sight."""

    people: tuple[PersonaChange, ...]
    """Those whose feelings differ."""
    gains: tuple[Gain, ...]
    """All that differ, from the largest gain to the largest loss."""
    steps: tuple[Step, ...]
    reliefs: tuple[Relief, ...]
    aims: tuple[Aim, ...]

    @property
    def better(self) -> tuple[Gain, ...]:
        """Feelings that are better."""
        return tuple(gain for gain in self.gains if gain.is_better)

    @property
    def worse(self) -> tuple[Gain, ...]:
        """Feelings that are worse, the worst first."""
        return tuple(gain for gain in reversed(self.gains) if not gain.is_better)

    @property
    def come(self) -> int:
        """How many touchpoints are new."""
        return sum(len(step.come) for step in self.steps)

    @property
    def gone(self) -> int:
        """How many touchpoints are gone."""
        return sum(len(step.gone) for step in self.steps)


def gains_of(
    lines: Sequence[CurveLine], beside: Sequence[CurveLine], stages: Sequence[tuple[str, str]], scale: Scale
) -> tuple[Gain, ...]:
    """Return what is felt better or worse, from the largest gain to the largest loss. `stages` are ids and names."""
    return _sorted(
        gain for line, other in zip(lines, beside, strict=True) for gain in _gains(line, other, stages, scale)
    )


def people_of(
    lines: Sequence[CurveLine], beside: Sequence[CurveLine], gains: Sequence[Gain]
) -> tuple[PersonaChange, ...]:
    """Draw each persona whose feelings differ."""
    pairs = zip(lines, beside, strict=True)
    people = (_person(line, other, [gain for gain in gains if gain.persona == line.persona]) for line, other in pairs)
    return tuple(person for person in people if person.gains)


def steps_of_overlay(overlay: OverlaySummary) -> tuple[Step, ...]:
    """Return what comes and goes on a map that is laid over another."""
    return tuple(
        Step(
            stage=stage.name,
            stage_id=None if stage.standing == "left_out" else stage.id,
            standing="same" if stage.standing == "inherited" else stage.standing,
            come=tuple(item.now or "" for item in stage.of_kind("added") if item.field == "touchpoints"),
            gone=tuple(item.was or "" for item in stage.of_kind("dropped") if item.field == "touchpoints"),
            changed=sum(item.kind == "changed" or item.field != "touchpoints" for item in stage.differences),
        )
        for stage in overlay.stages
    )


def aims_of(lanes: Sequence[LaneView], of_map: Sequence[MetricItem], stages: Collection[str]) -> tuple[Aim, ...]:
    """Return the numbers of a map that have a target, at these stages; those of the way as a whole first."""
    at_stages = (
        aim
        for lane in lanes
        for cell in lane.cells
        for item in cell.items
        for aim in _aims(item, cell.stage_name)
        if cell.stage in stages
    )
    return tuple(aim for aim in (*(Aim(None, metric) for metric in of_map), *at_stages) if aim.metric.target)


def _aims(item: object, stage: str) -> tuple[Aim, ...]:
    if isinstance(item, MetricItem):
        return (Aim(stage, item),)
    return tuple(Aim(item.text, metric) for metric in item.metrics) if isinstance(item, TouchpointItem) else ()


def _sorted(gains: Iterator[Gain]) -> tuple[Gain, ...]:
    return tuple(sorted(gains, key=lambda gain: -gain.by))


def _gains(line: CurveLine, other: CurveLine, stages: Sequence[tuple[str, str]], scale: Scale) -> Iterator[Gain]:
    for column, (stage_id, name) in enumerate(stages):
        now, before = line.points[column], other.points[column]
        ends = _where_it_differs(now, before)
        if ends is None:
            continue
        score, score_before = ends
        by = score - score_before
        number = abs(scale.of_ours(score) - scale.of_ours(score_before))
        yield Gain(
            persona=line.persona,
            stage=name,
            stage_id=stage_id,
            column=column,
            by=by,
            told=f"{'+' if by > 0 else '−'}{round(number, 2):g}",
            before=before.says,
            after=now.says,
        )


def _where_it_differs(now: CurvePoint, before: CurvePoint) -> tuple[float, float] | None:
    """Return two scores that differ: those that stand for a stage, else the lowest of it, where it ends alike."""
    if now.score is None or before.score is None:
        return None
    if now.score != before.score:
        return now.score, before.score
    lows = tuple(point.lowest.score if point.lowest else 0.0 for point in (now, before))
    return (lows[0], lows[1]) if lows[0] != lows[1] else None


def _person(line: CurveLine, other: CurveLine, gains: Sequence[Gain]) -> PersonaChange:
    number = len(line.points)
    width = 100 / number
    own, theirs = (replace(each, thread=braid([each.knots], 0)[0]) for each in (line, other))
    return PersonaChange(
        line=line,
        other=other,
        path=own.thread.path(0, number, width=width),
        other_path=theirs.thread.path(0, number, width=width),
        dots=dots(own.knots, width),
        other_dots=dots(theirs.knots, width),
        areas=tuple(areas(own, theirs, 0, number, width=width)),
        gains=tuple(gains),
    )
