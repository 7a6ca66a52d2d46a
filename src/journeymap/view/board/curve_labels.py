"""Place the feeling words of a stage on the curve: no word on another, none on a line or a mark, none outside.

They are placed for the narrowest column. In a wider one there is more room between the same places.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import hypot
from typing import Literal

from journeymap.view.board.free_room import HEIGHT, Box, Room
from journeymap.view.board.on_curve import Pin
from journeymap.view.records import PersonaTag

_LINE = 16
_EDGE = 4
_STEP = 6
_SIDEWAYS = 12
_GLYPH, _BETWEEN = 14, 10
"""The persona's shape before its words, and what lies between two personas' words."""
_PIN = 22
_NEAR = 9
"""How far words stand from the middle of their mark."""
_FAR = 110
"""Words that find no place this near go below the drawing."""
_LEADER = 14
"""From this distance on a thin line leads to the mark."""
_MARK_ROOM = 12
_BOLD = 1.08
"""How much wider names are, which are bold."""
_EVERYONE = "x" * 13
"""As wide as what the pages call everyone, in any of their languages."""
_GOOD_ENOUGH = 8
"""What it may cost to place a group of words before another order is tried."""
Align = Literal["start", "center", "end"]


@dataclass(frozen=True, slots=True)
class PersonaFeeling:
    """What one persona feels; `persona` None for everyone."""

    persona: PersonaTag | None
    score: str | None
    """As it was written."""
    feeling: str | None
    pins: tuple[Pin, ...] = ()
    """What stands behind the words: a pain, a moment of truth."""
    is_named: bool = False
    """Whether it says whose line this is, as it does where the line ends."""

    @property
    def pieces(self) -> list[float]:
        """The widths of the parts between which it may wrap."""
        name = self.persona.name if self.persona else _EVERYONE
        named = [_BOLD * piece for piece in _pieces(name + ":")] if self.is_named else []
        return named + _pieces(self.feeling or "")


@dataclass(frozen=True, slots=True)
class Words:
    """What is said at one place of the curve, in pixels of the narrowest column."""

    x: float
    y: float
    feelings: tuple[PersonaFeeling, ...]

    @property
    def apart(self) -> tuple[Words, ...]:
        """Each persona's by itself."""
        return tuple(replace(self, feelings=(feeling,)) for feeling in self.feelings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words in their place, in thousandths of the cell's width and the plot's height."""

    feelings: tuple[PersonaFeeling, ...]
    x: int
    """Where its box begins, and how wide it is."""
    width: int
    y: int
    """Its top; or its bottom, where it stands above its mark and grows upward."""
    grows: Literal["up", "down"]
    align: Align
    leader: str | None
    """A line to its mark, as an SVG path in percent, where it stands apart."""
    box: Box


def place(
    groups: Sequence[Words], room: Room, solid: Room, *, far: float = _FAR
) -> tuple[tuple[Label, ...], tuple[PersonaFeeling, ...]]:
    """Place words where the room is free; those that find no place this near come back by themselves.

    `solid` knows what no line to a mark may cross: marks and other words.
    """
    longest_first = sorted(groups, key=lambda words: -sum(sum(felt.pieces) for felt in words.feelings))
    best: _Tried | None = None
    for order in (longest_first, groups, groups[::-1]):
        tried = _in_order(order, room.copy(), solid.copy(), far)
        if best is None or (len(tried.left), tried.cost) < (len(best.left), best.cost):
            best = tried
        if not best.left and best.cost <= _GOOD_ENOUGH * len(groups):
            break
    return (best.labels, best.left) if best else ((), ())


@dataclass(frozen=True, slots=True)
class _Tried:
    labels: tuple[Label, ...]
    left: tuple[PersonaFeeling, ...]
    cost: float


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place where words would fit."""

    words: Words
    box: Box
    cost: float

    @property
    def needs_leader(self) -> bool:
        return _distance(self.words, self.box) > _LEADER

    @property
    def end(self) -> tuple[float, float]:
        """Where a line from the mark meets the words."""
        box, x, y = self.box, self.words.x, self.words.y
        if box.top < y < box.bottom:
            return (box.left if box.left > x else box.right), (box.top + box.bottom) / 2
        inner = min(max(x, box.left + _GLYPH), max(box.right - _GLYPH, box.left + _GLYPH))
        return inner, box.bottom - 2 if box.bottom <= y else box.top + 2


def _distance(words: Words, box: Box) -> float:
    across = max(box.left - words.x, words.x - box.right, 0)
    down = max(box.top - words.y, words.y - box.bottom, 0)
    return hypot(across, max(0, down - _NEAR))


def _in_order(groups: Sequence[Words], room: Room, solid: Room, far: float) -> _Tried:
    labels: list[Label] = []
    left: list[PersonaFeeling] = []
    cost = 0.0
    for group in groups:
        waiting = [group]
        while waiting:
            words = waiting.pop(0)
            spots = sorted(_spots(words, room, far), key=lambda spot: spot.cost)
            spot = next((spot for spot in spots if not spot.needs_leader or _is_clear(spot, solid)), None)
            if spot:
                room.take(spot.box)
                solid.take(spot.box)
                labels.append(_label(spot, room.width))
                cost += spot.cost
            elif len(words.feelings) > 1:
                waiting += words.apart
                cost += 20
            else:
                left += words.feelings
    return _Tried(tuple(labels), tuple(left), cost)


def _spots(words: Words, room: Room, far: float) -> Iterator[_Spot]:
    natural_side = "down" if words.y > 0.6 * HEIGHT else "up"
    for width, lines in _sizes(words, room.width):
        height = lines * _LINE
        for left in range(_EDGE, room.width - _EDGE - width + 1, _SIDEWAYS):
            right = left + width
            above = room.nearest_above(left, right, height, words.y - _NEAR - height)
            below = room.nearest_below(left, right, height, words.y + _NEAR)
            beside = room.nearest_below(left, right, height, words.y - height / 2)
            for side, top in (("up", above), ("down", below), ("", beside)):
                if top is None:
                    continue
                box = Box(left, top, right, top + height)
                distance = _distance(words, box)
                if distance <= far:
                    aslant = abs((left + right) / 2 - words.x) / 4
                    unnatural = 0 if side == natural_side else 4 if side else 8
                    led = 12 if distance > _LEADER else 0
                    yield _Spot(words, box, distance + aslant + unnatural + led + 3 * (lines - 1))


def _is_clear(spot: _Spot, solid: Room) -> bool:
    """Whether a line from the mark to the words crosses no other mark and no other words."""
    (x0, y0), (x1, y1) = (spot.words.x, spot.words.y), spot.end
    length = hypot(x1 - x0, y1 - y0)
    steps = int(length / 5)
    points = ((x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps) for step in range(1, steps))
    return all(solid.is_free(Box(x - 1, y - 1, x + 1, y + 1)) for x, y in points if hypot(x - x0, y - y0) > _MARK_ROOM)


def _label(spot: _Spot, width: int) -> Label:
    box, words = spot.box, spot.words
    middle = (box.left + box.right) / 2
    align: Align = "center" if abs(middle - words.x) < _STEP * 2 else "start" if middle > words.x else "end"
    up = box.bottom <= words.y
    return Label(
        feelings=words.feelings,
        x=round(1000 * box.left / width),
        width=round(1000 * (box.right - box.left) / width),
        y=round(1000 * (box.bottom if up else box.top) / HEIGHT),
        grows="up" if up else "down",
        align=align,
        leader=_line(words, spot.end, width) if spot.needs_leader else None,
        box=box,
    )


def _line(words: Words, end: tuple[float, float], width: int) -> str:
    """A line to a mark, as an SVG path in percent."""
    (x0, y0), (x1, y1) = (words.x, words.y), end
    return f"M{100 * x0 / width:.3g} {100 * y0 / HEIGHT:.3g}L{100 * x1 / width:.3g} {100 * y1 / HEIGHT:.3g}"


def _sizes(words: Words, most: int) -> Iterator[tuple[int, int]]:
    """How wide words may stand, and how many lines they take then; no two of the same number of lines."""
    items = [_Item(_GLYPH + _PIN * len(felt.pins), felt.pieces) for felt in words.feelings]
    apart = sum(1 for felt in words.feelings if felt.pins) // 2  # marks to press stand half a line further apart
    found = set()
    for room in (most - 2 * _EDGE, *(width for width in (150, 120, 96, 72) if width < most - 2 * _EDGE)):
        width, lines = _wrapped(items, room)
        if lines not in found and width <= most - 2 * _EDGE:
            found.add(lines)
            yield -(-width // _STEP) * _STEP, lines + apart


@dataclass(frozen=True, slots=True)
class _Item:
    """What one persona says: what stands beside all lines of the words, and the parts between which they may wrap."""

    beside: float
    pieces: Sequence[float]


def _wrapped(items: Sequence[_Item], room: float) -> tuple[int, int]:
    """How wide and how many lines personas' words are, side by side and wrapped to a width."""
    widest, lines, used = 0.0, 0, room
    for item in items:
        whole = item.beside + sum(item.pieces)
        if used + _BETWEEN + whole <= room:
            used += _BETWEEN + whole
        elif whole <= room:
            lines, used = lines + 1, whole
        else:
            lines, used, row = lines + 1, room, item.beside
            for piece in item.pieces:
                if row + piece > room and row > item.beside:
                    lines, row = lines + 1, item.beside
                row += piece
                widest = max(widest, row)
            continue  # nothing stands beside words of several lines
        widest = max(widest, used)
    return int(widest) + 2, lines


def _pieces(text: str) -> list[float]:
    """The widths of the parts between which a text may wrap."""
    pieces: list[float] = []
    for word in text.split():
        width = text_width(word + " ")
        wide = any(unicodedata.east_asian_width(character) in "WF" for character in word)
        pieces += [text_width(character) for character in word] if wide else [width]
    return pieces


def text_width(text: str) -> float:
    """How wide a text is in 12 px type, rather a little more than less."""
    return sum(map(_character_width, text))


def _character_width(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 12.5
    if unicodedata.combining(character):
        return 0.0
    if character in " iljtfrI.,;:!|'’()[]":
        return 4.6
    if character in "mwMW@%—…":
        return 11.0
    return 8.6 if character.isupper() else 7.2
