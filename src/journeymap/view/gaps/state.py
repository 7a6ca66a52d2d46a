"""An account as the list of work sees it: where it is, whose turn it is, and how much is at stake there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from journeymap.analysis import Analysis
from journeymap.analysis.buying_group import BUYING, ONLY_BUY, RoleCell
from journeymap.analysis.contacts import is_ahead
from journeymap.analysis.conversations import was_spoken_to
from journeymap.analysis.owners import Team, team_of, who_answers
from journeymap.analysis.pipeline import PipelineStage
from journeymap.analysis.progress import Progress, progress_of
from journeymap.model.vocabulary import AFTER_SALE
from journeymap.view.gaps.acts import Act, Kind, Where, Worth
from journeymap.view.links import account_page, map_page
from journeymap.workspace import LinkedAccount, LinkedJourney

OF_UNKNOWN_VALUE = 50.0
"""What is at stake at an account of which nobody knows what it is worth."""
_HIGH, _LOW = 80.0, 30.0
"""Between these, accounts are worth the same until their days have decided; and so are those above, and below."""


@dataclass(frozen=True)
class AccountState:
    """An account with what there is to do about it."""

    account: LinkedAccount
    analysis: Analysis
    journey: LinkedJourney | None
    cells: Sequence[RoleCell]
    """One for each role and stage of its map."""
    roles: Sequence[str]
    """Those that it takes to decide; once it has bought, to make it work."""

    @property
    def today(self) -> date:
        return self.analysis.today

    @cached_property
    def now(self) -> PipelineStage | None:
        """The stage it is in; None where that is not known."""
        return self.analysis.pipelines.now(self.account)

    @cached_property
    def near(self) -> tuple[PipelineStage, ...]:
        """The stage it is in and the next one; nothing where that is not known."""
        stages = (self.now, self.analysis.pipelines.ahead(self.account))
        return tuple(stage for stage in stages if stage)

    @cached_property
    def progress(self) -> Progress | None:
        """How far the sale has come; None where that is not known."""
        return progress_of(self.account, self.analysis.pipelines)

    @property
    def stirs(self) -> bool:
        """Whether somebody there may respond by now, so that it is time to get to know people."""
        return self.progress is None or self.progress.may_be_at("engage")

    @cached_property
    def has_bought(self) -> bool:
        """Whether what is to come is the time after the purchase."""
        return self.account.is_customer or bool(self.now and self.now.phases and AFTER_SALE.issuperset(self.now.phases))

    @cached_property
    def team(self) -> Team:
        """The team whose turn it is at the stage where the account is."""
        return team_of(self.account, self.analysis.pipelines)

    def due_now(self, roles: Sequence[str]) -> tuple[str, ...]:
        """Those of some roles with whom it is time to talk: those who only buy not before the account compares."""
        if self.progress is None or self.progress.is_at("evaluate"):
            return tuple(roles)
        return tuple(role for role in roles if role not in ONLY_BUY)

    def due_soon(self, roles: Sequence[str]) -> tuple[str, ...]:
        """Those of some roles whom it is time to know: those who only buy once it compares, or does so next."""
        if not self.near or any(not BUYING.isdisjoint(stage.phases) for stage in self.near):
            return tuple(roles)
        return self.due_now(roles)

    def is_expected(self, role: str) -> bool:
        """Whether a contact with somebody who has the role is still to come."""
        return any(role in entry.roles and is_ahead(entry, self.today) for entry in self.account.plan)

    def was_spoken_to(self, role: str) -> bool:
        """Whether somebody has spoken to anybody with the role."""
        return any(was_spoken_to(member, self.today) for member in self.account.with_role(role))

    def act(self, kind: Kind, team: Team, sentence: str, *, roles: Sequence[str] = (), about: str | None = None) -> Act:
        """Something to do about the account, for the team that answers for it."""
        account, journey = self.account, self.journey
        stages = [stage for stage in journey.stages if self.now and stage.id == self.now.id] if journey else []
        answers = who_answers(account, team)
        return Act(
            kind=kind,
            sentence=sentence,
            about=about,
            map=journey.id if journey else None,
            map_title=journey.name if journey else None,
            map_page=map_page(journey) if journey else None,
            stages=tuple(Where(stage.id, stage.name) for stage in stages),
            account=account.id,
            account_name=account.name,
            account_page=account_page(account),
            roles=tuple(roles),
            owner=getattr(account.model.owners, answers) if answers else None,
            team=answers,
            value=worth(account),
            band=band(account, self.analysis),
            before=_deadline(self),
        )


def worth(account: LinkedAccount) -> Worth | None:
    """What an account is expected to bring, as people have written it."""
    value = account.model.value
    return Worth(value.amount, value.currency, value.period) if value else None


def band(account: LinkedAccount, analysis: Analysis) -> float:
    """How much is at stake at an account: 100, 50 or 0."""
    value = analysis.account_values.of(account)
    if value is None:
        return OF_UNKNOWN_VALUE
    return 100.0 if value >= _HIGH else 50.0 if value >= _LOW else 0.0


def _deadline(state: AccountState) -> date | None:
    """The next day at an account after which something can no longer be done."""
    model = state.account.model
    days = [deal.closes for deal in model.deals if deal.outcome == "open"]
    windows = state.analysis.clocks.windows(state.account)
    days += [window.closes for window in windows if window.trigger.date <= state.today and not window.trigger.dismissed]
    if not state.has_bought:
        days.append(model.go_live)
    return min((day for day in days if day and day >= state.today), default=None)
