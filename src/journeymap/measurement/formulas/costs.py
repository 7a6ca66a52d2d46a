"""What it costs to win a customer or an account of the list, and where the money goes.

Costs come before the customers that they win: with a lag, those of an earlier time of the same length are taken. What a
customer buys in addition makes no new customer, nor does one who comes back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import ibis
from ibis.expr.types import Table

from journeymap.measurement.chance import few
from journeymap.measurement.engine import Engine
from journeymap.measurement.formulas.currencies import Exchange, in_one_currency
from journeymap.model.base import shifted
from journeymap.model.snapshot import Figure
from journeymap.model.vocabulary import AFTER_SALE, Phase, words_of


def new_customers(engine: Engine, customers: Table, start: date, end: date) -> int | None:
    """Return how many became customers from `start` to before `end`: whoever was there in no earlier period.

    None where the data begins within that time: nobody knows then who of the first is new.
    """
    paying = customers.filter(customers.revenue.isnull() | (customers.revenue > 0))
    first = paying.group_by("customer").agg(first=lambda t: t.period.min())
    row = engine.rows(
        first.agg(
            earliest=first["first"].min(), n=((first["first"] >= start) & (first["first"] < end)).ifelse(1, 0).sum()
        )
    )[0]
    if row["earliest"] is None or row["earliest"] >= end:
        return 0
    return None if row["earliest"] >= start and not _only_later(engine, customers, start) else int(row["n"])


def _only_later(engine: Engine, customers: Table, start: date) -> bool:
    """Whether the data holds a period before a day, in which nobody was a customer yet."""
    return bool(engine.rows(customers.filter(customers.period < start).select("period").limit(1)))


def won_customers(engine: Engine, deals: Table, start: date, end: date, *, listed_only: bool = False) -> int:
    """Return how many became customers by a deal won from `start` to before `end`: their first, and a new one.

    A deal of an account counts for it, one without an account for itself.
    """
    first, last = datetime.combine(start, time()), datetime.combine(end, time())
    won = deals.filter(deals.outcome == "won", deals.closed.notnull(), deals.closed < last)
    won = won.filter(won.listed) if listed_only else won
    who = ibis.coalesce(won.account, ibis.literal("deal ") + won.deal)
    is_new = won.kind.isnull() | (won.kind == "new")
    each = (
        won.mutate(who=who, is_new=is_new)
        .group_by("who")
        .agg(first=lambda t: t.closed.min(), new=lambda t: (t.is_new & (t.closed >= first)).ifelse(1, 0).max())
    )
    return int(engine.rows(each.filter(each["first"] >= first, each.new == 1).agg(n=lambda t: t.count()))[0]["n"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What was spent in a time."""

    amount: float = 0.0
    by_phase: Mapping[str | None, float] = field(default_factory=dict)
    """By phase; None for what serves no phase that anybody has named."""
    rows: int = 0
    currency: str | None = None
    reason: str | None = None
    """Why the sum cannot be known."""


def spent(
    engine: Engine,
    costs: Table | None,
    start: date,
    end: date,
    exchange: Exchange | None = None,
    *,
    lag: timedelta = timedelta(),
    marketing_only: bool = False,
    accounts: Sequence[str] | None = None,
    phases: Mapping[str, str] | None = None,
) -> Spent:
    """Return what was spent from `start` to before `end`, or as much earlier as the lag says.

    With `accounts`, only what serves these, or no single account; `phases` says which phase a stage belongs to.
    """
    if costs is None:
        return Spent(reason="no_data")
    rows = costs.filter(costs.at >= shifted(start, -lag), costs.at < shifted(end, -lag))
    if marketing_only:
        rows = rows.filter(rows.team.isnull() | (rows.team != "sales"))
    if accounts is not None:
        rows = rows.filter(rows.account.isnull() | rows.account.isin(list(accounts)))
    converted = in_one_currency(engine, rows, "amount", exchange or Exchange())
    if converted.reason:
        return Spent(reason=converted.reason)
    rows = converted.rows
    stages = [(stage, ibis.literal(phase)) for stage, phase in sorted((phases or {}).items())]
    of_stage = rows.stage.cases(*stages, else_=ibis.null("string")) if stages else ibis.null("string")
    by_phase = (
        rows.mutate(served=ibis.coalesce(rows.phase, of_stage))
        .group_by("served")
        .agg(amount=lambda t: t.amount.sum(), rows=lambda t: t.count())
    )
    found = engine.rows(by_phase.order_by("served"))
    return Spent(
        amount=sum(float(row["amount"]) for row in found),
        by_phase={row["served"]: float(row["amount"]) for row in found},
        rows=sum(int(row["rows"]) for row in found),
        currency=converted.currency,
    )


def cac(
    spent: Spent, won: int | None, start: date, end: date, basis: str = "marketing_and_sales", fewest: int | None = None
) -> Figure:
    """Return what was spent, divided by those who were won: new customers, or with the basis `per_target_account` the
    accounts of the list. Where nobody was won there is no such number, and the sum stands in the numerator.
    """
    reason = spent.reason or ("no_costs" if not spent.rows else None)
    if reason is None:
        reason = "no_data" if won is None else None if won else "no_new_customers"
    is_known = reason is None and won
    return Figure(
        measure="cac",
        basis=basis,
        value=spent.amount / won if is_known and won else None,
        reason=reason,
        unit="money",
        currency=spent.currency,
        n=won or 0,
        numerator=spent.amount if spent.rows else None,
        denominator=won,
        few=few(won or 0, fewest),
        start=start,
        end=end,
    )


def spending_by_phase(spent: Spent, start: date, end: date) -> tuple[Figure, ...]:
    """Return which part of what was spent for a phase went to each, and to all those after the sale together."""
    known = [(phase, amount) for phase in words_of(Phase) if (amount := spent.by_phase.get(phase))]
    total = sum(amount for _, amount in known)
    after = sum(amount for phase, amount in known if phase in AFTER_SALE)
    parts: list[tuple[str | None, float | None]] = [(None, after if total else None), *known]
    reason = spent.reason or (None if total else "no_costs")
    return tuple(
        Figure(
            measure="attention",
            of=phase,
            basis="spend",
            value=amount / total if total and amount is not None else None,
            reason=reason,
            unit="share",
            currency=spent.currency,
            n=spent.rows,
            numerator=amount,
            denominator=total or None,
            start=start,
            end=end,
        )
        for phase, amount in parts
    )
