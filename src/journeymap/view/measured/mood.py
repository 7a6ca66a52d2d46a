"""How those who were asked at a stage felt, beside what the curve of a map says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journeymap.analysis.feelings import scale_of
from journeymap.model.scores import Scale
from journeymap.model.snapshot import Measured, Mood
from journeymap.model.vocabulary import label
from journeymap.view.records import PersonaTag
from journeymap.workspace import LinkedJourney, Workspace

_END = 94.0
"""Where the mark of a stage stands, in percent of its cell; those of others stand before it."""
_STEP = 7.0
_MOST = 4
_MARGIN = 14.0
"""As on the curve: room above the best and below the worst score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoodView:
    """How some people felt at a stage."""

    stage: str
    """Its id."""
    kind: str
    role: str | None
    persona: PersonaTag | None
    """The one persona of the map who plays this role."""
    mean: str
    low: str | None
    high: str | None
    """In the numbers of the map."""
    n: int
    x: float
    y: float
    bar: str | None
    """The interval, as an SVG path."""
    ends: tuple[float, float] | None
    """Where it ends, above and below the mark."""

    @property
    def mark(self) -> int | None:
        """The color of its persona; None for all who were asked."""
        return self.persona.mark if self.persona else None


def mood_views(
    measured: Measured, journey: LinkedJourney, personas: Sequence[PersonaTag], workspace: Workspace
) -> tuple[MoodView, ...]:
    """Return how people felt at the stages of a map."""
    scale = scale_of(workspace, journey)
    return tuple(
        view
        for stage in journey.stages
        for view in _at(stage.id, (mood for mood in measured.moods if mood.stage == stage.id), personas, scale)
    )


def _at(stage: str, moods: Iterable[Mood], personas: Sequence[PersonaTag], scale: Scale) -> list[MoodView]:
    """All who were asked stand at the end, those of single roles before them."""
    ordered = sorted(moods, key=lambda mood: (mood.role is not None, mood.kind, mood.role or ""))[:_MOST]
    return [_mood(mood, round(_END - _STEP * number, 1), personas, scale, stage) for number, mood in enumerate(ordered)]


def _mood(mood: Mood, x: float, personas: Sequence[PersonaTag], scale: Scale, stage: str) -> MoodView:
    in_role = [tag for tag in personas if mood.role and tag.role == mood.role]
    low, high = mood.low, mood.high
    return MoodView(
        stage=stage,
        kind=mood.kind,
        role=label(mood.role) if mood.role else None,
        persona=in_role[0] if len(in_role) == 1 else None,
        mean=_told(mood.mean, scale),
        low=None if low is None else _told(low, scale),
        high=None if high is None else _told(high, scale),
        n=mood.n,
        x=x,
        y=_y(mood.mean),
        bar=None if low is None or high is None else f"M{x:g} {_y(high):g}V{_y(low):g}",
        ends=None if low is None or high is None else (_y(high), _y(low)),
    )


def _told(value: float, scale: Scale) -> str:
    return scale.told(round(value, 1))


def _y(score: float) -> float:
    return round(_MARGIN + (2 - max(-2.0, min(2.0, score))) / 4 * (100 - 2 * _MARGIN), 1)
