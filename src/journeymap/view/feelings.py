"""Feelings as readers see them: in the numbers and words in which they were written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from journeymap.model.emotion import Feeling, Point
from journeymap.model.scores import Scale

Form = Literal["one", "spread", "change", "cases"]


@dataclass(frozen=True, slots=True)
class FeltPoint:
    """A score, words, or both; `when` says on which condition."""

    score: str | None
    words: str | None
    when: str | None = None

    @property
    def text(self) -> str:
        """All of it in a line."""
        felt = " ".join(part for part in (self.score, self.words) if part)
        return ": ".join(part for part in (self.when, felt) if part)


@dataclass(frozen=True, slots=True)
class FeelingText:
    """A feeling as it may stand in a line: one point, the two ends of a spread, the steps of a change, or the cases
    that it depends on.
    """

    form: Form
    points: tuple[FeltPoint, ...]
    words: str | None = None
    """The words for a feeling of several points as a whole."""

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """All of it in a line, without markup."""
        between = {"one": "", "spread": " … ", "change": " → ", "cases": "; "}[self.form]
        points = between.join(point.text for point in self.points)
        return " ".join(part for part in (points, self.words) if part)

    @property
    def all_words(self) -> str | None:
        """Its words without scores."""
        words = [self.words, *(point.words for point in self.points)]
        return (" → " if self.form == "change" else " / ").join(word for word in words if word) or None


def feeling_text(feeling: Feeling | None, scale: Scale) -> FeelingText | None:
    """Put a feeling into the numbers of a scale; None where nothing is said."""
    if feeling is None or not feeling.says_something:
        return None
    if feeling.spread:
        return FeelingText("spread", tuple(FeltPoint(end.on(scale), None) for end in feeling.spread), feeling.words)
    if feeling.change:
        return FeelingText("change", tuple(_point(point, scale) for point in feeling.change), feeling.words)
    if feeling.depends:
        cases = (FeltPoint(_score(case, scale), case.words, case.when) for case in feeling.depends)
        return FeelingText("cases", tuple(cases), feeling.words)
    return FeelingText("one", (_point(feeling, scale),))


def _point(point: Point, scale: Scale) -> FeltPoint:
    return FeltPoint(_score(point, scale), point.words)


def _score(point: Point, scale: Scale) -> str | None:
    return point.score.on(scale) if point.score else None
