"""How well your own work goes, as the workspace tells: handoffs, plans, answers to events, content, attention.

None of this needs a data file, and none of it is worked out twice: what is overdue, answered or in use is known from
`analysis`. What is still open counts neither way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import fmean, median

from journeymap.analysis import Analysis
from journeymap.analysis.clocks import Window, WindowState
from journeymap.analysis.contacts import day_of, took_place
from journeymap.analysis.content import content_use, cost_of, costs_of
from journeymap.analysis.costs import Bill
from journeymap.measurement.chance import few, share_interval
from journeymap.model.account import AccountHandoff
from journeymap.model.snapshot import Figure
from journeymap.model.vocabulary import AFTER_SALE
from journeymap.workspace import LinkedAccount, LinkedContent, LinkedProgram

_MOST_AGES = 10


def handoffs(
    analysis: Analysis, accounts: Iterable[LinkedAccount], start: date, end: date, fewest: int | None = None
) -> tuple[Figure, Figure, Figure]:
    """Return which part of the accounts that were handed over is accepted; after how many days somebody answered; and
    which part was answered in time. An offer that nobody answers in time has expired: that is no acceptance.
    """
    as_of = end - timedelta(days=1)
    accepted = refused = in_time = 0
    days: list[int] = []
    expired: list[int] = []
    waiting: list[int] = []
    for account in accounts:
        for offered in account.model.handoffs:
            answer = _answer(offered, as_of)
            if start <= offered.ready < end and answer:
                accepted, refused = accepted + (answer == offered.accepted), refused + (answer != offered.accepted)
                days.append(max(0, (answer - offered.ready).days))
                in_time += answer <= analysis.handoffs.last_day(account, offered)
        for open_ in analysis.handoffs.waiting(account, as_of):
            if start <= open_.offered.ready < end:
                ages = expired if open_.last_day < as_of else waiting
                ages.append((as_of - open_.offered.ready).days)
    decided = accepted + refused + len(expired)
    unanswered = tuple(sorted((*expired, *waiting), reverse=True))
    return (
        _share("handoff_acceptance", None, accepted, decided, start, end, fewest, waiting),
        Figure(
            measure="handoff_time",
            basis="median",
            value=float(median(days)) if days else None,
            reason=None if days else "no_cases",
            unit="days",
            n=len(days),
            mean=fmean(days) if days else None,
            few=few(len(days), fewest),
            open=len(unanswered),
            open_ages=unanswered[:_MOST_AGES],
            start=start,
            end=end,
        ),
        _share("handoff_time", "in_time", in_time, decided, start, end, fewest, waiting),
    )


def _answer(offered: AccountHandoff, as_of: date) -> date | None:
    """The day of the answer to an offer; acceptance comes first, for who accepts has thought again."""
    return next((day for day in (offered.accepted, offered.refused) if day and day <= as_of), None)


def plan_completion(accounts: Iterable[LinkedAccount], start: date, end: date) -> Figure:
    """Return which part of the contacts that were due took place. One that was skipped is not due, nor one of today."""
    as_of = end - timedelta(days=1)
    done = due = ahead = 0
    for account in accounts:
        for entry in account.plan:
            day = day_of(entry)
            if not entry.counts or day is None or not start <= day:
                continue
            if took_place(entry, as_of):
                done, due = done + 1, due + 1
            elif day < as_of:
                due += 1
            else:
                ahead += 1
    return _counted("plan_completion", None, done, due, start, end, open_=ahead)


def trigger_response(
    analysis: Analysis, accounts: Iterable[LinkedAccount], start: date, end: date, fewest: int | None = None
) -> Figure:
    """Return which part of the events at accounts was answered while their window was open. One whose window is open
    still, or that was dismissed, counts neither way.
    """
    as_of = end - timedelta(days=1)
    answered = closed = 0
    waiting: list[int] = []
    for account in accounts:
        for window in analysis.clocks.windows(account):
            if not start <= window.trigger.date < end:
                continue
            is_answered = _was_answered(window, as_of)
            if is_answered is None:
                if window.state not in (WindowState.DISMISSED, WindowState.AHEAD):
                    waiting.append((as_of - window.trigger.date).days)
                continue
            answered, closed = answered + is_answered, closed + 1
    return _share("trigger_response", None, answered, closed, start, end, fewest, waiting)


def _was_answered(window: Window, as_of: date) -> bool | None:
    """Whether an event was answered in its window; None while nobody can tell."""
    if window.state in (WindowState.MISSED, WindowState.OVER):
        return False
    if window.state is not WindowState.ANSWERED:
        return None
    answers = [entry for entry in window.contacts if entry.model.mode != "automated" and entry.counts]
    days = [day_of(entry) for entry in answers if took_place(entry, as_of)]
    if days:
        return any(day is None or day <= window.closes for day in days)
    if answers:  # planned, and not held yet
        return None if window.closes >= as_of else False
    return True


def content_in_use(analysis: Analysis, accounts: Sequence[LinkedAccount], end: date) -> tuple[Figure, Figure]:
    """Return which part of the live content somebody is handed, and what the content cost that nobody comes across.

    What is made for all counts, and what is made for one of the accounts.
    """
    shelves = (analysis.shelves.made_for(id_) for id_ in (None, *(account.id for account in accounts)))
    pieces = [piece for shelf in shelves for piece in shelf]
    uses = {piece: use for piece in pieces if (use := content_use(piece, analysis.workspace))}
    used = sum(use == "used" for use in uses.values())
    return (
        _counted("content_use", None, used, len(uses), None, end),
        _wasted([piece for piece, use in uses.items() if use == "nowhere"], bool(uses), end),
    )


def _wasted(pieces: Sequence[LinkedContent], is_any: bool, end: date) -> Figure:
    costs = costs_of(pieces)
    known = sum(cost_of(piece) is not None for piece in pieces)
    reason = (
        "no_cases" if not is_any else "no_costs" if pieces and not costs else "mixed_currencies" if costs[1:] else None
    )
    return Figure(
        measure="wasted_cost",
        value=None if reason else float(costs[0].amount) if costs else 0.0,
        reason=reason,
        unit="money",
        currency=costs[0].currency if len(costs) == 1 else None,
        n=len(pieces),
        left_out=len(pieces) - known,
        end=end,
        notes=("some_unknown",) if 0 < known < len(pieces) else (),
    )


def attention(analysis: Analysis, program: LinkedProgram, end: date) -> tuple[Figure, ...]:
    """Return which part of the contacts that took place went to each phase, and to all after the sale together; and the
    same of what the program says that it spends in a first year.
    """
    phases = analysis.attentions.by_phase(program)
    contacts = [(each.phase, float(each.done)) for each in phases if each.phase and each.done]
    total = float(sum(each.done for each in phases))
    after = float(sum(each.done for each in phases if each.is_after_sale))
    bills = analysis.costs.of_program(program)
    return (
        *_parts("contacts", after, contacts, total, end),
        *(_of_bill(bills[0], end) if len(bills) == 1 else ()),
    )


def _of_bill(bill: Bill, end: date) -> Iterable[Figure]:
    sums = [(phase, float(money.first_year)) for phase, money in bill.by_phase.items()]
    after = sum(amount for phase, amount in sums if phase in AFTER_SALE)
    return _parts("declared_costs", after, sums, sum(amount for _, amount in sums), end, bill.currency)


def _parts(
    basis: str,
    after: float,
    by_phase: Sequence[tuple[str | None, float]],
    total: float,
    end: date,
    currency: str | None = None,
) -> Iterable[Figure]:
    for phase, amount in ((None, after), *by_phase) if total else ((None, 0.0),):
        yield Figure(
            measure="attention",
            of=phase,
            basis=basis,
            value=amount / total if total else None,
            reason=None if total else "no_cases",
            unit="share",
            currency=currency,
            n=0 if currency else int(total),
            numerator=amount,
            denominator=total,
            end=end,
        )


def _share(
    measure: str,
    basis: str | None,
    part: int,
    n: int,
    start: date,
    end: date,
    fewest: int | None,
    waiting: Sequence[int],
) -> Figure:
    interval = share_interval(part, n)
    return Figure(
        measure=measure,
        basis=basis,
        value=part / n if n else None,
        reason=None if n else "no_cases",
        unit="share",
        n=n,
        numerator=part,
        denominator=n,
        low=interval and interval.low,
        high=interval and interval.high,
        few=few(n, fewest),
        open=len(waiting),
        open_ages=tuple(sorted(waiting, reverse=True)[:_MOST_AGES]),
        start=start,
        end=end,
    )


def _counted(
    measure: str, basis: str | None, part: int, n: int, start: date | None, end: date, *, open_: int = 0
) -> Figure:
    """A part of what is known in full: chance has no part in it."""
    return Figure(
        measure=measure,
        basis=basis,
        value=part / n if n else None,
        reason=None if n else "no_cases",
        unit="share",
        n=n,
        numerator=part,
        denominator=n,
        open=open_,
        start=start,
        end=end,
    )
