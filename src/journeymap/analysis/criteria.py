"""Criteria of stages come in; whether they can be met, and whether meeting some means meeting others, goes out.

Only what can be decided for sure is said. Points and people are compared over windows of time, an unsaid window
being all time; words that people judge are the same only where they are written the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import product
from math import prod

from journeymap.model.criteria import Conditions, Criteria
from journeymap.model.vocabulary import Degree, words_of

MOST_WAYS = 200
"""With more ways than this to meet some criteria, nothing is decided about them."""


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing that is asked: `least` of something, or more than that if `strict`, within `window`.

    `each` is the points that every counted person needs, `name` what else it is about: a role, a kind of signal.
    """

    kind: str
    name: str = ""
    least: float = 0
    strict: bool = False
    each: float = 0
    each_strict: bool = False
    window: timedelta = timedelta.max

    def means(self, other: Demand) -> bool:
        """Whether whoever meets this meets the other as well."""
        return (
            (self.kind, self.name) == (other.kind, other.name)
            and (self.least, self.strict) >= (other.least, other.strict)
            and (self.each, self.each_strict) >= (other.each, other.each_strict)
            and self.window <= other.window
        )


Way = tuple[Conditions, ...]
"""Conditions that together are one way to meet some criteria."""


def ways(criteria: Sequence[Criteria]) -> tuple[Way, ...]:
    """Every way to meet criteria: all of them, with one of each `any`. None at all where there are too many."""
    choices = [one.any_ or (None,) for one in criteria]
    if prod(map(len, choices)) > MOST_WAYS:
        return ()
    return tuple((*criteria, *(one for one in chosen if one)) for chosen in product(*choices))


def mean(criteria: Sequence[Criteria], others: Sequence[Criteria]) -> bool:
    """Whether whoever meets the ones meets the others as well, however they meet them."""
    here = [way for way in ways(criteria) if contradiction(way) is None]
    return bool(here and others) and all(any(_means(way, other) for other in ways(others)) for way in here)


def _means(way: Way, other: Way) -> bool:
    met, below = list(_demands(way)), list(_limits(way))
    asked = all(any(one.means(demand) for one in met) for demand in _written_demands(other))
    return asked and all(any(_is_tighter(one, limit) for one in below) for limit in _limits(other))


def contradiction(way: Way) -> str | None:
    """Why nobody can ever meet all of it, in a clause; None where nothing speaks against it."""
    demands = list(_demands(way))
    for limit, window in _limits(way):
        if limit <= 0:
            return "nobody has fewer than 0 points"
        for one in demands:
            if one.kind == "points" and one.least >= limit and one.window <= window:
                return f"it asks for {_said(one)} and for fewer than {limit:g}"
    for kind, never in (("deal", "none"), ("first value", "open")):
        names = {one.name for one in demands if one.kind == kind}
        if never in names and len(names) > 1:
            other = next(name for name in sorted(names) if name != never)
            return f"it asks for the {kind} to be {never} and {other} at once"
    return None


def _said(points: Demand) -> str:
    return f"{'more than' if points.strict else 'at least'} {points.least:g} points"


def _demands(way: Way) -> Iterator[Demand]:
    """All that is asked, and what follows from it: so many people with so many points each have their sum."""
    for one in _written_demands(way):
        yield one
        if one.kind == "people" and one.each:
            yield Demand("points", least=one.least * one.each, strict=one.each_strict, window=one.window)


def _written_demands(way: Way) -> Iterator[Demand]:
    for one in way:
        for demand in _counted(one):
            yield replace(demand, window=one.window or timedelta.max)


def _counted(one: Conditions) -> Iterator[Demand]:
    each, each_strict = _each(one)
    if one.points_min is not None:
        yield Demand("points", least=one.points_min)
    if one.points_above is not None:
        yield Demand("points", least=one.points_above, strict=True)
    if one.people_min or each or each_strict:
        yield Demand("people", least=one.people_min or 1, each=each, each_strict=each_strict)
    for role in one.roles:
        yield Demand("role", role, each=each, each_strict=each_strict)
    yield from (Demand("signal", kind) for kind in one.signals)
    if one.intent:
        yield Demand("intent", least=words_of(Degree).index(one.intent))
    if one.fit_min:
        yield Demand("fit", least=one.fit_min)
    named = {"deal": one.deal, "meeting": one.meeting, "first value": one.first_value, "flag": one.flag}
    yield from (Demand(kind, name) for kind, name in {**named, "note": one.note}.items() if name)


def _each(one: Conditions) -> tuple[float, bool]:
    """The points that every counted person needs, and whether they have to have more: the stricter of two bounds."""
    least, above = one.person_points_min, one.person_points_above
    return max((least or 0, False), (above, True) if above is not None else (0, False))


def _limits(way: Iterable[Conditions]) -> Iterator[tuple[float, timedelta]]:
    """The points that must not be reached, each with its window."""
    for one in way:
        if one.points_below is not None:
            yield one.points_below, one.window or timedelta.max


def _is_tighter(limit: tuple[float, timedelta], other: tuple[float, timedelta]) -> bool:
    """Fewer points in a longer time are fewer in a shorter one as well."""
    return limit[0] <= other[0] and limit[1] >= other[1]
