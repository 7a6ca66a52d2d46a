"""Lay accounts out by what they bring and how far their needs differ: three regions, one for each approach.

Value decides first, so the region of ABM is the whole upper band. All lengths are those of the drawing, in which 100
steps of value or needs take `WIDE` or `HIGH`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from journeymap.analysis.account_value import HIGH as FROM
from journeymap.analysis.account_value import LOW, approach
from journeymap.view.fit.report import AccountFit, FitReport

LEFT, TOP, WIDE, HIGH = 28.0, 8.0, 404.0, 320.0
"""Where the regions begin, and how large they are together."""
MOST = 300
"""So many accounts can be told apart."""
_FEW = 60
"""Up to so many there is room for a number in each mark."""
_NAMED = 24
"""Up to so many there is room for names beside them."""
_LARGE, _SMALL = 8.5, 3.5
"""How far a mark reaches from its middle."""
_SIGN, _LINE = 6.3, 13.0
"""How wide a sign of a name is, about, and how high a line."""
_WIDE_SIGNS = 0x2E80
"""From here on signs are twice as wide: those of Chinese, Japanese and Korean."""
_LONGEST = 22
_BESIDE = 3.0
_RINGS = 60
"""How far around its place a mark may be put, in half marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """An account in the picture."""

    number: int
    name: str
    x: float
    y: float
    declared: str | None
    is_otherwise: bool
    """Whether it is treated otherwise than the region in which it lies."""
    label: Label | None


@dataclass(frozen=True, slots=True)
class Label:
    """Where the name of an account stands: beside its mark, above or below it."""

    x: float
    y: float
    anchor: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Where an approach lies, with the number of accounts in it."""

    approach: str
    path: str
    x: float
    y: float
    accounts: int
    has_room: bool
    """Whether no mark lies where words may say what the approach means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Accounts by value and needs."""

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float
    radius: float
    """How far a mark reaches from its middle."""
    has_numbers: bool
    """Whether there is room for a number in each mark."""
    regions: tuple[Region, ...]
    points: tuple[Point, ...]
    left_out: int
    """How many accounts there is no room for: the least valuable ones."""


def picture(report: FitReport) -> Picture | None:
    """Lay out the accounts whose value and needs are known; None where there are none."""
    placed = [account for account in report.accounts if account.rating is not None and account.needs is not None]
    if not placed:
        return None
    shown = placed[:MOST]
    radius = _LARGE if len(shown) <= _FEW else _SMALL
    spots = _spots(shown, radius)
    labels = _labels(shown, spots, radius)
    return Picture(
        width=LEFT + WIDE + TOP,
        height=TOP + HIGH + LEFT,
        left=LEFT,
        top=TOP,
        right=LEFT + WIDE,
        bottom=TOP + HIGH,
        radius=radius,
        has_numbers=radius == _LARGE,
        regions=tuple(_regions(placed, spots)),
        points=tuple(
            Point(
                number=account.number,
                name=account.name,
                x=round(x, 1),
                y=round(y, 1),
                declared=account.declared,
                is_otherwise=account.declared is not None and account.declared != account.computed,
                label=label,
            )
            for account, (x, y), label in zip(shown, spots, labels, strict=True)
        ),
        left_out=len(placed) - len(shown),
    )


def _x(needs: float) -> float:
    return LEFT + WIDE * needs / 100


def _y(value: float) -> float:
    return TOP + HIGH * (1 - value / 100)


def _regions(accounts: Sequence[AccountFit], spots: Sequence[Spot]) -> Iterator[Region]:
    left, right, bottom, step = _x(0), _x(100), _y(0), 6
    abm, low, middle = _y(FROM), _y(LOW), _x(LOW)
    paths = (
        ("abm", f"M{left:g} {_y(100):g}H{right:g}V{abm:g}H{left:g}z", left, _y(100)),
        ("targeted", f"M{left:g} {abm:g}H{right:g}V{bottom:g}H{middle:g}V{low:g}H{left:g}z", left, abm),
        ("mass", f"M{left:g} {low:g}H{middle:g}V{bottom:g}H{left:g}z", left, low),
    )
    for (id_, path, x, y), words in zip(paths, _WORDS, strict=True):
        yield Region(
            approach=id_,
            path=path,
            x=x + step,
            y=round(y + _LINE, 1),
            accounts=sum(account.computed == id_ for account in accounts),
            has_room=not any(words[0] <= spot[0] <= words[2] and words[1] <= spot[1] <= words[3] for spot in spots),
        )


Spot = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""
_WORDS: list[Box] = [(LEFT, y, LEFT + 110, y + 2.5 * _LINE) for y in (_y(100), _y(FROM), _y(LOW))]
"""Where the names of the regions stand."""


def _spots(accounts: Sequence[AccountFit], radius: float) -> list[Spot]:
    """Put every account at its place, or as near to it as none lies over another and none leaves its region."""
    apart = 2 * radius + 2
    taken: dict[tuple[int, int], list[Spot]] = {}
    begun: dict[Spot, int] = {}
    spots = []
    for account in accounts:
        start = _within(_x(account.needs or 0), _y(account.rating or 0), radius)
        ring, spot = next(
            (
                (ring, spot)
                for ring, spot in _around(start, begun.get(start, 0), apart / 2)
                if _is_in_region(spot, radius, account) and not _is_near(spot, taken, apart)
            ),
            (_RINGS, start),
        )
        begun[start] = ring  # what lies nearer is full
        taken.setdefault(_field(spot, apart), []).append(spot)
        spots.append(spot)
    return spots


def _within(x: float, y: float, radius: float) -> Spot:
    """The same spot, as far inside the frame as a mark needs."""
    return (
        min(max(x, LEFT + radius), LEFT + WIDE - radius),
        min(max(y, TOP + radius), TOP + HIGH - radius),
    )


def _around(spot: Spot, first: int, step: float) -> Iterator[tuple[int, Spot]]:
    """Yield a spot, and those around it on wider and wider rings, each with its ring."""
    for ring in range(first, _RINGS):
        turns = 8 * ring or 1
        for turn in range(turns):
            angle = 2 * pi * turn / turns
            yield ring, (spot[0] + ring * step * cos(angle), spot[1] + ring * step * sin(angle))


def _is_in_region(spot: Spot, radius: float, account: AccountFit) -> bool:
    """Whether a mark lies wholly in the region of what an account calls for."""
    x, y = spot
    if _within(x, y, radius) != spot:
        return False
    ends = ((x - radius, y), (x + radius, y), (x, y - radius), (x, y + radius))
    return all(approach(100 * (1 - (b - TOP) / HIGH), 100 * (a - LEFT) / WIDE) == account.computed for a, b in ends)


def _field(spot: Spot, apart: float) -> tuple[int, int]:
    return int(spot[0] // apart), int(spot[1] // apart)


def _is_near(spot: Spot, taken: dict[tuple[int, int], list[Spot]], apart: float) -> bool:
    """Whether a mark at a spot would lie over another one."""
    column, row = _field(spot, apart)
    fields = ((column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
    others = (other for field in fields for other in taken.get(field, ()))
    return any((spot[0] - x) ** 2 + (spot[1] - y) ** 2 < (apart - 0.5) ** 2 for x, y in others)


def _labels(accounts: Sequence[AccountFit], spots: Sequence[Spot], radius: float) -> list[Label | None]:
    """Name accounts where there is room beside their marks: those that are treated otherwise first."""
    if len(spots) > _NAMED:
        return [None] * len(spots)
    taken: list[Box] = [(x - radius, y - radius, x + radius, y + radius) for x, y in spots]
    taken += _WORDS
    labels: list[Label | None] = [None] * len(spots)
    for at in sorted(range(len(spots)), key=lambda at: accounts[at].difference is None):
        found = next(
            ((label, box) for label, box in _places(accounts[at].name, spots[at], radius) if not _hits(box, taken)),
            None,
        )
        if found:
            labels[at] = found[0]
            taken.append(found[1])
    return labels


def _places(name: str, spot: Spot, radius: float) -> Iterator[tuple[Label, Box]]:
    text = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
    x, y = spot
    long = sum(2 * _SIGN if ord(sign) >= _WIDE_SIGNS else _SIGN for sign in text)
    half, away = long / 2, radius + _BESIDE
    places = (
        ("start", x + away, y, x + away),
        ("end", x - away, y, x - away - long),
        ("middle", x, y - away - _LINE / 2, x - half),
        ("middle", x, y + away + _LINE / 2, x - half),
    )
    for anchor, start, middle, left in places:
        box = (left, middle - _LINE / 2, left + long, middle + _LINE / 2)
        if left >= LEFT and left + long <= LEFT + WIDE and box[1] >= TOP and box[3] <= TOP + HIGH:
            yield Label(round(start, 1), round(middle + 4, 1), anchor, text), box


def _hits(box: Box, taken: Sequence[Box]) -> bool:
    left, top, right, bottom = box
    return any(left < other[2] and other[0] < right and top < other[3] and other[1] < bottom for other in taken)
