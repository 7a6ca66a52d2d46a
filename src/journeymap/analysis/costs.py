"""What the work costs: in a year and once, by phase, before and after the sale; and what a single account costs.

Sums in several currencies are never added. What is paid again and again is counted for a year; what is paid once is
kept apart from it, and counts whole in the first year. Where a sum serves several phases, each has an equal part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from journeymap.analysis.account_value import PERIODS_A_YEAR
from journeymap.analysis.content import Shelves, cost_of
from journeymap.analysis.pipeline import Pipelines, PipelineStage
from journeymap.model.money import Cost
from journeymap.model.vocabulary import AFTER_SALE, BEFORE_SALE, Period, Phase, words_of
from journeymap.workspace import (
    LinkedAccount,
    LinkedChannel,
    LinkedContent,
    LinkedJourney,
    LinkedProgram,
    LinkedStage,
    Workspace,
)

Payer = LinkedProgram | LinkedJourney | LinkedAccount | LinkedContent
"""What something is paid for: a program as a whole, a map, one account, or a piece of content."""


@dataclass(frozen=True, slots=True)
class Money:
    """What is paid in a year, and what is paid once."""

    yearly: Decimal = Decimal()
    once: Decimal = Decimal()

    @property
    def first_year(self) -> Decimal:
        """What is paid in the first year: what is paid once counts whole."""
        return self.over(Decimal(1))

    def over(self, years: Decimal) -> Decimal:
        """What is paid in so many years."""
        return self.yearly * years + self.once

    def part(self, of: int) -> Money:
        """One of so many equal parts."""
        return Money(self.yearly / of, self.once / of)

    def __add__(self, other: Money) -> Money:
        return Money(self.yearly + other.yearly, self.once + other.once)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """Something that is paid for."""

    what: str
    payer: Payer
    amount: Decimal
    currency: str
    period: Period | None = None
    """The time in which it is paid again; None for once."""
    phases: tuple[str, ...]
    """The phases that it serves, each with an equal part; none where nobody has said so."""
    stage: str | None = None
    """The name of the stage that it serves, where one is named."""
    channel: LinkedChannel | None = None

    @property
    def money(self) -> Money:
        if self.period is None:
            return Money(once=self.amount)
        return Money(yearly=self.amount * PERIODS_A_YEAR[self.period])


@dataclass(frozen=True)
class Bill:
    """What is spent in one currency."""

    currency: str
    spendings: tuple[Spending, ...]

    @cached_property
    def total(self) -> Money:
        return _sum(spending.money for spending in self.spendings)

    @cached_property
    def by_phase(self) -> Mapping[str, Money]:
        """What goes to each phase that gets anything, in the order of the phases."""
        sums = dict.fromkeys(words_of(Phase), Money())
        for spending in self.spendings:
            for phase in spending.phases:
                sums[phase] += spending.money.part(len(spending.phases))
        return {phase: money for phase, money in sums.items() if money.first_year}

    @cached_property
    def unsaid(self) -> Money:
        """What goes to no phase that anybody has named."""
        return _sum(spending.money for spending in self.spendings if not spending.phases)

    @property
    def before(self) -> Money:
        """What goes to the time before the sale."""
        return self._within(BEFORE_SALE)

    @property
    def after(self) -> Money:
        """What goes to the time after the sale."""
        return self._within(AFTER_SALE)

    def _within(self, phases: frozenset[str]) -> Money:
        return _sum(money for phase, money in self.by_phase.items() if phase in phases)

    @property
    def share_after(self) -> float | None:
        """The part of the first year's money that goes to the time after the sale, of what is said to serve a phase;
        None if nothing is.
        """
        before, after = self.before.first_year, self.after.first_year
        return float(after / (before + after)) if before + after else None


def _sum(sums: Iterable[Money]) -> Money:
    return sum(sums, Money())


def bills(spendings: Iterable[Spending]) -> tuple[Bill, ...]:
    """Return a bill for each currency, in the order in which they come."""
    by_currency: dict[str, list[Spending]] = {}
    for spending in spendings:
        by_currency.setdefault(spending.currency, []).append(spending)
    return tuple(Bill(currency, tuple(paid)) for currency, paid in by_currency.items())


@dataclass(frozen=True, slots=True)
class ProgramShare:
    """An account's part of what a program costs."""

    program: LinkedProgram
    currency: str
    money: Money
    among: int
    """Over how many accounts the costs are spread evenly: those that are abm, or all if none is."""
    is_over_abm: bool


@dataclass(frozen=True, slots=True)
class AccountCost:
    """What one account costs: what is spent on it alone, and its part of what its programs cost."""

    own: tuple[Spending, ...]
    shares: tuple[ProgramShare, ...]
    spared: tuple[LinkedProgram, ...] = ()
    """Its programs whose costs are spread over accounts that are abm, which it is not."""

    @property
    def by_currency(self) -> dict[str, Money]:
        """All of it, by currency."""
        sums: dict[str, Money] = {}
        parts = ((part.currency, part.money) for parts in (self.own, self.shares) for part in parts)
        for currency, money in parts:
            sums[currency] = sums.get(currency, Money()) + money
        return sums


class Costs:
    """What every program, map and account costs."""

    def __init__(self, workspace: Workspace, pipelines: Pipelines, shelves: Shelves) -> None:
        self._uses = workspace.uses
        self._channels = workspace.channels
        self._pipelines = pipelines
        self._shelves = shelves
        self._of_accounts: dict[LinkedAccount, tuple[Spending, ...]] = {}
        self._of_programs: dict[LinkedProgram, tuple[Spending, ...]] = {}
        self._sharing: dict[LinkedProgram, frozenset[LinkedAccount]] = {}

    def of_program(self, program: LinkedProgram) -> tuple[Bill, ...]:
        """What a program costs with all its accounts: its own costs and theirs, the maps that they follow, and the
        content that is made for them or for everybody.
        """
        return bills(self._with_accounts(program))

    def _with_accounts(self, program: LinkedProgram) -> Iterator[Spending]:
        yield from self._of_program_alone(program)
        accounts = dict.fromkeys(program.accounts)
        for account in accounts:
            yield from self._of_account_alone(account)
        followed = dict.fromkeys(filter(None, map(self._pipelines.map_of, accounts)))
        for shared in {below: None for journey in followed for below in journey.lineage if below.account is None}:
            yield from self._of_map_alone(shared)
        if program.accounts:
            yield from self._of_content(self._shelves.made_for(None))

    def of_account(self, account: LinkedAccount) -> tuple[Bill, ...]:
        """What is spent on an account alone: its costs, the map and the content that are made for it."""
        return bills(self._of_account_alone(account))

    def of_map(self, journey: LinkedJourney) -> tuple[Bill, ...]:
        """What a map says that it costs; what it takes over from the map that it extends counts there."""
        return bills(self._of_map_alone(journey))

    def in_full(self, account: LinkedAccount, programs: Iterable[LinkedProgram] | None = None) -> AccountCost:
        """What an account costs with its part of what its programs cost; of some of its programs, where they are given.

        A program's own costs are spread evenly over its accounts that are abm, whom it is made for; over all its
        accounts, if none is.
        """
        shares: list[ProgramShare] = []
        spared: list[LinkedProgram] = []
        for program in self._uses.account_programs[account] if programs is None else programs:
            sharing = self._sharing_of(program)
            for bill in bills(self._of_program_alone(program)) if account in sharing else ():
                part, number = bill.total.part(len(sharing)), len(sharing)
                shares.append(ProgramShare(program, bill.currency, part, number, is_over_abm=account.is_abm))
            if program.model.costs and account not in sharing:
                spared.append(program)
        return AccountCost(self._of_account_alone(account), tuple(shares), tuple(spared))

    def _sharing_of(self, program: LinkedProgram) -> frozenset[LinkedAccount]:
        """The accounts over which the costs of a program are spread."""
        if program not in self._sharing:
            abm = frozenset(account for account in program.accounts if account.is_abm)
            self._sharing[program] = abm or frozenset(program.accounts)
        return self._sharing[program]

    def _of_program_alone(self, program: LinkedProgram) -> tuple[Spending, ...]:
        if program not in self._of_programs:
            spendings = self._written(program.model.costs, program, self._pipelines.of_program(program))
            self._of_programs[program] = tuple(spendings)
        return self._of_programs[program]

    def _of_account_alone(self, account: LinkedAccount) -> tuple[Spending, ...]:
        if account not in self._of_accounts:
            self._of_accounts[account] = tuple(self._spent_on(account))
        return self._of_accounts[account]

    def _spent_on(self, account: LinkedAccount) -> Iterator[Spending]:
        yield from self._written(account.model.costs, account, self._pipelines.of(account))
        for journey in self._uses.account_journeys[account]:
            yield from self._of_map_alone(journey)
        yield from self._of_content(self._shelves.made_for(account.id))

    def _of_map_alone(self, journey: LinkedJourney) -> Iterator[Spending]:
        if journey.base is None or "costs" in journey.own_fields:
            yield from self._written(journey.model.costs, journey, journey.stages)

    def _written(
        self, costs: Sequence[Cost], payer: Payer, stages: Sequence[PipelineStage | LinkedStage]
    ) -> Iterator[Spending]:
        named = {stage.id: stage for stage in stages} if costs else {}
        for cost in costs:
            stage = (named.get(cost.stage) or self._pipelines.anywhere(cost.stage)) if cost.stage else None
            yield Spending(
                what=cost.what,
                payer=payer,
                amount=Decimal(str(cost.amount)),
                currency=cost.currency,
                period=cost.period,
                phases=(cost.phase,) if cost.phase else stage.phases if stage else (),
                stage=stage.name if stage else None,
                channel=self._channels.get(cost.channel or ""),
            )

    def _of_content(self, pieces: Iterable[LinkedContent]) -> Iterator[Spending]:
        for piece in pieces:
            cost = cost_of(piece) if piece.model.status != "retired" else None
            if cost:
                yield Spending(
                    what=piece.model.title,
                    payer=piece,
                    amount=cost.amount,
                    currency=cost.currency,
                    phases=self._served_by(piece),
                )

    def _served_by(self, piece: LinkedContent) -> tuple[str, ...]:
        """The phases that a piece names, else those of the stages where it is handed out or that it is aimed at."""
        if piece.model.phases:
            return piece.model.phases
        uses = self._uses
        stages = (
            *uses.content_stages[piece],
            *(touchpoint.stage for touchpoint in uses.content_touchpoints[piece]),
            *uses.content_aims[piece],
        )
        named = {phase for stage in stages for phase in stage.phases}
        return tuple(phase for phase in words_of(Phase) if phase in named)
