"""The points of the curve at one stage come in; where their marks and feeling words go is worked out, so that no word
covers another.

Heights are counted in lines of the words' own type: a stage's cell is LINES high and COLUMN characters wide.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Literal

from journeymap.view.records import PersonaTag

LINES = 15.0
COLUMN = 34
_MARK = 0.55
"""Half the height of a mark, with some air."""
Side = Literal["above", "below"]


@dataclass(frozen=True, slots=True)
class Felt:
    """One persona's feeling; `persona` None for everyone."""

    persona: PersonaTag | None
    score: float | None
    feeling: str | None


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of the curve with everyone who is there; `side` says where the words go, None: below the drawing."""

    y: float
    score: float
    felt: tuple[Felt, ...]
    side: Side | None


@dataclass(frozen=True, slots=True)
class CurveCell:
    """What the curve shows at one stage: spots from the top down, and the words that have no place in the drawing."""

    spots: tuple[Spot, ...]
    words: tuple[Felt, ...]


def curve_cell(felt: Iterable[tuple[Felt, float | None]]) -> CurveCell:
    """The cell of one stage, from feelings and their heights in percent."""
    at: dict[float, list[Felt]] = {}
    words = []
    for one, y in felt:
        if y is None or one.score is None:
            words += [one] if one.feeling else []
        else:
            at.setdefault(y, []).append(one)
    groups = sorted(at.items())
    sides = _sides(groups)
    spots = tuple(
        Spot(y, here[0].score or 0.0, tuple(here), side) for (y, here), side in zip(groups, sides, strict=True)
    )
    left = [one for spot in spots if spot.side is None for one in spot.felt if one.feeling]
    return CurveCell(spots, (*left, *words))


def _sides(groups: Sequence[tuple[float, list[Felt]]]) -> tuple[Side | None, ...]:
    """The first arrangement, from the most natural one on, in which nothing overlaps; else words go below."""
    heights = [_height(here) for _, here in groups]
    points = [y * LINES / 100 for y, _ in groups]
    natural = [_natural(y) for y, _ in groups]
    for turned in sorted(product((False, True), repeat=min(len(groups), 8)), key=sum):
        sides = [_other(side) if turn else side for side, turn in zip(natural, turned, strict=False)]
        if len(sides) == len(groups) and _is_free(points, heights, sides):
            return tuple(sides)
    return tuple(None for _ in groups)


def _natural(y: float) -> Side:
    return "below" if y > 60 else "above"


def _other(side: Side) -> Side:
    return "below" if side == "above" else "above"


def _is_free(points: Sequence[float], heights: Sequence[float], sides: Sequence[Side]) -> bool:
    spans = sorted(_spans(points, heights, sides))
    inside = not spans or (spans[0][0] >= -0.3 and spans[-1][1] <= LINES + 0.3)
    return inside and all(end <= start + 0.15 for (_, end), (start, _) in pairwise(spans))


def _spans(points: Sequence[float], heights: Sequence[float], sides: Sequence[Side]) -> Iterator[tuple[float, float]]:
    for point, height, side in zip(points, heights, sides, strict=True):
        up, down = (height, 0.0) if side == "above" else (0.0, height)
        yield point - _MARK - up, point + _MARK + down


def _height(felt: Iterable[Felt]) -> float:
    """How many lines the words of a group take: they stand beside each other and wrap."""
    lines, used = 0, COLUMN
    for one in felt:
        if not one.feeling:
            continue
        width = _width(one.feeling) + 3
        if used + width > COLUMN:
            lines, used = lines + max(1, -(-width // COLUMN)), width % COLUMN
        else:
            used += width
    return float(lines)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
