"""The figures of a program, and what stands out among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from journeymap.analysis import Analysis
from journeymap.analysis.coverage import Share
from journeymap.analysis.first_result import first_result
from journeymap.model.account import AccountDeal
from journeymap.model.base import shifted
from journeymap.model.vocabulary import DealKind, words_of
from journeymap.translatable import Plural, Quantity
from journeymap.view.links import account_target
from journeymap.view.money import sum_text
from journeymap.view.programs.account_cards import has_slipped
from journeymap.view.programs.committee_map import CommitteeMap
from journeymap.view.programs.due import Due
from journeymap.view.records import Target
from journeymap.workspace import LinkedAccount, LinkedProgram

_SPANS = (30, 90)
"""Over so many days moves are counted."""
_MOST_MATTERS = 3
"""More than three things do not stand out."""


@dataclass(frozen=True, slots=True)
class Moves:
    """How often accounts moved in the last days."""

    days: int
    forward: int
    back: int
    unknown: int
    """How many accounts came into their stage, and nobody has written from where."""


@dataclass(frozen=True, slots=True)
class OpenDeals:
    """The deals of one kind that are not decided yet, with what they would bring."""

    kind: str | None
    number: int
    sums: tuple[str, ...]
    """One for each currency."""
    without_amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a program looks like in numbers."""

    accounts: int
    universe: int | None
    """How many accounts of this kind there are; None where nobody knows."""
    share: int | None
    """The part of these that it works on, in percent."""
    moves: tuple[Moves, ...]
    """Empty where nobody has written since when any account is in its stage."""
    spoken_to: Share
    """How many of the roles with whom it is time to talk somebody has spoken to, over all accounts."""
    deals: tuple[OpenDeals, ...]
    """By kind: new business first. What is to be renewed is no new money, so nothing is added."""
    overdue: int
    to_do: int
    """How much is due within the next days, with what is overdue."""
    stuck: int


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that stands out, and at which accounts."""

    quantity: Quantity
    accounts: tuple[Target, ...]
    is_good: bool = False


def figures(program: LinkedProgram, analysis: Analysis, committees: CommitteeMap, due: Due) -> Figures:
    """Count what a program looks like today."""
    accounts, universe = program.accounts, program.model.universe
    return Figures(
        accounts=len(accounts),
        universe=universe,
        share=round(100 * len(accounts) / universe) if universe else None,
        moves=_moves(accounts, analysis),
        spoken_to=committees.spoken_to,
        deals=_open_deals(accounts),
        overdue=due.overdue,
        to_do=due.number,
        stuck=sum(map(analysis.clocks.is_stuck, accounts)),
    )


def _moves(accounts: Sequence[LinkedAccount], analysis: Analysis) -> tuple[Moves, ...]:
    of_accounts = [analysis.clocks.moves(account) for account in accounts]
    if not any(of_accounts) and not any(map(analysis.clocks.spell, accounts)):
        return ()
    moves = [move for each in of_accounts for move in each]
    came = [
        spell.since
        for account, each in zip(accounts, of_accounts, strict=True)
        if (spell := analysis.clocks.spell(account)) and all(move.day != spell.since for move in each)
    ]
    counted = []
    for days in _SPANS:
        since = shifted(analysis.today, -timedelta(days=days))
        recent = [move.is_back for move in moves if move.day >= since]
        unknown = sum(day >= since for day in came)
        counted.append(Moves(days, recent.count(False), recent.count(True), unknown))
    return tuple(counted)


def _open_deals(accounts: Iterable[LinkedAccount]) -> tuple[OpenDeals, ...]:
    deals = [(account, deal) for account in accounts for deal in account.model.deals if deal.outcome == "open"]
    by_kind = ((kind, [pair for pair in deals if pair[1].kind == kind]) for kind in (*words_of(DealKind), None))
    return tuple(_deals_of(kind, alike) for kind, alike in by_kind if alike)


def _deals_of(kind: str | None, deals: Sequence[tuple[LinkedAccount, AccountDeal]]) -> OpenDeals:
    amounts: dict[str, list[float]] = {}
    for account, deal in deals:
        currency = deal.currency or (account.model.value and account.model.value.currency)
        if deal.amount is not None and currency:
            amounts.setdefault(currency, []).append(deal.amount)
    totals = tuple(sum_text(sum(each), currency) for currency, each in amounts.items())
    return OpenDeals(kind, len(deals), totals, len(deals) - sum(map(len, amounts.values())))


_STANDS_OUT = (
    Plural("%(number)s account slipped back", "%(number)s accounts slipped back"),
    Plural(
        "%(number)s account has been in its stage for too long",
        "%(number)s accounts have been in their stage for too long",
    ),
    Plural(
        "%(number)s account waits for a team that has not answered in time",
        "%(number)s accounts wait for a team that has not answered in time",
    ),
    Plural(
        "%(number)s customer is late with its first result", "%(number)s customers are late with their first result"
    ),
    Plural(
        "at %(number)s account too few people have been spoken to for how far it is",
        "at %(number)s accounts too few people have been spoken to for how far they are",
    ),
    Plural("%(number)s account has heard nothing for too long", "%(number)s accounts have heard nothing for too long"),
    Plural("%(number)s account has no stage written", "%(number)s accounts have no stage written"),
)
_MOVED_ON = Plural(
    "%(number)s account moved on in the last 90 days, and none is stuck or slipped back",
    "%(number)s accounts moved on in the last 90 days, and none is stuck or slipped back",
)


def stands_out(program: LinkedProgram, analysis: Analysis) -> tuple[Matter, ...]:
    """Say what weighs most about a program; if nothing is wrong, how many of its accounts moved on."""
    clocks, today = analysis.clocks, analysis.today
    questions: tuple[Callable[[LinkedAccount], bool], ...] = (
        lambda account: has_slipped(account, analysis),
        clocks.is_stuck,
        lambda account: any(analysis.handoffs.overdue(account, today)),
        lambda account: account.is_customer and first_result(account, today).state == "late",
        lambda account: analysis.deals.narrow(account) is not None,
        clocks.is_cold,
        lambda account: analysis.pipelines.now(account) is None and account.model.approach != "mass",
    )
    found = []
    for phrase, holds in zip(_STANDS_OUT, questions, strict=True):
        accounts = [account for account in program.accounts if holds(account)]
        if accounts:
            found.append(_matter(accounts, phrase))
    if found:
        return tuple(found[:_MOST_MATTERS])
    moved = [account for account in program.accounts if _moved_on(account, analysis, shifted(today, -_QUARTER))]
    return (_matter(moved, _MOVED_ON, is_good=True),) if moved else ()


_QUARTER = timedelta(days=90)


def _moved_on(account: LinkedAccount, analysis: Analysis, since: date) -> bool:
    return any(move.day >= since and not move.is_back for move in analysis.clocks.moves(account))


def _matter(accounts: Sequence[LinkedAccount], phrase: Plural, *, is_good: bool = False) -> Matter:
    return Matter(Quantity(len(accounts), phrase), tuple(map(account_target, accounts)), is_good)
