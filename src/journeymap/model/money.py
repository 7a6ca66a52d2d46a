"""What may be written about money: sums with their currency, and what something costs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar

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

    stand_ins: ClassVar[Mapping[str, str]] = {"amount": "0", "currency": "EUR"}

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

    @classmethod
    def in_full(cls, text: str) -> str:
        what, amount, currency = _what_and_sum(text)
        own = "" if what and amount and currency else ", with what holds for yours"
        return f"Write {{what: {what or '…'}, amount: {amount or 5000}, currency: {currency or 'EUR'}}}{own}."


_MOST_WORDS = 12


def _what_and_sum(text: str) -> tuple[str | None, str | None, str | None]:
    """What is paid for, how much, and in which currency, of a cost as people note it: Trade show, 5k EUR."""
    words = text.split()
    for number in range(len(words) if len(words) <= _MOST_WORDS else 0):
        if said := sum_in(" ".join(words[number:])):
            return _plain(" ".join(words[:number]).rstrip(" :,;-–")), *said
    return _plain(text), None, None


def _plain(text: str) -> str | None:
    return text if re.fullmatch(r"[\w -]{1,60}", text) else None
