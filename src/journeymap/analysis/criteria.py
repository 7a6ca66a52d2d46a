"""Decide whether criteria can be met at all, and whether meeting some implies meeting others.

Only what is certain is decided. Points and people are compared over windows of time, where no window means all time;
conditions in words are the same only where they are written the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import product
from math import prod
from typing import NamedTuple

from journeymap.model.criteria import Conditions, Criteria
from journeymap.model.vocabulary import Degree, words_of

MOST_ALTERNATIVES = 200
"""Criteria with more alternatives than this are left undecided: each `any` multiplies them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """One thing that is required: `least` of something, or more than that if `strict`, within `window`.

    `each` is the points that every counted person needs; `name` says what else it is about: a role, a kind of signal.
    """

    kind: str
    name: str = ""
    least: float = 0
    strict: bool = False
    each: float = 0
    each_strict: bool = False
    window: timedelta = timedelta.max

    def implies(self, conclusion: Demand) -> bool:
        """Whether whoever meets this meets the conclusion as well."""
        return (
            (self.kind, self.name) == (conclusion.kind, conclusion.name)
            and (self.least, self.strict) >= (conclusion.least, conclusion.strict)
            and (self.each, self.each_strict) >= (conclusion.each, conclusion.each_strict)
            and self.window <= conclusion.window
        )


class Limit(NamedTuple):
    """Points that must not be reached within a window."""

    points: float
    window: timedelta

    def implies(self, conclusion: Limit) -> bool:
        """Whether whoever stays below this stays below the conclusion as well."""
        # Few points in a long window are few in every shorter one, too.
        return self.points <= conclusion.points and self.window >= conclusion.window


Conjunction = tuple[Conditions, ...]
"""Conditions that have to hold together."""


def alternatives(criteria: Sequence[Criteria]) -> tuple[Conjunction, ...]:
    """List every way to meet criteria: all of them, with one of each `any`. Empty where there are too many."""
    choices = [criterion.any_ or (None,) for criterion in criteria]
    if prod(map(len, choices)) > MOST_ALTERNATIVES:
        return ()
    return tuple((*criteria, *(choice for choice in chosen if choice)) for chosen in product(*choices))


def implies(premise: Sequence[Criteria], conclusion: Sequence[Criteria]) -> bool:
    """Whether whoever meets the premise, by whichever alternative, meets the conclusion as well."""
    possible = [conjunction for conjunction in alternatives(premise) if contradiction(conjunction) is None]
    if not possible or not conclusion:
        return False
    goals = alternatives(conclusion)
    return all(any(_implies(conjunction, goal) for goal in goals) for conjunction in possible)


def _implies(premise: Conjunction, conclusion: Conjunction) -> bool:
    demands, limits = list(_demands(premise)), list(_limits(premise))
    return all(
        any(demand.implies(required) for demand in demands) for required in _written_demands(conclusion)
    ) and all(any(limit.implies(required) for limit in limits) for required in _limits(conclusion))


def contradiction(conjunction: Conjunction) -> str | None:
    """Say in a clause why nobody can ever meet all the conditions; None where nothing rules it out."""
    demands = list(_demands(conjunction))
    for limit in _limits(conjunction):
        if limit.points <= 0:
            return "nobody has fewer than 0 points"
        for demand in demands:
            if demand.kind == "points" and demand.least >= limit.points and demand.window <= limit.window:
                return f"it asks for {_points(demand)} and for fewer than {limit.points:g}"
    for kind, never in (("deal", "none"), ("first value", "open")):
        names = {demand.name for demand in demands if demand.kind == kind}
        if never in names and len(names) > 1:
            rival = next(name for name in sorted(names) if name != never)
            return f"it asks for the {kind} to be {never} and {rival} at once"
    return None


def _points(demand: Demand) -> str:
    return f"{'more than' if demand.strict else 'at least'} {demand.least:g} points"


def _demands(conjunction: Conjunction) -> Iterator[Demand]:
    """Everything required, and what follows from it: so many people with so many points each have their sum."""
    for demand in _written_demands(conjunction):
        yield demand
        if demand.kind == "people" and demand.each:
            total = demand.least * demand.each
            yield Demand(kind="points", least=total, strict=demand.each_strict, window=demand.window)


def _written_demands(conjunction: Conjunction) -> Iterator[Demand]:
    for conditions in conjunction:
        demand = partial(Demand, window=timedelta.max if conditions.window is None else conditions.window)
        yield from _demands_of(conditions, demand)


def _demands_of(conditions: Conditions, demand: Callable[..., Demand]) -> Iterator[Demand]:
    """What one set of conditions requires."""
    each, each_strict = _points_each(conditions)
    if conditions.points_min is not None:
        yield demand(kind="points", least=conditions.points_min)
    if conditions.points_above is not None:
        yield demand(kind="points", least=conditions.points_above, strict=True)
    if conditions.people_min or each or each_strict:
        yield demand(kind="people", least=conditions.people_min or 1, each=each, each_strict=each_strict)
    for role in conditions.roles:
        yield demand(kind="role", name=role, each=each, each_strict=each_strict)
    yield from (demand(kind="signal", name=signal) for signal in conditions.signals)
    if conditions.intent:
        yield demand(kind="intent", least=words_of(Degree).index(conditions.intent))
    if conditions.fit_min:
        yield demand(kind="fit", least=conditions.fit_min)
    named = {
        "deal": conditions.deal,
        "meeting": conditions.meeting,
        "first value": conditions.first_value,
        "flag": conditions.flag,
        "note": conditions.note,
    }
    yield from (demand(kind=kind, name=name) for kind, name in named.items() if name)


def _points_each(conditions: Conditions) -> tuple[float, bool]:
    """The points that every counted person needs, and whether they need more than that: the stricter of two bounds."""
    least, above = conditions.person_points_min, conditions.person_points_above
    return max((least or 0, False), (above, True) if above is not None else (0, False))


def _limits(conjunction: Iterable[Conditions]) -> Iterator[Limit]:
    for conditions in conjunction:
        if conditions.points_below is not None:
            yield Limit(conditions.points_below, timedelta.max if conditions.window is None else conditions.window)
