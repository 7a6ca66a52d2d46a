"""The figures of a program, and what stands out among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from journeymap.analysis import Analysis
from journeymap.analysis.coverage import Share
from journeymap.analysis.first_result import first_result
from journeymap.model.base import shifted
from journeymap.translatable import Plural, Quantity
from journeymap.view.gaps.accounts import AccountGaps
from journeymap.view.links import account_target
from journeymap.view.money import sum_text
from journeymap.view.programs.account_cards import has_slipped
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
    """The deals that are not decided yet, with what they would bring."""

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
    """How many of the required roles of all accounts somebody has spoken to."""
    deals: OpenDeals | None
    """None where no deal is written at any account."""
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


def figures(program: LinkedProgram, analysis: Analysis, gaps: Mapping[str, AccountGaps], due: Due) -> Figures:
    """Count what a program looks like today."""
    accounts, universe = program.accounts, program.model.universe
    about = [gaps[account.id] for account in accounts if account.id in gaps]
    return Figures(
        accounts=len(accounts),
        universe=universe,
        share=round(100 * len(accounts) / universe) if universe else None,
        moves=_moves(accounts, analysis),
        spoken_to=Share.of_answers(role.spoken_to for account in about for role in account.roles),
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
        recent = [move.is_back for move in moves if move.day > since]
        unknown = sum(day > since for day in came)
        counted.append(Moves(days, recent.count(False), recent.count(True), unknown))
    return tuple(counted)


def _open_deals(accounts: Iterable[LinkedAccount]) -> OpenDeals | None:
    deals = [(account, deal) for account in accounts for deal in account.model.deals]
    if not deals:
        return None
    amounts: dict[str, list[float]] = {}
    open_ = [(account, deal) for account, deal in deals if deal.outcome == "open"]
    for account, deal in open_:
        currency = deal.currency or (account.model.value and account.model.value.currency)
        if deal.amount is not None and currency:
            amounts.setdefault(currency, []).append(deal.amount)
    known = sum(map(len, amounts.values()))
    totals = tuple(sum_text(sum(each), currency) for currency, each in amounts.items())
    return OpenDeals(len(open_), totals, len(open_) - known)


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
    return any(move.day > since and not move.is_back for move in analysis.clocks.moves(account))


def _matter(accounts: Sequence[LinkedAccount], phrase: Plural, *, is_good: bool = False) -> Matter:
    return Matter(Quantity(len(accounts), phrase), tuple(map(account_target, accounts)), is_good)
