"""Linked things come in; where each is used goes out: on which map and stage, and by which account and role."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeymap.analysis import Analysis
from journeymap.view.gaps.committees import account_target
from journeymap.view.links import map_page
from journeymap.view.records import Target
from journeymap.workspace import (
    LinkedAccount,
    LinkedMember,
    LinkedPlanEntry,
    LinkedStage,
    LinkedTouchpoint,
)


@dataclass(frozen=True, slots=True)
class Use:
    """Somewhere a thing is used: on which map, at which stage, through what."""

    map: Target
    stage: str
    stage_id: str
    through: str
    is_word: bool = False
    """Whether `through` is a word of ours, not the name of a touchpoint."""


@dataclass(frozen=True, slots=True)
class AccountUse:
    """An account that a thing is for: at which stage, and for which roles; people are never named."""

    account: Target
    stage: str | None
    roles: tuple[str, ...]


def touchpoint_uses(touchpoints: Iterable[LinkedTouchpoint]) -> tuple[Use, ...]:
    """The touchpoints that make use of something."""
    return tuple(_use(one.stage, one.model.name) for one in touchpoints)


def stage_uses(stages: Iterable[LinkedStage], through: str) -> tuple[Use, ...]:
    """The stages that make use of something, in a way of which we have a word."""
    return tuple(_use(stage, through, is_word=True) for stage in stages)


def contact_uses(contacts: Iterable[LinkedPlanEntry], analysis: Analysis) -> tuple[AccountUse, ...]:
    """The planned contacts that make use of something, those that are alike once."""
    return _once(
        _account_use(contact.account, contact.model.stage, tuple(sorted(contact.roles)), analysis)
        for contact in contacts
    )


def member_uses(members: Iterable[LinkedMember], analysis: Analysis) -> tuple[AccountUse, ...]:
    """Those on committees who are like a persona."""
    return _once(
        _account_use(member.account, member.account.model.stage, member.model.roles, analysis) for member in members
    )


def account_uses(accounts: Iterable[LinkedAccount], analysis: Analysis) -> tuple[AccountUse, ...]:
    """The accounts themselves, where they are today."""
    return _once(_account_use(account, account.model.stage, (), analysis) for account in accounts)


def _once(uses: Iterable[AccountUse]) -> tuple[AccountUse, ...]:
    return tuple(dict.fromkeys(uses))


def _use(stage: LinkedStage, through: str, *, is_word: bool = False) -> Use:
    journey = stage.journey
    return Use(Target(journey.model.title, page=map_page(journey)), stage.name, stage.id, through, is_word)


def _account_use(
    account: LinkedAccount, stage_id: str | None, roles: tuple[str, ...], analysis: Analysis
) -> AccountUse:
    names = {stage.id: stage.name for stage in analysis.pipelines.of(account)}
    stage = names.get(stage_id, stage_id) if stage_id else None
    return AccountUse(account_target(account, analysis.uses), stage, roles)
