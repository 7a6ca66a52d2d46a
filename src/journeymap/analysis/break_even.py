"""How likely it has to be that an account buys, for what it costs to come back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Literal

from journeymap.analysis.account_value import PERIODS_A_YEAR
from journeymap.analysis.costs import Costs
from journeymap.model.program import BreakEven as Counted
from journeymap.workspace import LinkedAccount, LinkedProgram

_YEAR = timedelta(days=365)

Undecided = Literal["no_cost", "spread_over_abm", "no_value", "brings_nothing", "other_currency"]
"""Why nothing can be said: nothing costs anything there; only what is spent on abm accounts does; nobody knows what it
is worth; that is nothing, or nothing of it is left; or costs and value are in different currencies.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakEven:
    """What an account costs held against what it brings, in the time that is counted."""

    cost: Decimal
    gain: Decimal
    """What is left of what it pays, if it buys."""
    currency: str
    margin: Decimal
    years: Decimal

    @property
    def needed(self) -> float:
        """The chance of winning at which the cost comes back; above 1, it never does."""
        return float(self.cost / self.gain)


def break_even(account: LinkedAccount, programs: Iterable[LinkedProgram], costs: Costs) -> BreakEven | Undecided:
    """Hold what an account costs against what it brings, in the way that the first of its programs says if any does."""
    programs = tuple(programs)
    cost, counted = costs.in_full(account, programs), _counted(programs)
    value, sums = account.model.value, cost.by_currency
    if not any(money.first_year for money in sums.values()):
        return "spread_over_abm" if cost.spared else "no_cost"
    if value is None:
        return "no_value"
    if sums.keys() != {value.currency}:
        return "other_currency"
    margin = Decimal(str(1 if counted.margin is None else counted.margin))
    years = Decimal(str((_YEAR if counted.horizon is None else counted.horizon) / _YEAR))
    gain = Decimal(str(value.amount)) * PERIODS_A_YEAR[value.period] * margin * years
    if not gain:
        return "brings_nothing"
    return BreakEven(
        cost=sums[value.currency].over(years), gain=gain, currency=value.currency, margin=margin, years=years
    )


def _counted(programs: Iterable[LinkedProgram]) -> Counted:
    said = (program.model.break_even for program in programs)
    return next((each for each in said if (each.margin, each.horizon) != (None, None)), Counted.unsaid())
