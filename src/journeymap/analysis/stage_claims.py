"""Whether an account can be in the stage that is written, as far as what else is written about it can tell.

Only what is declared decides: the answers about fit, deals, the first result, signals, the relationship. What nobody
counts here, such as points of engagement, speaks neither for nor against.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from journeymap.analysis.account_checks import FIT
from journeymap.analysis.pipeline import Pipelines, PipelineStage
from journeymap.model.criteria import Conditions, Criteria
from journeymap.model.vocabulary import AFTER_SALE, BEFORE_SALE, label
from journeymap.workspace import LinkedAccount, Uses


class Against(Enum):
    """What speaks against a stage."""

    RELATIONSHIP = auto()
    DEAL = auto()
    FIT = auto()
    FIRST_VALUE = auto()
    SIGNAL = auto()


class Contradiction(NamedTuple):
    """What speaks against a stage, and how, in a clause."""

    against: Against
    says: str


_EARLY = frozenset({"select", "aware", "engage", "qualify"})
_BEFORE_TALKS = frozenset({"select", "aware"})
_WITH_DEAL = frozenset({"evaluate", "decide"})
_READY = frozenset({"qualify", "evaluate", "decide"})
_SECOND_SALE = frozenset({"retain", "upsell", "cross_sell", "advocate"})


class StageClaims:
    """What speaks against the stage of every account."""

    def __init__(self, today: date, uses: Uses, pipelines: Pipelines) -> None:
        self._today = today
        self._uses = uses
        self._pipelines = pipelines
        self._contradictions: dict[LinkedAccount, tuple[Contradiction, ...]] = {}

    def contradictions(self, account: LinkedAccount) -> tuple[Contradiction, ...]:
        """Return what speaks against the stage of an account, the weightiest first; each kind once."""
        if account not in self._contradictions:
            self._contradictions[account] = self._find(account)
        return self._contradictions[account]

    def _find(self, account: LinkedAccount) -> tuple[Contradiction, ...]:
        stage = self._pipelines.now(account)
        if stage is None:
            return ()
        found: dict[Against, Contradiction] = {}
        for contradiction in self._found(account, stage):
            found.setdefault(contradiction.against, contradiction)
        return tuple(sorted(found.values(), key=lambda contradiction: contradiction.against.value))

    def is_fit_too_little(self, account: LinkedAccount) -> bool:
        """Whether its fit speaks against the stage of an account."""
        return any(contradiction.against is Against.FIT for contradiction in self.contradictions(account))

    def _found(self, account: LinkedAccount, stage: PipelineStage) -> Iterator[Contradiction]:
        if says := self._against_relationship(account, stage):
            yield Contradiction(Against.RELATIONSHIP, says)
        elif says := self._against_deals(account, stage):
            yield Contradiction(Against.DEAL, says)
        if says := self._against_fit(account, stage):
            yield Contradiction(Against.FIT, says)
        for criteria in stage.entry:
            yield from self._against(criteria, account)
            alternatives = [list(self._against(choice, account)) for choice in criteria.any_]
            if alternatives and all(alternatives):
                yield alternatives[0][0]

    def _against_relationship(self, account: LinkedAccount, stage: PipelineStage) -> str | None:
        phases, relationship = set(stage.phases), account.model.relationship
        if not phases or stage.catch_all:
            return None
        wants_a_won_deal = any(criteria.deal == "won" for criteria in stage.entry)
        if relationship == "prospect" and (phases <= AFTER_SALE or wants_a_won_deal):
            return "it is still a prospect" if not _outcomes(account, "won") else "its `relationship` is still prospect"
        if relationship == "customer" and phases <= _EARLY and not self._buys_again(account):
            return "it is a customer already"
        return None

    def _buys_again(self, account: LinkedAccount) -> bool:
        """Whether a customer may well be before a sale: the next one."""
        programs = [program.model for program in self._uses.account_programs[account]]
        is_second = any(program.objective in _SECOND_SALE or program.variety == "customer" for program in programs)
        return is_second or bool(_outcomes(account, "open"))

    def _against_deals(self, account: LinkedAccount, stage: PipelineStage) -> str | None:
        phases = set(stage.phases)
        if not account.model.deals or not phases or stage.catch_all:
            return None
        open_, won = _outcomes(account, "open"), _outcomes(account, "won")
        if won and phases <= BEFORE_SALE and not self._buys_again(account):
            return f"the deal '{won[0]}' is won"
        if account.is_customer:
            return None
        if open_ and phases.isdisjoint(_WITH_DEAL):
            is_early = phases <= _BEFORE_TALKS or self._leads_to_open_deals(account, stage)
            return f"the deal '{open_[0]}' is open" if is_early else None
        return "none of its deals is open any more" if not open_ and not won and phases <= _WITH_DEAL else None

    def _leads_to_open_deals(self, account: LinkedAccount, stage: PipelineStage) -> bool:
        """Whether an open deal alone puts an account into a later stage."""
        return any(other.entry == (_open_deal(),) for other in self._pipelines.after(account, stage.id))

    def _against_fit(self, account: LinkedAccount, stage: PipelineStage) -> str | None:
        """Compare what is answered yes with what the stage asks for: itself, and from the talks on what was asked when
        the account was chosen, and when it is ready for sales.
        """
        if account.is_customer or not set(stage.phases) <= BEFORE_SALE:
            return None
        asked = list(stage.entry)
        if not set(stage.phases).isdisjoint(_READY):
            asked += [criteria for other in self._chosen_before(account, stage) for criteria in other.entry]
            programs = self._uses.account_programs[account]
            ready = [program.model.readiness.fit_min for program in programs if program.model.readiness]
        else:
            ready = []
        needed = max((least for least in (*(criteria.fit_min for criteria in asked), *ready) if least), default=0)
        answers = (getattr(account.model.fit, question) for question in FIT)
        yes = sum(answer is not None and answer.answer == "yes" for answer in answers)
        return f"it has {yes} of the {needed} answers about its fit that have to be yes" if yes < needed else None

    def _chosen_before(self, account: LinkedAccount, stage: PipelineStage) -> Sequence[PipelineStage]:
        """The stages before this one in which accounts are chosen."""
        before = self._pipelines.of(account)[: self._pipelines.number(account, stage.id)]
        return [other for other in before if set(other.phases) == {"select"}]

    def _against(self, conditions: Conditions, account: LinkedAccount) -> Iterator[Contradiction]:
        """What speaks against conditions of entry, beside fit and what deals tell in general."""
        first = account.model.first_value
        reached = first is not None and first.reached is not None and first.reached <= self._today
        if conditions.first_value == "reached" and first is not None and not reached:
            yield Contradiction(Against.FIRST_VALUE, "its first result is not reached")
        if conditions.first_value == "open" and first is not None and reached:
            yield Contradiction(Against.FIRST_VALUE, f"its first result was reached on {first.reached}")
        if conditions.deal == "open" and account.model.deals and not _outcomes(account, "open"):
            yield Contradiction(Against.DEAL, "none of its deals is open")
        if conditions.deal == "won" and account.model.deals and not _outcomes(account, "won"):
            yield Contradiction(Against.DEAL, "none of its deals is won")
        seen = {signal.kind.casefold() for signal in account.model.signals if signal.date <= self._today}
        missing = [kind for kind in conditions.signals if kind.casefold() not in seen]
        if seen and missing:
            yield Contradiction(Against.SIGNAL, f"nobody has seen the signal '{label(missing[0])}'")


@cache
def _open_deal() -> Criteria:
    return Criteria(deal="open")


def _outcomes(account: LinkedAccount, outcome: str) -> list[str]:
    """The names of the deals with an outcome."""
    return [deal.name for deal in account.model.deals if deal.outcome == outcome]
