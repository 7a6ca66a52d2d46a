"""Recommend ABM, targeted or mass treatment from an account's value and how unusual its needs are.

Value decides first: the most valuable accounts are a market of their own even when their needs are those of everyone.
Below that line, an account of little value with ordinary needs gets what everyone gets, and all others share plans with
accounts like them. The model behind this has no numbers; the thresholds are ours.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from math import inf, nextafter
from typing import Literal, NamedTuple

from journeymap.model.money import Value
from journeymap.model.program import ValueBands
from journeymap.model.vocabulary import Approach
from journeymap.workspace import LinkedAccount, Workspace

Unrated = Literal["no_value", "too_few", "other_currency"]
"""Why the value of an account cannot be judged: nobody has written it; too few others have one to rank it among; or the
bands of its program are in another currency.
"""
Difference = Literal["undeclared", "too_much", "last_by_choice", "too_little", "could_be_mass", "worth_more_than_mass"]
"""How the way an account is treated differs from what its value and needs recommend. `last_by_choice`: it is less
valuable than others on a list that is mostly abm, where somebody is always last, so its rank says nothing against it.
"""

HIGH = 80
"""From this value (0 to 100) an account is a market of its own, whatever its needs."""
LOW = 30
"""Below this value and this heterogeneity an account gets what everyone gets."""
_MIDDLE = 50
FEWEST = 5
"""A rank among fewer accounts means nothing."""
KEY_SHARE = 0.1
"""An account that brings more than this part of all is one on which much depends."""
PERIODS_A_YEAR = {"month": 12, "quarter": 4, "year": 1}


def approach(value: float | None, heterogeneity: float | None) -> Approach | None:
    """Recommend an approach from value and heterogeneity, both 0 to 100. None while the value is not known."""
    if value is None:
        return None
    if value >= HIGH:
        return "abm"
    if value < LOW and heterogeneity is not None and heterogeneity < LOW:
        return "mass"
    return "targeted"


class Rank(NamedTuple):
    """Which of how many accounts one is by its value, from the highest; equal ones share a place."""

    place: int
    of: int


def yearly(value: Value) -> float:
    """What an account brings in a year."""
    return value.amount * PERIODS_A_YEAR[value.period]


class AccountValues:
    """The value of every account from 0 to 100, and the approach that it recommends."""

    def __init__(self, workspace: Workspace) -> None:
        self._uses = workspace.uses
        self._amounts: dict[str, list[float]] = {}
        self._abm = Counter[str]()
        for account in workspace.accounts.values():
            if value := account.model.value:
                self._amounts.setdefault(value.currency, []).append(yearly(value))
                self._abm[value.currency] += account.is_abm
        for amounts in self._amounts.values():
            amounts.sort()
        self._sums = {currency: sum(amounts) for currency, amounts in self._amounts.items()}

    def approach_of(self, account: LinkedAccount) -> Approach | None:
        """Recommend an approach for an account; None while its value is not known."""
        return approach(self.of(account), account.model.heterogeneity)

    def share_of(self, account: LinkedAccount) -> float:
        """The part of what all accounts bring that an account does; 0 while too few are known."""
        value = account.model.value
        if value is None or len(self._amounts[value.currency]) < FEWEST:
            return 0.0
        total = self._sums[value.currency]
        return yearly(value) / total if total else 0.0

    def is_key(self, account: LinkedAccount) -> bool:
        """Whether much depends on an account: more than a tenth of what all bring."""
        return self.share_of(account) > KEY_SHARE

    def is_misfit(self, account: LinkedAccount) -> bool:
        """Whether an abm account is worth less attention. A rank says so only of one in the lower half of a list on
        which few are abm: somebody is last on a list of the most valuable accounts, too.
        """
        value, rating = account.model.value, self.of(account)
        if not account.is_abm or value is None or rating is None or self.approach_of(account) == "abm":
            return False
        if self.bands_of(account):
            return True
        return 2 * self._abm[value.currency] < len(self._amounts[value.currency]) and rating < _MIDDLE

    def difference(self, account: LinkedAccount) -> Difference | None:
        """How an account is treated otherwise than its value and needs recommend; None where that is as it should be,
        or nobody can tell.
        """
        declared, recommended = account.model.approach, self.approach_of(account)
        if recommended is None or declared == recommended:
            return None
        if declared is None:
            return "undeclared"
        if declared == "abm":
            return "too_much" if self.is_misfit(account) else "last_by_choice"
        if recommended == "abm":
            return "too_little"
        return "could_be_mass" if recommended == "mass" else "worth_more_than_mass"

    def of(self, account: LinkedAccount) -> float | None:
        """Rate an account by the bands of its program, else by its rank among all accounts; None if unknown."""
        value = account.model.value
        if value is None:
            return None
        if bands := self.bands_of(account):
            return _banded(yearly(value), bands) if bands.currency == value.currency else None
        return self._percentile(yearly(value), self._amounts[value.currency])

    def unrated(self, account: LinkedAccount) -> Unrated | None:
        """Why the value of an account cannot be judged; None where it can."""
        if account.model.value is None:
            return "no_value"
        if self.of(account) is not None:
            return None
        return "other_currency" if self.bands_of(account) else "too_few"

    def bands_of(self, account: LinkedAccount) -> ValueBands | None:
        """The sums by which the first of its programs that has any judges an account."""
        bands = (program.model.value_bands for program in self._uses.account_programs[account])
        return next(filter(None, bands), None)

    def number_in(self, currency: str) -> int:
        """How many accounts have a value in a currency."""
        return len(self._amounts.get(currency, ()))

    def rank_of(self, account: LinkedAccount) -> Rank | None:
        """Which of all accounts one is by its value, among those in its currency; None while that is not known. Among
        few it says nothing.
        """
        value = account.model.value
        if value is None:
            return None
        amounts = self._amounts[value.currency]
        return Rank(1 + len(amounts) - bisect_right(amounts, yearly(value)), len(amounts))

    def _percentile(self, amount: float, amounts: list[float]) -> float | None:
        """The percentage of amounts below this one; equal amounts count half."""
        if len(amounts) < FEWEST:
            return None
        below = bisect_left(amounts, amount)
        equal = bisect_right(amounts, amount) - below
        return 100 * (below + equal / 2) / len(amounts)


def _banded(amount: float, bands: ValueBands) -> float:
    """Rate a sum by bands: up to `LOW` in the lowest, from `HIGH` on in the highest, and evenly in between."""
    if amount >= bands.high:
        return 100 - (100 - HIGH) * bands.high / amount if amount else 100.0
    if amount < bands.low:
        return min(LOW * amount / bands.low, _below(LOW))
    return min(LOW + (HIGH - LOW) * (amount - bands.low) / (bands.high - bands.low), _below(HIGH))


def _below(number: float) -> float:
    """The largest number below another."""
    return nextafter(number, -inf)
