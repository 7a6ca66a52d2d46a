"""An account comes in; how much of a market of its own it is goes out, from what it brings and how its needs differ.

What it brings decides first: the most valuable accounts are a market of their own even when their needs are those of
everyone. Below that line, an account of little value with ordinary needs gets what everyone gets, and all others share
plans with accounts like them. The drawing behind it has no numbers; those here are ours.
"""

from __future__ import annotations

from journeymap.model.account import Value
from journeymap.model.vocabulary import Approach
from journeymap.workspace import LinkedAccount

HIGH = 80
"""From this value (0 to 100) an account is a market of its own, whatever its needs."""
LOW = 30
"""Below this value and this heterogeneity it gets what everyone gets."""
FEWEST = 5
"""Ranks among fewer accounts say nothing."""
_A_YEAR = {"month": 12, "quarter": 4, "year": 1}


def approach(value: float | None, heterogeneity: float | None) -> Approach | None:
    """What value and heterogeneity, both 0 to 100, add up to. None where the value is not known."""
    if value is None:
        return None
    if value >= HIGH:
        return "abm"
    if value < LOW and heterogeneity is not None and heterogeneity < LOW:
        return "mass"
    return "targeted"


def computed(account: LinkedAccount) -> Approach | None:
    """The approach that an account's value and needs add up to."""
    return approach(value_of(account), account.model.heterogeneity)


def value_of(account: LinkedAccount) -> float | None:
    """Its value from 0 to 100: by the bands of its program, else its rank among all accounts; None if unknown."""
    value = account.model.value
    if value is None:
        return None
    amount = yearly(value)
    for program in account.programs:
        bands = program.model.value_bands
        if bands:
            if bands.currency != value.currency:
                return None
            return 100.0 if amount >= bands.high else 0.0 if amount < bands.low else 50.0
    others = (one.model.value for one in account.workspace.accounts.values())
    amounts = [yearly(one) for one in others if one and one.currency == value.currency]
    if len(amounts) < FEWEST:
        return None
    below, equal = sum(one < amount for one in amounts), sum(one == amount for one in amounts)
    return 100 * (below + equal / 2) / len(amounts)


def yearly(value: Value) -> float:
    """What it brings in a year."""
    return value.amount * _A_YEAR[value.period]
