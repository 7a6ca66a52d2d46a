"""Say account by account which approach fits and why, what that costs, and how many there are of each.

Sentences are for the people who decide: each says what stands behind it. What cannot be known is said with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from journeymap.analysis import Analysis
from journeymap.analysis.account_value import FEWEST, HIGH, LOW, Difference, Rank, Unrated, yearly
from journeymap.model.money import Value
from journeymap.model.program import ValueBands
from journeymap.model.vocabulary import Approach
from journeymap.translatable import N_, NumberText, Plural, Quantity, Sentence
from journeymap.view.fit.economics import CostView, PaysOff, assumption, cost_view, pays_off
from journeymap.view.fit.portfolio import CapacityView, Portfolio, capacity_view, portfolio
from journeymap.view.links import account_target
from journeymap.view.money import in_period, sum_text
from journeymap.view.records import Target
from journeymap.workspace import LinkedAccount, LinkedProgram

_QUESTIONS = {
    "value_creation": N_("value creation"),
    "economics": N_("economics"),
    "access": N_("access"),
    "propensity": N_("propensity"),
}
"""The four questions about the fit of an account, with their labels."""
_SPEAKS_AGAINST = {
    "value_creation": N_("You can do nothing for it that it would notice."),
    "economics": N_("It is not worth the effort."),
    "access": N_("You cannot reach the people who decide."),
    "propensity": N_("It is not likely to buy."),
}
_ACTS: dict[Difference, str] = {
    "undeclared": N_("Agree with sales how you treat it, and write that as its approach."),
    "too_much": N_("Let it share a plan with accounts like it; or correct its value, if you expect more."),
    "last_by_choice": N_(
        "Leave it, if you chose it on purpose: its rank alone is nothing against it. "
        "Value bands on the program would tell."
    ),
    "too_little": N_("Ask sales whether two people could make a plan for it alone; if so, treat it as ABM."),
    "could_be_mass": N_("Let it have what everyone gets, and give its place to another."),
    "worth_more_than_mass": N_("Let it share a plan with accounts like it."),
}
_UNRATED_ACTS: dict[Unrated, str | None] = {
    "no_value": N_("Ask sales what it could bring in a year, even roughly, and write that as its value."),
    "too_few": None,
    "other_currency": N_("Write its value in the currency of the value bands."),
}
"""What to do at an account whose value cannot be judged. For too few accounts, it is said once for all of them."""


@dataclass(frozen=True, slots=True)
class FitAnswerView:
    """The answer to one of the four questions: yes, no or unknown."""

    question: str
    answer: str
    why: str | None
    speaks_against: str | None
    """What a no says about a target account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountFit:
    """How an account is treated, and what its value and needs call for."""

    number: int
    """Under which it stands in the list and in the picture."""
    id: str
    account: Target
    relationship: str
    tier: str | None
    declared: Approach | None
    computed: Approach | None
    is_needs_unknown: bool
    """Whether the approach might be another one if somebody knew its needs."""
    difference: Difference | None
    why: tuple[Sentence, ...]
    act: str | None
    """What to do where it is treated otherwise than its value and needs call for, or where nobody can tell."""
    value: Sentence | None
    amount: float | None
    """What it brings in a year."""
    currency: str | None
    rating: float | None
    """Its value from 0 to 100: from 80 on a market of its own."""
    rank: Rank | None
    needs: float | None
    """How far they differ from those of others, from 0 to 100."""
    answers: tuple[FitAnswerView, ...]
    cost: CostView
    pays_off: PaysOff

    @property
    def name(self) -> str:
        """What it is called."""
        return self.account.text

    @property
    def contradictions(self) -> tuple[FitAnswerView, ...]:
        """The answers that speak against treating it as a target."""
        return tuple(answer for answer in self.answers if answer.speaks_against)

    @property
    def is_to_change(self) -> bool:
        """Whether there is something to do about the way it is treated."""
        return self.difference not in (None, "last_by_choice") or bool(self.contradictions)


@dataclass(frozen=True, kw_only=True)
class FitReport:
    """The accounts of a program or of a workspace, and how they are treated."""

    title: str
    program: str | None
    """The id of the program, where it is about one."""
    basis: tuple[Sentence, ...]
    """By what the value of accounts is judged, and what would make that better."""
    accounts: tuple[AccountFit, ...]
    """The most valuable first."""
    portfolio: Portfolio
    capacities: tuple[CapacityView, ...]

    @cached_property
    def has_costs(self) -> bool:
        """Whether anything is known of what any of the accounts costs."""
        return any(account.pays_off.reason != "no_cost" for account in self.accounts)

    @cached_property
    def assumption(self) -> Sentence | None:
        """How what programs cost is shared among the accounts."""
        return assumption(account.cost for account in self.accounts)

    @cached_property
    def to_change(self) -> tuple[AccountFit, ...]:
        """The accounts about which there is something to do."""
        return tuple(account for account in self.accounts if account.is_to_change)

    @cached_property
    def undecided(self) -> tuple[AccountFit, ...]:
        """The accounts of which nobody can tell how to treat them."""
        return tuple(account for account in self.accounts if account.computed is None)

    @cached_property
    def unplaced(self) -> tuple[AccountFit, ...]:
        """The accounts that have no place in the picture, since their value or their needs are not known."""
        return tuple(account for account in self.accounts if account.rating is None or account.needs is None)


def fit_report(
    accounts: Iterable[LinkedAccount], analysis: Analysis, program: LinkedProgram | None = None
) -> FitReport:
    """Report on accounts, whatever programs they are in; with a program, on those of them that are in it."""
    if program:
        own = frozenset(program.accounts)
        accounts = [account for account in accounts if account in own]
        programs = [program]
    else:
        accounts = list(accounts)
        programs = list(dict.fromkeys(it for account in accounts for it in analysis.uses.account_programs[account]))
    values = analysis.account_values
    ordered = sorted(accounts, key=lambda account: (-_or_none(values.of(account)), -_yearly(account), account.name))
    return FitReport(
        title=program.model.name if program else analysis.workspace.title,
        program=program.id if program else None,
        basis=tuple(_basis(accounts, analysis)),
        accounts=tuple(
            _account_fit(number, account, programs, analysis) for number, account in enumerate(ordered, start=1)
        ),
        portfolio=portfolio(accounts, programs, values),
        capacities=tuple(capacity_view(each) for each in programs if each.accounts),
    )


def _or_none(rating: float | None) -> float:
    """A rating for sorting: what is not known comes last."""
    return -1.0 if rating is None else rating


def _yearly(account: LinkedAccount) -> float:
    return yearly(account.model.value) if account.model.value else -1.0


def _account_fit(
    number: int, account: LinkedAccount, programs: Sequence[LinkedProgram], analysis: Analysis
) -> AccountFit:
    model, values = account.model, analysis.account_values
    computed, value = values.approach_of(account), model.value
    difference, unrated = values.difference(account), values.unrated(account)
    own = [program for program in analysis.uses.account_programs[account] if program in programs]
    return AccountFit(
        number=number,
        id=account.id,
        account=account_target(account),
        relationship=model.relationship,
        tier=model.tier,
        declared=model.approach,
        computed=computed,
        is_needs_unknown=computed == "targeted" and model.heterogeneity is None,
        difference=difference,
        why=_why(account, computed, analysis),
        act=_ACTS[difference] if difference else _UNRATED_ACTS[unrated] if unrated else None,
        value=in_period(value.amount, value.currency, value.period) if value else None,
        amount=yearly(value) if value else None,
        currency=value.currency if value else None,
        rating=values.of(account),
        rank=values.rank_of(account),
        needs=model.heterogeneity,
        answers=tuple(_answer(question, account, analysis) for question in _QUESTIONS),
        cost=cost_view(account, own, analysis),
        pays_off=pays_off(account, own, analysis),
    )


def _answer(question: str, account: LinkedAccount, analysis: Analysis) -> FitAnswerView:
    written = getattr(account.model.fit, question)
    answer = written.answer if written else "unknown"
    against = _SPEAKS_AGAINST[question] if answer == "no" and analysis.buying_groups.is_target(account) else None
    return FitAnswerView(question, answer, written.why if written else None, against)


def _why(account: LinkedAccount, computed: Approach | None, analysis: Analysis) -> tuple[Sentence, ...]:
    """Say why an approach fits, or why nobody can tell which one does."""
    values, value = analysis.account_values, account.model.value
    unrated = values.unrated(account)
    if unrated or value is None:
        return (_undecided(unrated, value, analysis, account),)
    bands, rating = values.bands_of(account), values.of(account) or 0
    where = _in_bands(rating, bands) if bands else _ranked(values.rank_of(account))
    return tuple(filter(None, (where, Sentence(_judgement(computed, rating, account.model.heterogeneity)))))


def _undecided(unrated: Unrated | None, value: Value | None, analysis: Analysis, account: LinkedAccount) -> Sentence:
    bands = analysis.account_values.bands_of(account)
    if unrated == "other_currency" and value and bands:
        currencies = (("value", value.currency), ("bands", bands.currency))
        return Sentence(
            N_("Its value is in %(value)s and the value bands are in %(bands)s: they cannot be compared."), currencies
        )
    rank = analysis.account_values.rank_of(account)
    if rank and rank.of == 1:
        return Sentence(N_("No other account has a value with which its own could be compared."))
    if rank:
        text = N_("It is number %(place)s of %(of)s by what they bring in a year; among so few that says nothing.")
        return Sentence(text, (("place", str(rank.place)), ("of", str(rank.of))))
    return Sentence(N_("Nobody has written what it could bring in a year."))


def _too_few(number: int, currency: str) -> Sentence:
    with_value = Quantity(number, Plural("%(number)s account", "%(number)s accounts"))
    text = N_("Only %(accounts)s with a value in %(currency)s: among fewer than five, a rank says nothing.")
    return Sentence(text, (("accounts", with_value), ("currency", currency)))


def _in_bands(rating: float, bands: ValueBands) -> Sentence:
    sums = (("low", sum_text(bands.low, bands.currency)), ("high", sum_text(bands.high, bands.currency)))
    if rating >= HIGH:
        return Sentence(N_("It brings %(high)s a year or more."), sums)
    if rating < LOW:
        return Sentence(N_("It brings less than %(low)s a year."), sums)
    return Sentence(N_("It brings between %(low)s and %(high)s a year."), sums)


def _ranked(rank: Rank | None) -> Sentence | None:
    if rank is None:
        return None
    text = N_("It is number %(place)s of %(of)s by what they bring in a year.")
    return Sentence(text, (("place", NumberText(f"{rank.place:,}")), ("of", NumberText(f"{rank.of:,}"))))


def _judgement(computed: Approach | None, rating: float, needs: float | None) -> str:
    if computed == "abm":
        return N_("That makes it a market of its own, whatever it needs.")
    if computed == "mass":
        return N_("That is little, and it needs what everyone needs.")
    if rating >= LOW:
        return N_("That is worth a plan which it shares with accounts like it.")
    if needs is None:
        return N_("That is little, but nobody has said how far its needs differ from those of others.")
    return N_("That is little, but it needs what others do not: what everyone gets would pass it by.")


def _basis(accounts: Sequence[LinkedAccount], analysis: Analysis) -> Iterator[Sentence]:
    """Say by what the value of accounts is judged."""
    values = analysis.account_values
    valued = [(account, account.model.value) for account in accounts if account.model.value]
    if accounts and not valued:
        yield Sentence(N_("Nobody has written what any of these accounts could bring in a year."))
    bands = dict.fromkeys(found for account, _ in valued if (found := values.bands_of(account)))
    for found in bands:
        text = N_(
            "By value bands: ABM from %(high)s a year on; mass below %(low)s, if the needs are those of everyone."
        )
        low, high = sum_text(found.low, found.currency), sum_text(found.high, found.currency)
        yield Sentence(text, (("high", high), ("low", low)))
    ranked = dict.fromkeys(value.currency for account, value in valued if not values.bands_of(account))
    for currency in ranked:
        number = values.number_in(currency)
        if number < FEWEST:
            yield _too_few(number, currency)
        else:
            among = Quantity(number, Plural("%(number)s account", "%(number)s accounts"))
            text = N_("By rank among %(accounts)s with a value in %(currency)s: the most valuable fifth is ABM.")
            yield Sentence(text, (("accounts", among), ("currency", currency)))
    if ranked:
        yield Sentence(N_("Agree with sales from what sum on an account is valuable: value bands say more than ranks."))
