"""What something costs, as pages and reports show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from journeymap.analysis.costs import Bill, Money, Payer, Spending
from journeymap.model.vocabulary import AFTER_SALE
from journeymap.translatable import N_, NumberText, Sentence
from journeymap.view.links import account_target, channel_target, content_page, map_page, program_target
from journeymap.view.records import Target
from journeymap.workspace import LinkedAccount, LinkedContent, LinkedJourney

_ROUNDED_FROM = 10_000
"""From this sum on nobody cares for the part behind the point."""
_LEAST = 0.1
_IN_A_PERIOD = {
    None: N_("%(sum)s once"),
    "month": N_("%(sum)s a month"),
    "quarter": N_("%(sum)s a quarter"),
    "year": N_("%(sum)s a year"),
}


def sum_text(amount: Decimal | float, currency: str | None) -> NumberText:
    """Return a sum as people read it: 12,500 EUR."""
    number = amount if isinstance(amount, Decimal) else Decimal(str(amount))
    whole = number >= _ROUNDED_FROM or number == number.to_integral_value()
    rounded = number.quantize(Decimal(1) if whole else Decimal("0.01"), ROUND_HALF_UP)
    return NumberText(f"{rounded:,f} {currency or ''}".rstrip())


def share_text(share: float) -> NumberText:
    """Return a part of a whole as people read it, with two digits that count: 12 %, 4.3 %."""
    percent = 100 * abs(share)
    if 0 < percent < _LEAST:
        return NumberText(f"< {_LEAST} %")
    number = f"{percent:,.0f}" if percent >= 10 else f"{percent:.2g}"
    return NumberText(f"{'-' if share < 0 else ''}{number} %")


def in_period(amount: Decimal | float, currency: str, period: str | None) -> Sentence:
    """Return a sum with the time in which it is paid."""
    return Sentence(_IN_A_PERIOD[period], (("sum", sum_text(amount, currency)),))


def money_text(money: Money, currency: str) -> tuple[Sentence, ...]:
    """Return what is paid in a year and what is paid once, whichever there is."""
    parts = ((money.yearly, "year"), (money.once, None))
    return tuple(in_period(amount, currency, period) for amount, period in parts if amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyRow:
    """What goes to one phase, or to none that anybody has named."""

    phase: str | None
    is_after_sale: bool
    yearly: str | None
    once: str | None
    first_year: str
    percent: int
    """Of all that is paid in the first year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpendingView:
    """Something that is paid for."""

    what: str
    payer: Target
    payer_kind: str
    """account, content, map or program."""
    amount: Sentence
    phases: tuple[str, ...]
    stage: str | None
    channel: Target | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BillView:
    """What is spent in one currency."""

    currency: str
    yearly: str | None
    once: str | None
    first_year: str
    """What is paid once counts whole."""
    before: str
    after: str
    for_phases: str
    """What is said to serve a phase, before the sale or after it."""
    percent_after: int | None
    """Of what is said to serve a phase, how much goes to the time after the sale."""
    unsaid: str | None
    rows: tuple[MoneyRow, ...]
    spendings: tuple[SpendingView, ...]
    """The largest first."""


def bill_views(bills: Iterable[Bill]) -> tuple[BillView, ...]:
    """Return what is spent as pages show it, a bill for each currency."""
    return tuple(map(_bill, bills))


def _bill(bill: Bill) -> BillView:
    total, currency, share_after = bill.total, bill.currency, bill.share_after
    rows = [_row(phase, money, bill) for phase, money in bill.by_phase.items()]
    if bill.unsaid.first_year:
        rows.append(_row(None, bill.unsaid, bill))
    return BillView(
        currency=currency,
        yearly=_sum(total.yearly, currency),
        once=_sum(total.once, currency),
        first_year=sum_text(total.first_year, currency),
        before=sum_text(bill.before.first_year, currency),
        after=sum_text(bill.after.first_year, currency),
        for_phases=sum_text(bill.before.first_year + bill.after.first_year, currency),
        percent_after=None if share_after is None else round(100 * share_after),
        unsaid=_sum(bill.unsaid.first_year, currency),
        rows=tuple(rows),
        spendings=tuple(map(_spending, sorted(bill.spendings, key=lambda spending: -spending.money.first_year))),
    )


def _row(phase: str | None, money: Money, bill: Bill) -> MoneyRow:
    return MoneyRow(
        phase=phase,
        is_after_sale=phase in AFTER_SALE,
        yearly=_sum(money.yearly, bill.currency),
        once=_sum(money.once, bill.currency),
        first_year=sum_text(money.first_year, bill.currency),
        percent=round(100 * money.first_year / bill.total.first_year),
    )


def _sum(amount: Decimal, currency: str) -> str | None:
    return sum_text(amount, currency) if amount else None


def _spending(spending: Spending) -> SpendingView:
    payer, kind = _payer(spending.payer)
    return SpendingView(
        what=spending.what,
        payer=payer,
        payer_kind=kind,
        amount=in_period(spending.amount, spending.currency, spending.period),
        phases=spending.phases,
        stage=spending.stage,
        channel=channel_target(spending.channel) if spending.channel else None,
    )


def _payer(payer: Payer) -> tuple[Target, str]:
    if isinstance(payer, LinkedAccount):
        return account_target(payer), N_("account")
    if isinstance(payer, LinkedContent):
        return Target(payer.model.title, page=content_page(payer)), N_("content")
    if isinstance(payer, LinkedJourney):
        return Target(payer.name, page=map_page(payer)), N_("map")
    return program_target(payer), N_("program")
