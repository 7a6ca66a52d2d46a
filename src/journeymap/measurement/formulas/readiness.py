"""Which accounts are ready for sales, and since when: the agreed numbers, held against every day on which anything
happened.

Between two interactions a score can only fall, so the first day on which all conditions hold is the day of an
interaction, or that of the signal that was missing until then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_

import ibis
from ibis.expr.types import BooleanValue, Table

from journeymap.measurement.engine import Engine
from journeymap.measurement.formulas.engagement import Scoring, counting, faded, weight_of
from journeymap.model.snapshot import Figure


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
    signals = {
        candidate.account: candidate.signal
        for candidate in candidates
        if candidate.fit >= terms.fit_min and (candidate.signal or not terms.needs_signal)
    }
    if not signals:
        return {}
    own = interactions.filter(interactions.account.isin(list(signals)))
    done = counting(own, as_of, scoring)
    daily = (
        done.mutate(day=done.minute.date())
        .group_by("account", "contact", "whose", "day")
        .agg(role=lambda t: t.role.max(), points=lambda t: t.points.sum())
    )
    days = _days(daily, signals, as_of, terms)
    within = days.join(daily, ["account"]).select("account", "on", "contact", "whose", "role", "points", "day")
    within = within.mutate(age=within.on.delta(within.day, unit="day"))
    within = within.filter(within.age >= 0, within.age < scoring.window)
    persons = (
        within.mutate(left=faded(within.points, within.age, scoring))
        .group_by("account", "on", "contact", "whose")
        .agg(role=lambda t: t.role.max(), left=lambda t: t.left.sum())
    )
    persons = persons.mutate(sum=persons.left * weight_of(persons, scoring))
    counts = persons.contact.notnull() & (persons["sum"] >= scoring.person_min)
    roles = {f"role{number}": (counts & (persons.role == role)) for number, role in enumerate(terms.roles)}
    totals = persons.group_by("account", "on").agg(
        score=persons["sum"].sum(),
        people=counts.ifelse(1, 0).sum(),
        **{name: has.fill_null(False).ifelse(1, 0).sum() for name, has in roles.items()},
    )
    ready = totals.filter(_holds(totals, terms, roles)).group_by("account").agg(since=lambda t: t.on.min())
    return {row["account"]: row["since"] for row in engine.rows(ready)}


def _holds(totals: Table, terms: Terms, roles: Iterable[str]) -> BooleanValue:
    conditions = [totals.score >= terms.points_min, totals.people >= terms.people_min]
    return reduce(and_, [*conditions, *(totals[name] > 0 for name in roles)])


def _days(daily: Table, signals: Mapping[str, date | None], as_of: date, terms: Terms) -> Table:
    """The days on which each account may have become ready."""
    days = daily.select("account", on=daily.day)
    if not terms.needs_signal:
        return days.distinct()
    seen = {account: day for account, day in signals.items() if day and day <= as_of}
    of_signals = ibis.memtable(
        {"account": list(seen), "on": list(seen.values())}, schema=ibis.schema({"account": "string", "on": "date"})
    )
    first = of_signals.rename(first="on")
    return ibis.union(
        days.join(first, ["account"]).filter(lambda t: t.on >= t.first).drop("first"), of_signals
    ).distinct()


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
