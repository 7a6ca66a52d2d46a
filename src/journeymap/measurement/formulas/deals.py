"""What becomes of deals: how many are won, in how many days, for how much, and whether the list does better."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

import ibis
from ibis.expr.types import BooleanColumn, FloatingColumn, Table, TimestampValue

from journeymap.measurement.chance import difference_from_declared, difference_interval, few, share_interval
from journeymap.measurement.engine import Engine
from journeymap.measurement.formulas.ages import Ages
from journeymap.measurement.formulas.currencies import Exchange, in_one_currency
from journeymap.measurement.formulas.medians import medians
from journeymap.measurement.formulas.number import holds, whole_seconds
from journeymap.measurement.tables import LOST
from journeymap.model.snapshot import Comparison, Figure

WinRateBasis = Literal["closed_deals", "created_deals"]
CycleBasis = Literal["from_opportunity", "from_first_touch"]
NoDecision = Literal["lost", "separate"]

_DAY = 86_400
_SHOWN = 10
_LOST_TOO = ("lost", "no_decision")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which deals count, and in which time: from the first day on, up to the day before the end."""

    start: date
    end: date
    listed: bool | None = None
    """Whether only those of accounts on the list count, or only the others; None is all of them."""


def win_rate(
    engine: Engine,
    deals: Table,
    selection: Selection,
    *,
    basis: WinRateBasis = "closed_deals",
    no_decision: NoDecision = "lost",
    fewest: int | None = None,
) -> Figure:
    """Return the share of deals that are won.

    closed_deals: won / (won + lost), of those that were closed in the period; open ones count neither way.
    created_deals: won / all that were created in the period. Those that are younger than it takes to win one count as
    if they were not won, so the note `young` says that there are such.
    A deal that ended without a decision is lost, unless these are told apart: then it counts neither way.
    """
    known = _known(deals, selection)
    if basis == "closed_deals":
        (row,) = engine.rows(closed_deals(deals, selection))
        lost = row["lost"] + (row["no_decision"] if no_decision == "lost" else 0)
        n = row["won"] + lost
    else:
        (row,) = engine.rows(created_deals(deals, selection))
        known = known.filter(_within(known.created, selection))
        n = row["created"] - (row["no_decision"] if no_decision == "separate" else 0)
    ages = _open_ages(engine, known, selection)
    interval = share_interval(row["won"], n)
    notes = [
        ("undated", row["undated"]),
        ("no_decision_separate", no_decision == "separate" and row["no_decision"]),
        ("young", basis == "created_deals" and _are_young(engine, deals, selection, ages)),
    ]
    return Figure(
        measure="win_rate",
        basis=basis,
        value=row["won"] / n if n else None,
        reason=None if n else "no_cases",
        unit="share",
        n=n,
        left_out=row["undated"],
        numerator=row["won"],
        denominator=n,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        few=few(n, fewest),
        open=row["open"],
        open_ages=ages.longest(_SHOWN),
        start=selection.start,
        end=selection.end,
        notes=_said(notes),
    )


def value_win_rate(
    engine: Engine,
    deals: Table,
    selection: Selection,
    exchange: Exchange,
    *,
    no_decision: NoDecision = "lost",
    fewest: int | None = None,
) -> Figure:
    """Return what the won deals are worth / what all that were closed in the period are worth.

    Deals without a sum are left out. One large deal may decide it, so it has no interval.
    """
    known = _known(deals, selection)
    outcomes = ("won", *(_LOST_TOO if no_decision == "lost" else ("lost",)))
    closed = known.filter(known.outcome.isin(outcomes), _within(known.closed, selection))
    sums = in_one_currency(engine, closed, "amount", exchange)
    (row,) = engine.rows(
        sums.rows.agg(
            n=sums.rows.amount.count(),
            without=sums.rows.count(where=sums.rows.amount.isnull()),
            won=_sum(sums.rows.amount, where=sums.rows.outcome == "won"),
            all=_sum(sums.rows.amount),
        )
    )
    won, every = float(row["won"] or 0), float(row["all"] or 0)
    reason = sums.reason or (None if every else "no_sums" if row["without"] else "no_cases")
    return Figure(
        measure="win_rate",
        basis="closed_value",
        value=None if reason else won / every,
        reason=reason,
        unit="share",
        currency=sums.currency,
        n=row["n"],
        left_out=row["without"],
        numerator=None if sums.reason else won,
        denominator=None if sums.reason else every,
        few=few(row["n"], fewest),
        start=selection.start,
        end=selection.end,
        notes=_said([("no_sum", row["without"])]),
    )


def before_launch(selection: Selection, launch: date, days: int = 365) -> Selection:
    """Return the same deals in the time before something was launched."""
    return replace(selection, start=launch - timedelta(days=days), end=launch)


def outside_the_list(selection: Selection) -> Selection:
    """Return the deals of all other accounts in the same time."""
    return replace(selection, listed=False)


def against(figure: Figure, what: str, baseline: Figure) -> Figure:
    """Return a share with another that it is held against, and between which numbers the difference lies (Newcombe).

    A baseline that is not known is none.
    """
    if figure.value is None or baseline.value is None or figure.numerator is None or baseline.numerator is None:
        return figure
    interval = difference_interval(figure.numerator, figure.n, baseline.numerator, baseline.n)
    comparison = Comparison(
        what=what,
        value=baseline.value,
        n=baseline.n,
        difference=figure.value - baseline.value,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
    )
    return replace(figure, against=comparison)


def against_declared(figure: Figure, rate: float) -> Figure:
    """Return a share with a rate that somebody states to hold it against; of that, nobody knows the cases."""
    if figure.value is None or figure.numerator is None:
        return figure
    interval = difference_from_declared(figure.numerator, figure.n, rate)
    comparison = Comparison(
        what="declared",
        value=rate,
        n=0,
        difference=figure.value - rate,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
    )
    return replace(figure, against=comparison)


def sales_cycle(
    engine: Engine,
    deals: Table,
    selection: Selection,
    *,
    basis: CycleBasis = "from_opportunity",
    interactions: Table | None = None,
    moves: Table | None = None,
    all_closed: bool = False,
    fewest: int | None = None,
) -> Figure:
    """Return the median of the days to the close of the deals that were won in the period, or of all that were closed.

    They run from the day on which the deal was created, or on which its account was first in touch. A deal whose
    beginning nobody knows is left out and counted, and so is one that is closed before it begins. One that was closed,
    came in again and was closed again runs from the first creation to the last close; `moves` know of more of those.
    """
    known = _known(deals, selection)
    outcomes = ("won", *_LOST_TOO) if all_closed else ("won",)
    closed = known.filter(known.outcome.isin(outcomes), _within(known.closed, selection))
    if basis == "from_first_touch":
        closed = _with_first_touch(closed, interactions, selection)
    else:
        closed = closed.mutate(began=closed.created)
    if moves is not None:
        closed = _with_reopened(closed, moves, selection)
    closed = closed.mutate(days=_day_number(closed.closed) - _day_number(closed.began))
    counted = closed.filter(closed.days >= 0)
    is_counted = holds(closed.days >= 0)
    (row,) = engine.rows(
        closed.agg(
            n=closed.count(where=is_counted),
            days=closed.days.sum(where=is_counted),
            without=closed.count(where=closed.began.isnull()),
            backward=closed.count(where=holds(closed.days < 0)),
            reopened=closed.count(where=is_counted & closed.reopened),
        )
    )
    found = engine.rows(medians(counted, None, "days"))
    missing = "no_first_touch" if basis == "from_first_touch" else "no_creation"
    left_out = row["without"] + row["backward"]
    return Figure(
        measure="sales_cycle",
        basis=basis,
        value=found[0]["median"] if found else None,
        reason=None if found else missing if row["without"] else "no_cases",
        unit="days",
        n=row["n"],
        mean=int(row["days"]) / row["n"] if row["n"] else None,
        left_out=left_out,
        few=few(row["n"], fewest),
        start=selection.start,
        end=selection.end,
        notes=_said(
            [(missing, row["without"]), ("closed_before_start", row["backward"]), ("reopened", row["reopened"])]
        ),
    )


def deal_size(
    engine: Engine, deals: Table, selection: Selection, exchange: Exchange, *, fewest: int | None = None
) -> Figure:
    """Return what the deals that were won in the period are worth on average, as the mean of those with a sum."""
    known = _known(deals, selection)
    worth = _worth(engine, known.filter(known.outcome == "won", _within(known.closed, selection)), exchange)
    return Figure(
        measure="deal_size",
        value=worth.sum / worth.n if worth.sum is not None and worth.n else None,
        reason=worth.reason or (None if worth.n else "no_sums" if worth.left_out else "no_won"),
        unit="money",
        currency=worth.currency,
        n=worth.n,
        left_out=worth.left_out,
        few=few(worth.n, fewest),
        start=selection.start,
        end=selection.end,
        notes=worth.notes,
    )


def pipeline(engine: Engine, deals: Table, selection: Selection, exchange: Exchange) -> Figure:
    """Return what the deals that are open at the end of the period are worth together; that of none is 0."""
    known = _known(deals, selection)
    worth = _worth(engine, known.filter(known.is_open), exchange)
    unsaid = "no_sums" if worth.left_out and not worth.n else None
    return Figure(
        measure="pipeline",
        value=None if unsaid else worth.sum,
        reason=worth.reason or unsaid,
        unit="money",
        currency=worth.currency,
        n=worth.n,
        left_out=worth.left_out,
        open=worth.n + worth.left_out,
        end=selection.end,
        notes=worth.notes,
    )


def opportunities(engine: Engine, deals: Table, selection: Selection) -> Figure:
    """Return how many deals were created in the period."""
    known = _known(deals, selection)
    (row,) = engine.rows(
        known.agg(created=known.count(where=_within(known.created, selection)), undated=known.created.isnull().sum())
    )
    undated = int(row["undated"] or 0)
    return Figure(
        measure="opportunities",
        value=row["created"],
        unit="count",
        n=row["created"],
        left_out=undated,
        start=selection.start,
        end=selection.end,
        notes=_said([("no_creation", undated)]),
    )


def velocity(qualified: float, share: float | None, worth: float | None, days: float | None) -> float | None:
    """Return the money a day that open deals bring: their number x share won x what one is worth / days to the close.

    None where one of these is not known, or where the close takes no day.
    """
    if share is None or worth is None or not days:
        return None
    return qualified * share * worth / days


def sales_velocity(
    engine: Engine,
    deals: Table,
    selection: Selection,
    exchange: Exchange,
    *,
    no_decision: NoDecision = "lost",
    qualified: tuple[str, ...] | None = None,
    fewest: int | None = None,
) -> Figure:
    """Return the money a day that the open deals bring, if they go the way of those that were closed in the period.

    Open deals at the end of the period, only those in `qualified` stages where these are named, x win rate x mean sum
    of the won deals / median of the days from their creation to their close.
    """
    known = _known(deals, selection)
    is_qualified = known.is_open if qualified is None else known.is_open & known.stage.isin(qualified)
    (row,) = engine.rows(known.agg(open=known.count(where=is_qualified)))
    rate = win_rate(engine, deals, selection, no_decision=no_decision, fewest=fewest)
    size = deal_size(engine, deals, selection, exchange, fewest=fewest)
    cycle = sales_cycle(engine, deals, selection, fewest=fewest)
    value = velocity(row["open"], rate.value, size.value, cycle.value)
    reason = "no_decided" if rate.value is None else "no_won" if not rate.numerator else size.reason or cycle.reason
    return Figure(
        measure="pipeline_velocity",
        basis="revenue_per_day",
        value=value,
        reason=None if value is not None else reason or "no_time",
        unit="money_per_day",
        currency=size.currency,
        n=rate.n,
        left_out=size.left_out,
        few=rate.few,
        open=row["open"],
        start=selection.start,
        end=selection.end,
        notes=tuple(dict.fromkeys([*size.notes, *cycle.notes])),
    )


# --- expressions ---------------------------------------------------------------------------------


def once(deals: Table) -> Table:
    """Return each deal once, as its last row has it, from its first creation to its last close.

    `reopened` says whether it was closed several times.
    """
    newest = ibis.row_number().over(group_by=deals.deal, order_by=[deals["row"].desc(), deals.outcome])
    whole = ibis.window(group_by=deals.deal)
    once_closed = ibis.ifelse(deals.outcome == "open", None, deals.closed)
    each = deals.mutate(
        newest=newest,
        created=deals.created.min().over(whole),
        closed=deals.closed.max().over(whole),
        reopened=once_closed.min().over(whole) < deals.closed.max().over(whole),
    )
    each = each.filter(each.newest == 0)
    return each.mutate(reopened=holds(each.reopened)).drop("newest")


def _known(deals: Table, selection: Selection) -> Table:
    """Return the deals that count, as they were at the end of the period: what is closed after it is open there."""
    chosen = deals if selection.listed is None else deals.filter(deals.listed == selection.listed)
    each = once(chosen)
    end = _midnight(selection.end)
    each = each.filter(each.created.isnull() | (each.created < end))
    is_open = (each.outcome == "open") | holds(each.closed >= end)
    return each.mutate(is_open=is_open)


def closed_deals(deals: Table, selection: Selection) -> Table:
    """Count how the deals ended that were closed in the period, and which are open at its end."""
    known = _known(deals, selection)
    closed = _within(known.closed, selection)
    return known.agg(
        **{outcome: known.count(where=closed & (known.outcome == outcome)) for outcome in ("won", *_LOST_TOO)},
        open=known.count(where=known.is_open),
        undated=known.count(where=known.closed.isnull() & ~known.is_open),
    )


def created_deals(deals: Table, selection: Selection) -> Table:
    """Count what became of the deals that were created in the period."""
    known = _known(deals, selection)
    inside = _within(known.created, selection)
    return known.agg(
        created=known.count(where=inside),
        won=known.count(where=inside & ~known.is_open & (known.outcome == "won")),
        no_decision=known.count(where=inside & ~known.is_open & (known.outcome == "no_decision")),
        open=known.count(where=inside & known.is_open),
        undated=known.count(where=known.created.isnull()),
    )


def _with_first_touch(closed: Table, interactions: Table | None, selection: Selection) -> Table:
    if interactions is None:
        return closed.mutate(began=ibis.null("timestamp"))
    touched = interactions.filter(interactions.account.notnull(), interactions["at"] < _midnight(selection.end))
    touched = touched.group_by(touched_account=touched.account).agg(began=touched["at"].min())
    return closed.left_join(touched, closed.account == touched.touched_account).drop("touched_account")


def _with_reopened(closed: Table, moves: Table, selection: Selection) -> Table:
    """Have the moves say too which deals came in again after they were lost."""
    moves = moves.filter(moves["at"] < _midnight(selection.end))
    before = moves.stage.lag().over(group_by=moves.case, order_by=[moves["at"], moves["row"], moves.stage])
    again = moves.mutate(before=before)
    again = again.filter(again.before == LOST, again.stage != LOST).select(again_case="case").distinct()
    joined = closed.left_join(again, closed.deal == again.again_case)
    return joined.mutate(reopened=joined.reopened | joined.again_case.notnull()).drop("again_case")


def _open_ages(engine: Engine, known: Table, selection: Selection) -> Ages:
    """Count the open deals by the days since they were created."""
    open_deals = known.filter(known.is_open, known.created.notnull())
    last = (selection.end - date(1970, 1, 1)).days - 1
    age = last - _day_number(open_deals.created)
    rows = engine.rows(open_deals.group_by(age=age).agg(open=open_deals.count()))
    return Ages((row["age"], row["open"]) for row in rows)


def _are_young(engine: Engine, deals: Table, selection: Selection, ages: Ages) -> bool:
    """Whether some of the open deals are younger than it usually takes to win one."""
    cycle = sales_cycle(engine, deals, selection).value
    return ages.youngest is not None and (cycle is None or ages.youngest < cycle)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Worth:
    """What some deals are worth together."""

    sum: float | None
    """None where they are in several currencies."""
    reason: str | None
    currency: str | None
    n: int
    left_out: int
    """How many name no sum."""

    @property
    def notes(self) -> tuple[str, ...]:
        return _said([("no_sum", self.left_out)])


def _worth(engine: Engine, deals: Table, exchange: Exchange) -> _Worth:
    sums = in_one_currency(engine, deals.filter(deals.amount.notnull()), "amount", exchange)
    (row,) = engine.rows(sums.rows.agg(n=sums.rows.count(), sum=_sum(sums.rows.amount)))
    (every,) = engine.rows(deals.agg(n=deals.count()))
    return _Worth(
        sum=None if sums.reason else float(row["sum"] or 0),
        reason=sums.reason,
        currency=sums.currency,
        n=row["n"],
        left_out=every["n"] - row["n"],
    )


def _sum(amounts: FloatingColumn, where: BooleanColumn | None = None) -> Any:
    """Add sums exactly, so that the order in which an engine takes them changes nothing."""
    return amounts.cast("decimal(30, 4)").sum(where=where)


def _within(moment: TimestampValue, selection: Selection) -> BooleanColumn:
    return holds((moment >= _midnight(selection.start)) & (moment < _midnight(selection.end)))


def _midnight(day: date) -> Any:
    return ibis.literal(datetime.combine(day, time.min))


def _day_number(moment: TimestampValue) -> Any:
    """Return the days since 1970: a deal takes days, and many dates of a close have no time."""
    return (whole_seconds(moment) / _DAY).floor().cast("int64")


def _said(notes: list[tuple[str, Any]]) -> tuple[str, ...]:
    """Return the words of the notes that are true."""
    return tuple(word for word, holds in notes if holds)
