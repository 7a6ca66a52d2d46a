"""What may be written about money: sums with their currency, and what something costs."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from journeymap.model import vocabulary
from journeymap.model.base import Name, Ref, Shape, Text, Written
from journeymap.model.numbers import Amount, sum_in

Currency = Annotated[
    Text,
    Field(pattern=r"^[A-Z]{3}$"),
    Shape("currency", r"^\s*[A-Z]{3}\s*$", "Write a code of three capital letters, such as EUR."),
]


class Value(Written):
    """What an account is expected to bring."""

    amount: Amount
    """The sum, in digits."""
    currency: Currency
    """The currency, such as EUR or USD; the same for every account."""
    period: vocabulary.Period = "year"
    """The time in which it is spent."""

    @classmethod
    def in_full(cls, text: str) -> str:
        amount, currency = sum_in(text) or (None, None)
        if amount is None:
            return "Write the sum and its currency, such as {amount: 420000, currency: EUR}."
        return f"Write {{amount: {amount}, currency: {currency or 'EUR'}}}{'' if currency else ', with your currency'}."


class Cost(Written):
    """What something costs."""

    what: Text
    """What is paid for."""
    amount: Amount
    """The sum, in digits."""
    currency: Currency
    """The currency, such as EUR or USD; the same everywhere."""
    period: vocabulary.Period | None = None
    """The time in which it is spent again; once when left out."""
    phase: vocabulary.Phase | None = None
    """The phase that it serves."""
    stage: Annotated[Name, Ref("stage")] | None = None
    """The stage that it serves, where a phase says too little."""
    channel: Annotated[Name, Ref("channel")] | None = None
    """The channel that it pays for."""
