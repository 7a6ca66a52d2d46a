"""Reads what the path of a line draws."""

import re

Place = tuple[float, float]


def places(path: str) -> list[Place]:
    """Where a line begins, and the ends and control points of its curves: `M` with a place, then `c` with steps."""
    start, _, steps = path.removeprefix("M").partition("c")
    (place,) = _pairs(start)
    found = [place]
    pairs = _pairs(steps)
    for piece in zip(*[iter(pairs)] * 3, strict=True):
        found += [(place[0] + x, place[1] + y) for x, y in piece]
        place = found[-1]
    return found


def ends(path: str) -> tuple[Place, Place]:
    """Where a line begins and ends, as it is drawn."""
    first, *_, last = ((round(x, 1), round(y, 1)) for x, y in places(path))
    return first, last


def _pairs(numbers: str) -> list[Place]:
    found = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
    return list(zip(found[::2], found[1::2], strict=True))
