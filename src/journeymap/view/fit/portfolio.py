"""Say how many accounts there are of each approach, and how many each person looks after."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap.analysis.account_value import FEWEST, AccountValues, yearly
from journeymap.analysis.capacity import capacity, most_abm, universe_of
from journeymap.model.vocabulary import Approach, Tier, words_of
from journeymap.translatable import N_, NumberText, Plural, Quantity, Sentence
from journeymap.view.links import program_target
from journeymap.view.money import share_text
from journeymap.view.records import Target
from journeymap.workspace import LinkedAccount, LinkedProgram

_ACCOUNTS = Plural("%(number)s account", "%(number)s accounts")
_MARKETERS = Plural("%(number)s marketer", "%(number)s marketers")
_SELLERS = Plural("%(number)s seller", "%(number)s sellers")


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioRow:
    """The accounts of one approach: those that are treated so, and those whose value and needs call for it."""

    approach: str | None
    """None for those that have none, and those of which nobody can tell."""
    declared: int
    declared_value: float | None
    """Their part of what all bring, from 0 to 1; None where it cannot be known."""
    computed: int
    computed_value: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """How attention is spread over accounts."""

    accounts: int
    without_value: int
    currencies: tuple[str, ...]
    universe: int | None
    """How many accounts of the kind there are."""
    rows: tuple[PortfolioRow, ...]
    says: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityView:
    """How many accounts of a program there are for each person."""

    id: str
    program: Target
    accounts: int
    tiers: tuple[tuple[str | None, int], ...]
    marketers: int | None
    sellers: int | None
    is_too_much: bool
    says: tuple[Sentence, ...]


def portfolio(accounts: Sequence[LinkedAccount], programs: Sequence[LinkedProgram], values: AccountValues) -> Portfolio:
    """Count accounts by approach."""
    worth = {account: (value.currency, yearly(value)) for account in accounts if (value := account.model.value)}
    currencies = tuple(dict.fromkeys(currency for currency, _ in worth.values()))
    declared = Counter[str | None](account.model.approach for account in accounts)
    recommended: dict[LinkedAccount, str | None] = {account: values.approach_of(account) for account in accounts}
    computed = Counter[str | None](recommended.values())
    sums_declared, sums_computed = defaultdict[str | None, float](float), defaultdict[str | None, float](float)
    for account, (_, amount) in worth.items():
        sums_declared[account.model.approach] += amount
        sums_computed[recommended[account]] += amount
    total = sum(amount for _, amount in worth.values()) if len(currencies) == 1 else 0
    known = [program for program in programs if universe_of(program)]
    universe = universe_of(known[0]) if len(programs) == len(known) == 1 else None
    return Portfolio(
        accounts=len(accounts),
        without_value=len(accounts) - len(worth),
        currencies=currencies,
        universe=universe,
        rows=tuple(
            PortfolioRow(
                approach=approach,
                declared=declared[approach],
                declared_value=sums_declared[approach] / total if total else None,
                computed=computed[approach],
                computed_value=sums_computed[approach] / total if total else None,
            )
            for approach in (*words_of(Approach), None)
            if approach or declared[approach] or computed[approach]
        ),
        says=tuple(_says(declared, len(accounts), universe)),
    )


def _says(declared: Counter[str | None], number: int, universe: int | None) -> Iterator[Sentence]:
    """Say whether attention is spread as it should be: few accounts are ABM, few mass, and most share a plan.

    How few says only the number of all accounts of the kind: a list may hold those that were chosen for ABM.
    """
    abm = Quantity(declared["abm"], Plural("%(number)s account is ABM", "%(number)s accounts are ABM"))
    if number and declared[None] == number:
        yield Sentence(N_("Nobody has written how any of these accounts is treated."))
        return
    if universe and declared["abm"]:
        percent = share_text(declared["abm"] / universe)
        values = (("abm", abm), ("percent", percent), ("universe", Quantity(universe, _ACCOUNTS)))
        if declared["abm"] <= most_abm(universe):
            yield Sentence(N_("%(abm)s, %(percent)s of the %(universe)s of the kind: few, as it should be."), values)
        else:
            yield Sentence(N_("%(abm)s, %(percent)s of the %(universe)s of the kind: more than a fifth."), values)
    elif 2 * declared["abm"] > number:
        of_list = (("abm", abm), ("of", NumberText(f"{number:,}")))
        yield Sentence(N_("%(abm)s, of %(of)s on the list: the list itself is the choice."), of_list)
        yield Sentence(
            N_("Write on the program how many accounts of the kind there are, and it shows whether they are few.")
        )
    if number < FEWEST:
        return
    if declared["mass"] > declared["targeted"]:
        yield Sentence(
            N_("More accounts get what everyone gets than share a plan: on a chosen list most are worth one.")
        )
    elif declared["abm"] < declared["targeted"]:
        yield Sentence(N_("Most accounts share a plan with others like them, as it should be."))


def capacity_view(program: LinkedProgram) -> CapacityView:
    """Say how many accounts of a program there are for each person."""
    counted = capacity(program)
    tiers = ((tier, counted.by_tier.get(tier, 0)) for tier in (*words_of(Tier), None))
    people = ((counted.marketers, _MARKETERS), (counted.sellers, _SELLERS))
    says = [_each(counted.accounts, number, plural) for number, plural in people if number]
    if not says:
        says.append(Sentence(N_("How many people work on it is not written.")))
    elif counted.marketers and counted.by_tier.get("one_to_one"):
        text = N_(
            "One marketer looks after about five accounts with a plan of their own "
            "(benchmark of ITSMA and the ABM Leadership Alliance, 2020)."
        )
        says.append(Sentence(text))
    return CapacityView(
        id=program.id,
        program=program_target(program),
        accounts=counted.accounts,
        tiers=tuple((tier, number) for tier, number in tiers if number),
        marketers=counted.marketers,
        sellers=counted.sellers,
        is_too_much=counted.is_too_much,
        says=tuple(says),
    )


def _each(accounts: int, people: int, plural: Plural) -> Sentence:
    both = (("accounts", Quantity(accounts, _ACCOUNTS)), ("people", Quantity(people, plural)))
    if accounts < people:
        return Sentence(N_("%(accounts)s for %(people)s: fewer than one each."), both)
    each = f"{accounts / people:.2g}" if accounts < 100 * people else f"{accounts / people:,.0f}"
    return Sentence(N_("%(accounts)s for %(people)s: %(each)s each."), (*both, ("each", NumberText(each))))
