"""Sums of money as pages show them. Sums in different currencies are never added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Money:
    """A sum with its currency, and the time in which it is paid again; without one it is paid once."""

    text: str
    period: str | None = None


def money(amount: float, currency: str, period: str | None = None) -> Money:
    """Return a sum as pages show it: 420,000 EUR."""
    return Money(f"{amount:,.2f}".removesuffix(".00") + f" {currency}", period)


def sums(amounts: Iterable[tuple[float, str]]) -> tuple[Money, ...]:
    """Add what is of one currency; the largest sum first."""
    totals: dict[str, float] = {}
    for amount, currency in amounts:
        totals[currency] = totals.get(currency, 0) + amount
    return tuple(money(total, currency) for currency, total in sorted(totals.items(), key=lambda pair: -pair[1]))
