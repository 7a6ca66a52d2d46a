"""Where a thing of the library is used: on which map, at which stage, for which account and role."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from journeymap.analysis import Analysis
from journeymap.view.links import account_target, map_page, program_target
from journeymap.view.money import sum_text
from journeymap.view.records import Target
from journeymap.workspace import (
    LinkedAccount,
    LinkedJourney,
    LinkedMember,
    LinkedPlanEntry,
    LinkedPlay,
    LinkedProgram,
    LinkedStage,
    LinkedTouchpoint,
    Paid,
)


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a thing is used: on which map, at which stage, through what."""

    map: Target
    stage: str
    stage_id: str
    through: str
    is_word: bool = False
    """Whether `through` is in our words, not the name of a touchpoint."""


@dataclass(frozen=True, slots=True)
class AccountUse:
    """An account that a thing is used for: at which stage, and for which roles; people are never named."""

    account: Target
    stage: str | None
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlayUse:
    """A play of a program that a thing is used for."""

    program: Target
    play: str


@dataclass(frozen=True, slots=True)
class PaidUse:
    """A sum that is paid for a thing, and what pays it: a map, an account or a program."""

    by: Target
    what: str
    amount: str
    period: str | None


def touchpoint_uses(touchpoints: Iterable[LinkedTouchpoint]) -> tuple[Use, ...]:
    """Return uses by touchpoints."""
    return tuple(_use(touchpoint.stage, touchpoint.model.name) for touchpoint in touchpoints)


def stage_uses(stages: Iterable[LinkedStage], through: str) -> tuple[Use, ...]:
    """Return uses by stages; `through` says in our words how they use it."""
    return tuple(_use(stage, through, is_word=True) for stage in stages)


def contact_uses(contacts: Iterable[LinkedPlanEntry], analysis: Analysis) -> tuple[AccountUse, ...]:
    """Return uses by planned contacts, each combination of account, stage and roles once."""
    return _distinct(
        _account_use(contact.account, contact.model.stage, tuple(sorted(contact.roles)), analysis)
        for contact in contacts
    )


def play_uses(plays: Iterable[LinkedPlay], program_of: Mapping[LinkedPlay, LinkedProgram]) -> tuple[PlayUse, ...]:
    """Return uses by plays, each with the program that it is a play of."""
    return tuple(PlayUse(program_target(program_of[play]), play.name) for play in plays)


def paid_uses(costs: Iterable[Paid]) -> tuple[PaidUse, ...]:
    """Return what is paid, and by whom."""
    return tuple(
        PaidUse(_payer(by), cost.what, sum_text(cost.amount, cost.currency), cost.period) for by, cost in costs
    )


def _payer(by: LinkedJourney | LinkedAccount | LinkedProgram) -> Target:
    match by:
        case LinkedAccount():
            return account_target(by)
        case LinkedProgram():
            return program_target(by)
        case _:
            return Target(by.name, page=map_page(by))


def member_uses(members: Iterable[LinkedMember], analysis: Analysis) -> tuple[AccountUse, ...]:
    """Return the accounts of committee members who resemble a persona."""
    return _distinct(
        _account_use(member.account, member.account.model.stage, member.model.roles, analysis) for member in members
    )


def account_uses(accounts: Iterable[LinkedAccount], analysis: Analysis) -> tuple[AccountUse, ...]:
    """Return accounts with the stage they are at today."""
    return _distinct(_account_use(account, account.model.stage, (), analysis) for account in accounts)


def _distinct(uses: Iterable[AccountUse]) -> tuple[AccountUse, ...]:
    return tuple(dict.fromkeys(uses))


def _use(stage: LinkedStage, through: str, *, is_word: bool = False) -> Use:
    journey = stage.journey
    return Use(Target(journey.name, page=map_page(journey)), stage.name, stage.id, through, is_word)


def _account_use(
    account: LinkedAccount, stage_id: str | None, roles: tuple[str, ...], analysis: Analysis
) -> AccountUse:
    names = {stage.id: stage.name for stage in analysis.pipelines.of(account)}
    stage = names.get(stage_id, stage_id) if stage_id else None
    return AccountUse(account_target(account), stage, roles)
