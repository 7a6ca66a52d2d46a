"""Report on the committee of each account: who is known, planned for, spoken to and answered, and what to do next.

Four words for four things. That something on a map is meant for a role says nothing about whether anybody has met them.
People are called by their roles and never by their names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from journeymap.analysis import Analysis
from journeymap.analysis.buying_group import ROLE_CHECKS, RoleCell, RoleCheck, untouched
from journeymap.analysis.conversations import last_spoken_to
from journeymap.analysis.coverage import Share
from journeymap.model.vocabulary import label
from journeymap.view.gaps.account_acts import account_acts
from journeymap.view.gaps.acts import Act, as_late
from journeymap.view.gaps.late_acts import late_acts
from journeymap.view.gaps.state import AccountState
from journeymap.workspace import LinkedAccount, LinkedJourney

__all__ = ["ROLE_CHECKS", "AccountGaps", "AccountStage", "RoleGaps", "RoleSummary", "account_gaps", "account_states"]

Verdict = Literal["covered", "gaps", "role_untouched", "no_map"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleGaps:
    """The answers for one role at one stage; None where the question does not arise."""

    role: str
    known: bool
    planned: bool | None
    channel: bool | None
    answered: bool | None
    missing: tuple[RoleCheck, ...]


@dataclass(frozen=True, slots=True)
class AccountStage:
    """A stage of an account's map."""

    id: str
    name: str
    roles: tuple[RoleGaps, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSummary:
    """How far you have got with one role."""

    role: str
    known: bool
    """Whether somebody on the committee has it."""
    planned: Share
    """For how many of the stages that are not behind the account something is planned for it."""
    spoken_to: bool
    """Whether somebody has spoken to anybody who has it."""
    last_spoken_to: date | None
    """When that was for the last time, if that is known."""
    worries: int
    unanswered: int
    """How many of their worries nothing answers."""

    @property
    def is_planned_for(self) -> bool | None:
        """Whether anything that is to come is meant for it; None where nothing is asked."""
        return self.planned.yes > 0 if self.planned.of else None

    @property
    def answered(self) -> bool | None:
        """Whether all their worries are answered; None while none is known."""
        return not self.unanswered if self.worries else None

    @property
    def answers(self) -> tuple[bool, ...]:
        """The answers to what is asked about it."""
        answers = (self.known, self.is_planned_for, self.spoken_to, self.answered)
        return tuple(answer for answer in answers if answer is not None)

    @property
    def is_covered(self) -> bool:
        """Whether all that is asked about it is answered with yes."""
        return all(self.answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountGaps:
    """An account of the report."""

    id: str
    name: str
    map: str | None
    map_title: str | None
    approach: str | None
    stage: str | None
    stage_name: str | None
    next_stage_name: str | None
    owners: tuple[str, ...]
    verdict: Verdict
    untouched: tuple[str, ...]
    roles: tuple[RoleSummary, ...]
    """The roles that it takes to decide; at a customer, to make it work."""
    stages: tuple[AccountStage, ...]
    next: tuple[Act, ...]
    """What to do, the weightiest first."""
    late: tuple[Act, ...]
    """What is past its day."""

    @property
    def share(self) -> Share:
        """How many of the four questions about its roles are answered with yes; without a map not all can be asked."""
        roles = () if self.verdict == "no_map" else self.roles
        return Share.of_answers(answer for role in roles for answer in role.answers)

    @property
    def known(self) -> Share:
        """The roles that somebody on the committee has."""
        return Share.of_answers(role.known for role in self.roles)

    @property
    def planned(self) -> Share:
        """The roles for which something that is to come is planned."""
        return Share.of_answers(role.is_planned_for for role in self.roles if role.is_planned_for is not None)

    @property
    def spoken_to(self) -> Share:
        """The roles to which somebody has spoken."""
        return Share.of_answers(role.spoken_to for role in self.roles)

    @property
    def answered(self) -> Share:
        """The roles whose worries are known and answered."""
        return Share.of_answers(role.answered for role in self.roles if role.answered is not None)

    @property
    def last_spoken_to(self) -> date | None:
        """The last day on which somebody spoke to one of them."""
        return max((role.last_spoken_to for role in self.roles if role.last_spoken_to), default=None)

    @property
    def sentence(self) -> str:
        """How far you have got with the committee, in words."""
        if self.verdict == "no_map":
            return f"there is no map, so nothing is planned; {self._spoken_to}"
        if self.verdict == "covered":
            return f"every role is known, planned for, spoken to and answered; {self._spoken_to}"
        if self.verdict == "role_untouched":
            roles = " and ".join(map(label, self.untouched))
            return f"{roles} untouched: nobody is known, and nothing is planned for them; {self._spoken_to}"
        return self._spoken_to

    @property
    def _spoken_to(self) -> str:
        last = f", last on {self.last_spoken_to}" if self.last_spoken_to else ""
        return f"spoken to: {self.spoken_to.yes} of {self.spoken_to.of} roles{last}"


def account_states(accounts: Iterable[LinkedAccount], analysis: Analysis) -> tuple[AccountState, ...]:
    """Gather what the report says about accounts, all but those that are treated like everyone else."""
    groups, map_of = analysis.buying_groups, analysis.pipelines.map_of
    return tuple(
        AccountState(account, analysis, map_of(account), groups.cells(account), groups.required_roles(account))
        for account in accounts
        if account.model.approach != "mass"
    )


def account_gaps(accounts: Iterable[LinkedAccount], analysis: Analysis) -> tuple[AccountGaps, ...]:
    """Report on the committees of accounts, all but those that are treated like everyone else."""
    return tuple(map(_account_gaps, account_states(accounts, analysis)))


def _account_gaps(state: AccountState) -> AccountGaps:
    account, pipelines, journey = state.account, state.analysis.pipelines, state.journey
    now, ahead = pipelines.now(account), pipelines.ahead(account)
    roles = tuple(role_summary(role, state) for role in state.roles)
    untouched_roles = untouched(state.cells)
    owners, late = account.model.owners, as_late(late_acts(state))
    return AccountGaps(
        id=account.id,
        name=account.name,
        map=journey.id if journey else None,
        map_title=journey.name if journey else None,
        approach=account.model.approach,
        stage=account.model.stage,
        stage_name=now.name if now else None,
        next_stage_name=ahead.name if ahead else None,
        owners=tuple(owner for owner in (owners.marketing, owners.sales, owners.success) if owner),
        verdict=_verdict(journey, untouched_roles, roles),
        untouched=untouched_roles,
        roles=roles,
        stages=tuple(_stages(state.cells)),
        next=account_acts(state, late),
        late=late,
    )


def _verdict(journey: LinkedJourney | None, untouched_roles: Sequence[str], roles: Sequence[RoleSummary]) -> Verdict:
    if journey is None:
        return "no_map"
    if untouched_roles:
        return "role_untouched"
    return "covered" if roles and all(role.is_covered for role in roles) else "gaps"


def _stages(cells: Sequence[RoleCell]) -> Iterator[AccountStage]:
    for stage, at_stage in groupby(cells, key=lambda cell: cell.stage):
        yield AccountStage(stage.id, stage.name, tuple(map(_role_gaps, at_stage)))


def _role_gaps(cell: RoleCell) -> RoleGaps:
    return RoleGaps(
        role=cell.role,
        known=cell.known,
        planned=cell.planned,
        channel=cell.channel,
        answered=cell.answered,
        missing=tuple(check for check, answer in cell.checks if not answer),
    )


def role_summary(role: str, state: AccountState) -> RoleSummary:
    """Sum up one role of an account."""
    account, pipelines = state.account, state.analysis.pipelines
    to_come = [cell for cell in state.cells if cell.role == role and not pipelines.is_behind(account, cell.stage.id)]
    worries = {worry.text: worry for member in account.with_role(role) for worry, _ in member.worries()}
    answers = state.analysis.buying_groups.answers(account)
    days = (last_spoken_to(member, state.today) for member in account.with_role(role))
    return RoleSummary(
        role=role,
        known=bool(account.with_role(role)),
        planned=Share.of_answers(cell.planned for cell in to_come if cell.planned is not None),
        spoken_to=state.was_spoken_to(role),
        last_spoken_to=max((day for day in days if day), default=None),
        worries=len(worries),
        unanswered=sum(not answers.to(worry) for worry in worries.values()),
    )
