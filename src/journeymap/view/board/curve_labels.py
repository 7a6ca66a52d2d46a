"""Place the marks and feeling words of a stage on the curve so that no word covers another.

Heights are counted in lines of the words' own type: a stage's cell is LINES high and COLUMNS characters wide.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Literal

from journeymap.view.records import PersonaTag

LINES = 15.0
COLUMNS = 34
_MARK = 0.55
"""Half the height of a mark, with some air."""
_OVERHANG = 0.3
"""How far words may reach beyond the drawing: the air above and below the letters of a line."""
_TOUCH = 0.15
"""How far neighbors may overlap: half of that air, so that their letters never touch."""
_LOW = 60
"""The words of points lower than this, in percent, go below them; a neutral feeling, at 50, has its words above."""
_MOST_TURNED = 8
"""How many points are tried with words on either side: 2 to the power of it arrangements."""
Side = Literal["above", "below"]
Edge = Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class PersonaFeeling:
    """What one persona feels; `persona` None for everyone."""

    persona: PersonaTag | None
    score: str | None
    """As it was written."""
    feeling: str | None
    x: float = 50
    """Where its mark stands, from the start of the cell to its end."""
    hollow: bool = False
    """Whether it holds on a condition alone."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of the curve with everyone who is there; `side` says where their words go, None: below the drawing."""

    y: float
    feelings: tuple[PersonaFeeling, ...]
    side: Side | None

    @property
    def groups(self) -> tuple[tuple[PersonaFeeling, ...], ...]:
        """Its feelings by the place of their marks."""
        places = dict.fromkeys(feeling.x for feeling in self.feelings)
        return tuple(tuple(feeling for feeling in self.feelings if feeling.x == x) for x in places)

    @property
    def edge(self) -> Edge | None:
        """The half of the cell in which its words stand; None where they have all of it."""
        return _edge(self.feelings)


@dataclass(frozen=True, slots=True)
class CurveBar:
    """A spread: whose it is, by number and mark, and its ends, as an SVG path."""

    number: int
    mark: int
    path: str


@dataclass(frozen=True, slots=True)
class CurveCell:
    """What the curve shows at one stage: spots from the top down, and the words that have no place in the drawing."""

    spots: tuple[Spot, ...]
    words: tuple[PersonaFeeling, ...]
    bars: tuple[CurveBar, ...] = ()


def curve_cell(feelings: Iterable[tuple[PersonaFeeling, float | None]]) -> CurveCell:
    """Lay out the cell of one stage, from feelings and their heights in percent."""
    by_height: dict[float, list[PersonaFeeling]] = {}
    without_score = []
    for feeling, y in feelings:
        if y is not None:
            by_height.setdefault(y, []).append(feeling)
        elif feeling.feeling:
            without_score.append(feeling)
    groups = sorted(by_height.items())
    spots = tuple(Spot(y, tuple(group), side) for (y, group), side in zip(groups, _sides(groups), strict=True))
    without_place = (feeling for spot in spots if spot.side is None for feeling in spot.feelings if feeling.feeling)
    return CurveCell(spots, (*without_place, *without_score))


def _sides(groups: Sequence[tuple[float, list[PersonaFeeling]]]) -> tuple[Side | None, ...]:
    """The first arrangement, from the most natural one on, in which nothing overlaps; else all words go below."""
    heights = [_height(group) for _, group in groups]
    points = [y * LINES / 100 for y, _ in groups]
    natural: list[Side] = ["below" if y > _LOW else "above" for y, _ in groups]
    # `sum` counts the words that are turned: the fewer, the more natural.
    for turned in sorted(product((False, True), repeat=min(len(groups), _MOST_TURNED)), key=sum):
        sides = [_opposite(side) if turn else side for side, turn in zip(natural, turned, strict=False)]
        if len(sides) == len(groups) and _nothing_overlaps(points, heights, sides):
            return tuple(sides)
    return tuple(None for _ in groups)


def _opposite(side: Side) -> Side:
    return "below" if side == "above" else "above"


def _nothing_overlaps(points: Sequence[float], heights: Sequence[float], sides: Sequence[Side]) -> bool:
    spans = sorted(_spans(points, heights, sides))
    inside = not spans or (spans[0][0] >= -_OVERHANG and spans[-1][1] <= LINES + _OVERHANG)
    return inside and all(end <= start + _TOUCH for (_, end), (start, _) in pairwise(spans))


def _spans(points: Sequence[float], heights: Sequence[float], sides: Sequence[Side]) -> Iterator[tuple[float, float]]:
    for point, height, side in zip(points, heights, sides, strict=True):
        up, down = (height, 0.0) if side == "above" else (0.0, height)
        yield point - _MARK - up, point + _MARK + down


def _edge(group: Iterable[PersonaFeeling]) -> Edge | None:
    places = [feeling.x for feeling in group if feeling.feeling]
    if not places or min(places) <= 50 <= max(places):
        return None
    return "start" if max(places) < 50 else "end"


def _height(group: Sequence[PersonaFeeling]) -> float:
    """How many lines the words of a group take: they stand beside each other and wrap."""
    columns = COLUMNS // 2 if _edge(group) else COLUMNS
    lines, used = 0, columns
    for feeling in group:
        if not feeling.feeling:
            continue
        width = _width(feeling.feeling) + 3  # the persona's mark and a gap
        if used + width > columns:
            lines, used = lines + max(1, -(-width // columns)), width % columns
        else:
            used += width
    return float(lines)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
