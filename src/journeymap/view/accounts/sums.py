"""Sums of money as pages show them."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.model.money import Cost, Value
from journeymap.view.money import sum_text


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum with its currency, and the time in which it is spent again."""

    text: str
    period: str | None = None


def sum_of(amount: float, currency: str | None, period: str | None = None) -> Sum:
    """Return a sum as people read it: 640,000 EUR."""
    return Sum(sum_text(amount, currency), period)


def written_sum(money: Value | Cost) -> Sum:
    """Return a sum as it is written."""
    return sum_of(money.amount, money.currency, money.period)
