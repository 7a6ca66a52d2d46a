"""How many people of an account have been spoken to, where a purchase takes more than one.

A seller who knows one person knows an account until that person is overruled, moves on or goes on leave.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from journeymap.analysis.buying_group import ONLY_BUY, BuyingGroups
from journeymap.analysis.contacts import is_ahead, is_talk, took_place
from journeymap.analysis.conversations import was_spoken_to
from journeymap.analysis.pipeline import Pipelines
from journeymap.analysis.progress import Progress, has_bought, is_near, progress_of
from journeymap.workspace import LinkedAccount

_DECIDING = frozenset({"economic_buyer", "technical_evaluator", "procurement", "legal_security", "executive_sponsor"})
"""The roles whose word counts beside that of a champion."""
Reach = Literal["champion_only", "one", "one_late", "nobody"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Threads:
    """Who has been spoken to at an account, and who has not."""

    spoken_to: tuple[tuple[str, ...], ...]
    """The roles of each person who has been spoken to."""
    others: tuple[str, ...]
    """The roles that none of these people has, those that have to be known first: of the committee, else required."""
    planned: tuple[str, ...]
    """Those of the others with whom a talk is still to come."""
    has_day: bool
    """Whether one of these talks has a day."""


@dataclass(frozen=True, slots=True)
class NarrowDeal:
    """A deal in which too few people have been spoken to for the stage it is in."""

    reach: Reach
    stage_name: str
    threads: Threads


class Deals:
    """How broad the conversation with each account is that has not bought yet."""

    def __init__(self, pipelines: Pipelines, buying_groups: BuyingGroups, today: date) -> None:
        self._pipelines = pipelines
        self._buying_groups = buying_groups
        self._today = today
        self._narrow: dict[LinkedAccount, NarrowDeal | None] = {}

    def narrow(self, account: LinkedAccount) -> NarrowDeal | None:
        """Return what is too narrow about the conversation with an account; None where nothing is, or is known."""
        if account not in self._narrow:
            self._narrow[account] = self._find(account)
        return self._narrow[account]

    def is_at_stake(self, account: LinkedAccount) -> bool:
        """Whether an account compares vendors or decides, and has not bought yet."""
        progress = progress_of(account, self._pipelines)
        return progress is not None and progress.is_at("evaluate") and not has_bought(account, self._pipelines)

    def unknown_roles(self, account: LinkedAccount) -> tuple[str, ...]:
        """Return the roles that an account has to have and that nobody is known to have, but for those that are named
        because too few people have been spoken to. None are asked for before the account stirs, those who only buy
        not before it comes to comparing, and of one that has bought none that would only have compared.
        """
        progress = progress_of(account, self._pipelines)
        if not self._buying_groups.is_target(account) or (progress and not progress.may_be_at("engage")):
            return ()
        narrow = self.narrow(account)
        others = set(narrow.threads.others if narrow else ())
        if has_bought(account, self._pipelines):
            others.add("technical_evaluator")
        if not is_near(account, "evaluate", self._pipelines):
            others |= ONLY_BUY
        required = self._buying_groups.required_roles(account)
        return tuple(role for role in required if role not in others and not account.with_role(role))

    def _find(self, account: LinkedAccount) -> NarrowDeal | None:
        if not self._buying_groups.is_target(account) or has_bought(account, self._pipelines):
            return None
        progress = progress_of(account, self._pipelines)
        if progress is None or not progress.may_be_at("engage"):
            return None
        threads = threads_of(account, self._buying_groups.required_roles(account), self._today)
        reach = _reach(threads, progress) if threads else None
        return NarrowDeal(reach, progress.stage.name, threads) if threads and reach else None


def _reach(threads: Threads, progress: Progress) -> Reach | None:
    """At first it is natural to know one person, and enough to have a day with another. Where nobody is, it may be that
    nobody writes talks down.
    """
    is_late = progress.is_at("evaluate")
    champions = all("champion" in roles and _DECIDING.isdisjoint(roles) for roles in threads.spoken_to)
    if not threads.spoken_to:
        return "nobody" if is_late else None
    if is_late:
        return "one_late" if champions or len(threads.spoken_to) == 1 else None
    if threads.has_day:
        return None
    if champions:
        return "champion_only"
    return "one" if len(threads.spoken_to) == 1 and progress.may_be_at("qualify") else None


def threads_of(account: LinkedAccount, required: Sequence[str], today: date) -> Threads | None:
    """Say who has been spoken to; None where there is nobody else to speak to, as at a firm of one, and where there is
    nobody at all: then somebody has to be found first.
    """
    members = account.members
    spoken = [member for member in members if was_spoken_to(member, today)]
    talks = (entry for entry in account.plan if is_talk(entry) and took_place(entry, today))
    listed = {who for member in members for who in (member.model.name, *member.model.roles)}
    unlisted = {tuple(sorted(entry.roles)) for entry in talks if entry.roles and entry.model.who not in listed}
    people = (*(member.model.roles for member in spoken), *sorted(unlisted))
    reached = {role for roles in people for role in roles}
    untouched = {role for member in members for role in member.model.roles} - reached
    wanted = untouched or {role for role in required if not account.with_role(role)} - reached
    if not wanted or not (people or untouched):
        return None
    order = dict.fromkeys([*required, *(role for member in members for role in member.model.roles)])
    ahead = [entry for entry in account.plan if is_talk(entry) and is_ahead(entry, today) and wanted & entry.roles]
    expected = {role for entry in ahead for role in entry.roles}
    return Threads(
        spoken_to=people,
        others=tuple(role for role in order if role in wanted),
        planned=tuple(role for role in order if role in wanted and role in expected),
        has_day=any(entry.model.date for entry in ahead),
    )
