"""Say what an account costs, and how likely it has to be to buy for that to come back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from journeymap.analysis import Analysis
from journeymap.analysis.break_even import BreakEven, Undecided, break_even
from journeymap.analysis.costs import Money, ProgramShare, bills
from journeymap.translatable import N_, Plural, Quantity, Sentence
from journeymap.view.links import program_target
from journeymap.view.money import money_text, share_text, sum_text
from journeymap.view.records import Target
from journeymap.workspace import LinkedAccount, LinkedProgram

Verdict = Literal["pays", "only_if_better", "never"]
"""At the usual rate of winning; only if the program wins more often than that; not even if it always won."""
_YEARS = Plural("%(number)s year", "%(number)s years")
_UNDECIDED: dict[Undecided, str] = {
    "no_cost": N_("What it costs is not known: neither it nor its program has any costs written."),
    "spread_over_abm": N_("Nothing is spent on it alone: what the program costs is spread over its ABM accounts."),
    "no_value": N_("Nobody has written what it could bring, so nothing can be held against its cost."),
    "brings_nothing": N_("By what is written nothing is left of what it brings, so no chance is high enough."),
    "other_currency": N_("Its cost and its value are in different currencies, which cannot be compared."),
}


_ASSUMED = {
    True: N_(
        "Assumed: what a program costs is spent evenly on its ABM accounts. Of the others only what is spent on them "
        "alone is counted."
    ),
    False: N_("Assumed: what a program costs is spent evenly on all its accounts."),
}


@dataclass(frozen=True, slots=True)
class CurrencyCost:
    """What is paid in one currency."""

    currency: str
    yearly: float
    once: float


@dataclass(frozen=True, slots=True)
class ShareView:
    """An account's part of what a program costs."""

    id: str
    program: Target
    amounts: tuple[Sentence, ...]
    spread: Quantity
    """Over how many accounts the costs are spread evenly."""
    is_over_abm: bool
    """Whether these are its ABM accounts alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CostView:
    """What an account costs: all of it, what is spent on it alone, and its parts of what its programs cost."""

    total: tuple[Sentence, ...]
    own: tuple[Sentence, ...]
    shares: tuple[ShareView, ...]
    sums: tuple[CurrencyCost, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaysOff:
    """Whether what an account costs comes back."""

    needed: float | None = None
    """The chance of winning from which on it does; above 1, it never does."""
    reason: Undecided | None = None
    """Why nobody can tell."""
    verdict: Verdict | None = None
    says: tuple[Sentence, ...]
    cost: float | None = None
    gain: float | None = None
    currency: str | None = None
    margin: float | None = None
    years: float | None = None
    baseline: float | None = None
    """The share of deals that are won without the program."""

    @property
    def percent(self) -> str | None:
        """The chance as people read it."""
        return None if self.needed is None else share_text(self.needed)


def cost_view(account: LinkedAccount, programs: Sequence[LinkedProgram], analysis: Analysis) -> CostView:
    """Return what an account costs, with its parts of what some programs cost."""
    cost = analysis.costs.in_full(account, programs)
    sums = {currency: money for currency, money in cost.by_currency.items() if money.first_year}
    own = [(bill.total, bill.currency) for bill in bills(cost.own)]
    return CostView(
        total=_texts((money, currency) for currency, money in sums.items()),
        own=_texts(own),
        shares=tuple(map(_share, cost.shares)),
        sums=tuple(CurrencyCost(it, float(money.yearly), float(money.once)) for it, money in sums.items()),
    )


def _texts(sums: Iterable[tuple[Money, str]]) -> tuple[Sentence, ...]:
    return tuple(text for money, currency in sums for text in money_text(money, currency))


def _share(share: ProgramShare) -> ShareView:
    over_abm = Plural("spread evenly over %(number)s ABM account", "spread evenly over %(number)s ABM accounts")
    over_all = Plural("spread evenly over %(number)s account", "spread evenly over %(number)s accounts")
    return ShareView(
        id=share.program.id,
        program=program_target(share.program),
        amounts=money_text(share.money, share.currency),
        spread=Quantity(share.among, over_abm if share.is_over_abm else over_all),
        is_over_abm=share.is_over_abm,
    )


def assumption(costs: Iterable[CostView]) -> Sentence | None:
    """Say how what programs cost is shared among accounts, where any of it is."""
    shares = [share.is_over_abm for cost in costs for share in cost.shares]
    return Sentence(_ASSUMED[any(shares)]) if shares else None


def pays_off(account: LinkedAccount, programs: Sequence[LinkedProgram], analysis: Analysis) -> PaysOff:
    """Say whether what an account costs comes back."""
    result = break_even(account, programs, analysis.costs)
    if not isinstance(result, BreakEven):
        return PaysOff(reason=result, says=(Sentence(_UNDECIDED[result]),))
    rates = (program.model.baseline.win_rate for program in programs)
    baseline = None if account.is_customer else next((rate for rate in rates if rate is not None), None)
    verdict = _verdict(result, baseline)
    return PaysOff(
        needed=result.needed,
        verdict=verdict,
        says=(*_needed(result, verdict, baseline, is_customer=account.is_customer), _counted(result)),
        cost=float(result.cost),
        gain=float(result.gain),
        currency=result.currency,
        margin=float(result.margin),
        years=float(result.years),
        baseline=baseline,
    )


def _verdict(result: BreakEven, baseline: float | None) -> Verdict | None:
    if result.needed > 1:
        return "never"
    if baseline is None:
        return None
    return "pays" if result.needed <= baseline else "only_if_better"


def _needed(
    result: BreakEven, verdict: Verdict | None, baseline: float | None, *, is_customer: bool
) -> Iterator[Sentence]:
    if verdict == "never":
        text = N_("It does not pay even if it stays.") if is_customer else N_("It does not pay even if you win it.")
        yield Sentence(text)
        return
    chance = (("chance", share_text(result.needed)),)
    if is_customer:
        yield Sentence(N_("It pays if the chance that it stays is at least %(chance)s."), chance)
        return
    yield Sentence(N_("It pays if the chance of winning it is at least %(chance)s."), chance)
    if baseline is not None:
        yield Sentence(N_("Before the program %(rate)s of the deals were won."), (("rate", share_text(baseline)),))


def _counted(result: BreakEven) -> Sentence:
    text = N_(
        "Counted: a cost of %(cost)s against %(gain)s that is left to you in %(time)s, at a margin of %(margin)s."
    )
    return Sentence(
        text,
        (
            ("cost", sum_text(result.cost, result.currency)),
            ("gain", sum_text(result.gain, result.currency)),
            ("time", Quantity(float(result.years), _YEARS)),
            ("margin", share_text(float(result.margin))),
        ),
    )
