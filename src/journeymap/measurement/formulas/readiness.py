"""Which accounts are ready for sales, and since when: the agreed numbers, held against every day of their past."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import and_

import ibis
from ibis.expr.types import BooleanValue, IntegerValue, Table

from journeymap.measurement.engine import Engine
from journeymap.measurement.formulas.engagement import Scoring, counting, faded, weight_of
from journeymap.model.snapshot import Figure

_FIRST_DAY = date(1970, 1, 1)
"""Days are counted from here: adding to a number means the same to every engine."""
_NEVER = 10**6
_ALMOST = 1e-9
"""Points that come and go again leave a trace behind the decimal point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """When an account is ready for sales; all of it at once."""

    points_min: float = 0
    people_min: int = 0
    roles: tuple[str, ...] = ()
    """Which have to be among the people who count."""
    fit_min: int = 0
    """How many of the four questions about its fit have to be answered yes."""
    needs_signal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An account that may be ready, and what its interactions do not tell."""

    account: str
    fit: int = 0
    signal: date | None = None
    """The day by which all signals were seen that are asked for."""


def ready_since(
    engine: Engine, interactions: Table, candidates: Iterable[Candidate], as_of: date, scoring: Scoring, terms: Terms
) -> Mapping[str, date]:
    """Return the first day, up to one, on which each account was ready; without those that never were."""
    first_days = {
        candidate.account: _number_of(candidate.signal) if terms.needs_signal and candidate.signal else 0
        for candidate in candidates
        if candidate.fit >= terms.fit_min and (candidate.signal or not terms.needs_signal)
    }
    if not first_days:
        return {}
    own = interactions.filter(interactions.account.isin(list(first_days)))
    daily = _daily(counting(own, as_of, scoring), as_of, scoring)
    states = (
        _steps(daily, scoring, terms) if scoring.decay.way == "none" else _on_days(daily, scoring, terms, first_days)
    )
    holds = states.filter(_holds(states, terms))
    signals = [(account, day) for account, day in first_days.items() if day]
    since = ibis.greatest(holds.day, holds.account.cases(*signals, else_=0)) if signals else holds.day
    holds = holds.mutate(since=since)
    holds = holds.filter(holds.since < holds.until, holds.since <= _number_of(as_of))
    first = holds.group_by("account").agg(since=lambda t: t.since.min())
    return {row["account"]: _FIRST_DAY + timedelta(days=int(row["since"])) for row in engine.rows(first)}


def _number_of(day: date) -> int:
    return (day - _FIRST_DAY).days


def _daily(done: Table, as_of: date, scoring: Scoring) -> Table:
    """What each person gave on each day, with the weight of their role; days are numbers."""
    daily = (
        done.mutate(day=_number_of(as_of) - done.age)
        .group_by("account", "contact", "whose", "day")
        .agg(role=lambda t: t.role.max(), points=lambda t: t.points.sum())
    )
    role = daily.role.max().over(group_by=["account", "contact", "whose"])
    daily = daily.mutate(role=role)
    return daily.mutate(points=daily.points * weight_of(daily, scoring))


def _steps(daily: Table, scoring: Scoring, terms: Terms) -> Table:
    """What holds at each account from each day on on which it changes, until it changes again.

    Where points do not fade, they come on a day and go when the window has passed; so sums that run along the days tell
    all.
    """
    gone = daily.mutate(day=daily.day + scoring.window, points=-daily.points)
    changes = (
        daily.union(gone).group_by("account", "contact", "whose", "role", "day").agg(points=lambda t: t.points.sum())
    )
    whose = ["account", "contact", "whose", "role"]
    along = changes.points.sum().over(group_by=whose, order_by=changes.day, rows=(None, 0))
    persons = changes.mutate(sum=along)
    counts = persons.mutate(counts=_counts(persons, scoring).ifelse(1, 0))
    before = counts.counts.lag().over(group_by=whose, order_by=counts.day).fill_null(0)
    turns = counts.mutate(turn=counts.counts - before)
    by_day = turns.group_by("account", "day").agg(
        points=turns.points.sum(), turn=turns.turn.sum(), **_of_roles(turns, terms.roles, turns.turn)
    )
    running = {"score": by_day.points, "people": by_day.turn, **{name: by_day[name] for name in _names(terms.roles)}}
    return by_day.select(
        "account",
        "day",
        until=by_day.day.lead().over(group_by="account", order_by=by_day.day).fill_null(_NEVER),
        **{
            name: column.sum().over(group_by=by_day.account, order_by=by_day.day, rows=(None, 0))
            for name, column in running.items()
        },
    )


def _on_days(daily: Table, scoring: Scoring, terms: Terms, first_days: Mapping[str, int]) -> Table:
    """What holds at each account on each day on which anything happened, and on that of its signal.

    Where points fade, a score can only fall between two interactions; so an account gets ready on no other day.
    """
    days = daily.select("account", "day").distinct()
    if seen := [(account, day) for account, day in first_days.items() if day]:
        accounts = daily.select("account").distinct()
        of_signals = accounts.mutate(day=accounts.account.cases(*seen, else_=_NEVER).cast("int64"))
        days = days.cast({"day": "int64"}).union(of_signals, distinct=True)
    within = days.join(daily.rename(then="day"), ["account"]).select(
        "account", "day", "contact", "whose", "role", "points", "then"
    )
    within = within.filter(within.then <= within.day, within.then > within.day - scoring.window)
    persons = (
        within.mutate(left=faded(within.points, within.day - within.then, scoring))
        .group_by("account", "day", "contact", "whose", "role")
        .agg(sum=lambda t: t.left.sum())
    )
    counts = persons.mutate(counts=_counts(persons, scoring).ifelse(1, 0))
    return counts.group_by("account", "day").agg(
        until=counts.day.max() + 1,
        score=counts["sum"].sum(),
        people=counts.counts.sum(),
        **_of_roles(counts, terms.roles, counts.counts),
    )


def _counts(persons: Table, scoring: Scoring) -> BooleanValue:
    """Whether somebody who is known has points enough."""
    return persons.contact.notnull() & (persons["sum"] >= scoring.person_min - _ALMOST)


def _names(roles: Sequence[str]) -> list[str]:
    return [f"role{number}" for number in range(len(roles))]


def _of_roles(persons: Table, roles: Sequence[str], column: IntegerValue) -> dict[str, IntegerValue]:
    """The sum of a column for each role."""
    is_role = [(persons.role == role).fill_null(False) for role in roles]
    return {name: has.ifelse(column, 0).sum() for name, has in zip(_names(roles), is_role, strict=True)}


def _holds(states: Table, terms: Terms) -> BooleanValue:
    conditions = [states.score >= terms.points_min - _ALMOST, states.people >= terms.people_min]
    return reduce(and_, [*conditions, *(states[name] > 0 for name in _names(terms.roles))])


def mqa(since: Mapping[str, date], accounts: int, start: date, end: date) -> Figure:
    """Return how many accounts became ready within a time, of those on the list."""
    return Figure(
        measure="mqa",
        value=float(sum(start <= day < end for day in since.values())) if accounts else None,
        reason=None if accounts else "no_accounts",
        unit="count",
        n=accounts,
        start=start,
        end=end,
    )
