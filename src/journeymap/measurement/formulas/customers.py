"""Who stays, who leaves, and what customers pay: churn, retention, net and gross retained revenue, lifetime value.

All of it looks at those who were customers at the start of the time; whoever came later stands in no part of it, for
arrivals would hide the losses. A customer is lost once it is missing in a later period, also if it is won back after
that. Whoever pays less has not left: that is contraction. A period in which a customer pays nothing is none of its.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

import ibis
from ibis.expr.types import Table

from journeymap.measurement.chance import few, share_interval
from journeymap.measurement.engine import Engine
from journeymap.measurement.formulas.currencies import Exchange, in_one_currency
from journeymap.model.snapshot import Figure, Unit

LONGEST_LIFE = 60
"""No customer is counted on for more periods than this, however few have left so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """Those who were customers at the start of a time, and what became of them."""

    first: date
    """The first day of the period in which they were customers."""
    last: date
    """The first day of the last period that is looked at."""
    periods: int
    """How many later periods there are."""
    customers: int = 0
    lost: int = 0
    paying: int = 0
    """How many of them it is known of what they paid, at the start and at the end."""
    revenue: float = 0.0
    """What these paid at the start."""
    churned: float = 0.0
    """What those of them had paid who left."""
    contraction: float = 0.0
    expansion: float = 0.0
    currency: str | None = None
    reason: str | None = None
    """Why nothing is known of what they pay."""

    @property
    def has_unknown(self) -> bool:
        """Whether it is not known of all of them what they pay."""
        return self.paying < self.customers


Missing = Literal["no_data", "no_customers", "one_period"]


def cohort(
    engine: Engine, customers: Table | None, start: date, end: date, exchange: Exchange | None = None
) -> Cohort | Missing:
    """Follow those who were customers at the start of a time through its periods, or say why nobody can.

    The start is the period that holds the first day; where the data begins later, its first period.
    """
    if customers is None:
        return "no_data"
    periods = _periods(engine, customers, start, end)
    if not periods:
        return "no_customers"
    first, later = periods[0], periods[1:]
    if not later:
        return "one_period"
    last = later[-1]
    rows = customers.filter(customers.period >= first, customers.period <= last)
    converted = in_one_currency(engine, rows, "revenue", exchange or Exchange())
    there = _present(converted.rows)
    is_first, is_last = there.period == first, there.period == last
    each = there.group_by("customer").agg(
        was_there=is_first.ifelse(1, 0).max(),
        later=(there.period > first).ifelse(1, 0).sum(),
        at_first=is_first.ifelse(there.revenue, ibis.null("float64")).sum(),
        at_last=is_last.ifelse(there.revenue, ibis.null("float64")).sum(),
    )
    each = each.filter(each.was_there == 1)
    each = each.mutate(is_lost=each.later < len(later))
    each = each.mutate(
        knows=each.at_first.notnull() & (each.is_lost | each.at_last.notnull()),
        change=each.is_lost.ifelse(0.0, each.at_last - each.at_first),
    )
    zero = ibis.literal(0.0)
    total = each.agg(
        customers=each.count(),
        lost=each.is_lost.ifelse(1, 0).sum(),
        paying=each.knows.ifelse(1, 0).sum(),
        revenue=each.knows.ifelse(each.at_first, zero).sum(),
        churned=(each.knows & each.is_lost).ifelse(each.at_first, zero).sum(),
        contraction=(each.knows & (each.change < 0)).ifelse(-each.change, zero).sum(),
        expansion=(each.knows & (each.change > 0)).ifelse(each.change, zero).sum(),
    )
    row = engine.rows(total)[0]
    return Cohort(
        first=first,
        last=last,
        periods=len(later),
        currency=converted.currency,
        reason=converted.reason,
        customers=int(row["customers"] or 0),
        lost=int(row["lost"] or 0),
        paying=int(row["paying"] or 0),
        revenue=float(row["revenue"] or 0),
        churned=float(row["churned"] or 0),
        contraction=float(row["contraction"] or 0),
        expansion=float(row["expansion"] or 0),
    )


def only_of(customers: Table, accounts: Sequence[str]) -> Table:
    """Return the table with none but these accounts as customers. The others stay in it as those who pay nothing, which
    are none: the periods are those of all the data.
    """
    is_listed = customers.account.isin(accounts).coalesce(ibis.literal(False))
    return customers.mutate(
        revenue=is_listed.ifelse(customers.revenue, 0.0),
        currency=is_listed.ifelse(customers.currency, ibis.null("string")),
    )


def _present(customers: Table) -> Table:
    """Each customer once in each period in which it is one, with all that it pays; null where that is not known."""
    summed = customers.group_by("customer", "period").agg(revenue=lambda t: t.revenue.sum())
    return summed.filter(summed.revenue.isnull() | (summed.revenue > 0))


def _periods(engine: Engine, customers: Table, start: date, end: date) -> Sequence[date]:
    """The periods from the one that holds the first day to the last that begins before the end."""
    rows = customers.filter(customers.period < end).select("period").distinct()
    days = sorted(row["period"] for row in engine.rows(rows))
    before = [day for day in days if day <= start]
    within = [day for day in days if day > start]
    # A period long before the start is no start: after a gap in the data nobody knows who left when.
    length = min((later - day for day, later in pairwise(days)), default=timedelta.max)
    holds_start = before and (not within or within[0] - before[-1] <= length + timedelta(days=5))
    return [before[-1], *within] if holds_start else within


def churn_rate(
    cohort: Cohort | Missing, start: date, end: date, basis: str = "of_customers", fewest: int | None = None
) -> Figure:
    """Return which part of those who were customers at the start left; with the basis `of_revenue`, which part of what
    they paid went with them.
    """
    return _part("churn_rate", basis, cohort, start, end, fewest, stays=False)


def retention_rate(
    cohort: Cohort | Missing, start: date, end: date, basis: str = "of_customers", fewest: int | None = None
) -> Figure:
    """Return which part of those who were customers at the start never left; with the basis `of_revenue`, which part of
    what they paid did not go with those who left.
    """
    return _part("retention_rate", basis, cohort, start, end, fewest, stays=True)


def _part(
    measure: str, basis: str, cohort: Cohort | Missing, start: date, end: date, fewest: int | None, *, stays: bool
) -> Figure:
    if not isinstance(cohort, Cohort):
        return _unknown(measure, basis, cohort, start, end)
    if basis == "of_revenue":
        part = cohort.revenue - cohort.churned if stays else cohort.churned
        return _of_revenue(measure, basis, part, cohort, start, end, fewest)
    part, n = cohort.customers - cohort.lost if stays else cohort.lost, cohort.customers
    interval = share_interval(part, n)
    return Figure(
        measure=measure,
        basis=basis,
        value=part / n if n else None,
        reason=None if n else "no_customers",
        unit="share",
        n=n,
        numerator=part,
        denominator=n,
        low=interval and interval.low,
        high=interval and interval.high,
        few=few(n, fewest),
        start=start,
        end=end,
    )


def nrr(cohort: Cohort | Missing, start: date, end: date, fewest: int | None = None) -> Figure:
    """Return what those who were customers at the start pay at the end, of what they paid then: with all that they buy
    in addition, less what they no longer buy. New customers stand in neither.
    """
    if not isinstance(cohort, Cohort):
        return _unknown("nrr", None, cohort, start, end)
    kept = cohort.revenue + cohort.expansion - cohort.contraction - cohort.churned
    return _of_revenue("nrr", None, kept, cohort, start, end, fewest)


def grr(cohort: Cohort | Missing, start: date, end: date, fewest: int | None = None) -> Figure:
    """Return the same without what they buy in addition; so it is never above one."""
    if not isinstance(cohort, Cohort):
        return _unknown("grr", None, cohort, start, end)
    kept = cohort.revenue - cohort.contraction - cohort.churned
    return _of_revenue("grr", None, kept, cohort, start, end, fewest)


def _of_revenue(
    measure: str, basis: str | None, part: float, cohort: Cohort, start: date, end: date, fewest: int | None
) -> Figure:
    is_known = cohort.reason is None and cohort.revenue > 0
    return Figure(
        measure=measure,
        basis=basis,
        value=part / cohort.revenue if is_known else None,
        reason=None if is_known else _why_no_revenue(cohort),
        unit="share",
        currency=cohort.currency,
        n=cohort.paying,
        left_out=cohort.customers - cohort.paying,
        numerator=part if is_known else None,
        denominator=cohort.revenue if is_known else None,
        few=few(cohort.paying, fewest),
        start=start,
        end=end,
        notes=_notes(cohort),
    )


def expansion_revenue(cohort: Cohort | Missing, start: date, end: date) -> Figure:
    """Return what those who were customers at the start and stayed pay more in the last period than in the first."""
    if not isinstance(cohort, Cohort):
        return _unknown("expansion_revenue", None, cohort, start, end, "money")
    is_known = cohort.reason is None and cohort.revenue > 0
    return Figure(
        measure="expansion_revenue",
        value=cohort.expansion if is_known else None,
        reason=None if is_known else _why_no_revenue(cohort),
        unit="money",
        currency=cohort.currency,
        n=cohort.paying,
        left_out=cohort.customers - cohort.paying,
        start=start,
        end=end,
        notes=_notes(cohort),
    )


def _why_no_revenue(cohort: Cohort) -> str:
    return cohort.reason or ("no_revenue" if cohort.customers else "no_customers")


def _notes(cohort: Cohort) -> tuple[str, ...]:
    return ("some_unknown",) if cohort.has_unknown else ()


def _unknown(measure: str, basis: str | None, reason: Missing, start: date, end: date, unit: Unit = "share") -> Figure:
    return Figure(measure=measure, basis=basis, reason=reason, unit=unit, start=start, end=end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """How customers go from each period to the next, all periods of a time together."""

    customers: int
    """The customers of every period that another one follows, added up."""
    lost: int
    """How many of these were missing in the period that follows."""
    revenue: float | None
    """What a customer pays in a period, on average; None where nobody knows."""
    currency: str | None = None
    reason: str | None = None
    days: float = 30.4
    """How long a period is, on average."""


def from_period_to_period(
    engine: Engine, customers: Table | None, start: date, end: date, exchange: Exchange | None = None
) -> Periods | Missing:
    """Count who is there in a period and missing in the next, over all periods of a time."""
    if customers is None:
        return "no_data"
    periods = _periods(engine, customers, start, end)
    if not periods:
        return "no_customers"
    if len(periods) < 2:
        return "one_period"
    rows = customers.filter(customers.period >= periods[0], customers.period <= periods[-1])
    converted = in_one_currency(engine, rows, "revenue", exchange or Exchange())
    there = _present(converted.rows)
    numbers = [(day, number) for number, day in enumerate(periods)]
    there = there.mutate(number=there.period.cases(*numbers, else_=-1))
    following = there.number.lead().over(group_by="customer", order_by="number")
    there = there.mutate(is_lost=following.isnull() | (following != there.number + 1))
    goes_on = there.number < len(periods) - 1
    row = engine.rows(
        there.agg(
            customers=goes_on.ifelse(1, 0).sum(),
            lost=(goes_on & there.is_lost).ifelse(1, 0).sum(),
            revenue=there.revenue.mean(),
        )
    )[0]
    return Periods(
        customers=int(row["customers"] or 0),
        lost=int(row["lost"] or 0),
        revenue=None if row["revenue"] is None else float(row["revenue"]),
        currency=converted.currency,
        reason=converted.reason,
        days=(periods[-1] - periods[0]).days / (len(periods) - 1),
    )


def in_a_year(rate: float, periods_a_year: int) -> float:
    """Return which part is lost in a year, by that of a period: those who are lost cannot be lost again."""
    return 1.0 - float((1 - rate) ** periods_a_year)


def churn_a_year(periods: Periods | Missing, start: date, end: date, fewest: int | None = None) -> Figure:
    """Return which part of the customers a year would cost, if each of its periods cost as many as those that are
    known.
    """
    if not isinstance(periods, Periods):
        return _unknown("churn_rate", "a_year", periods, start, end)
    n = periods.customers
    interval = share_interval(periods.lost, n)
    often = round(365.25 / periods.days) if n else 0
    return Figure(
        measure="churn_rate",
        basis="a_year",
        value=in_a_year(periods.lost / n, often) if n else None,
        reason=None if n else "no_customers",
        unit="share",
        n=n,
        numerator=periods.lost if n else None,
        denominator=n or None,
        low=in_a_year(interval.low, often) if interval else None,
        high=in_a_year(interval.high, often) if interval else None,
        few=few(n, fewest),
        start=start,
        end=end,
    )


def lifetime_value(revenue: float, churn: float, margin: float = 1.0) -> tuple[float, bool]:
    """Return what a customer brings as long as it stays, and whether its life had to be capped: what it pays in a
    period, times what is left to you of it, times the periods that it stays.
    """
    life = 1 / churn if churn else float("inf")
    return revenue * margin * min(life, LONGEST_LIFE), life > LONGEST_LIFE


def clv(
    periods: Periods | Missing,
    start: date,
    end: date,
    basis: str = "revenue",
    margin: float | None = None,
    fewest: int | None = None,
) -> Figure:
    """Return what a customer brings as long as it stays: of revenue, or of the margin that is left of it."""
    if not isinstance(periods, Periods):
        return _unknown("clv", basis, periods, start, end, "money")
    reason = periods.reason or (
        "no_customers"
        if not periods.customers
        else "no_revenue"
        if periods.revenue is None
        else "no_margin"
        if basis == "margin" and margin is None
        else None
    )
    value, capped = None, False
    if reason is None and periods.revenue is not None:
        part = margin if basis == "margin" and margin is not None else 1.0
        value, capped = lifetime_value(periods.revenue, periods.lost / periods.customers, part)
    return Figure(
        measure="clv",
        basis=basis,
        value=value,
        reason=reason,
        unit="money",
        currency=periods.currency,
        n=periods.customers,
        few=few(periods.customers, fewest),
        start=start,
        end=end,
        notes=("capped",) if capped else (),
    )
