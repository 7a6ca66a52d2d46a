"""The accounts of the list, with what the workspace knows of each: which roles count, who is known, what was done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from journeymap.analysis import Analysis
from journeymap.analysis.buying_group import ONLY_BUY
from journeymap.analysis.contacts import day_of, is_talk, took_place
from journeymap.workspace import LinkedAccount, LinkedProgram


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An account of the list."""

    account: str
    required: tuple[str, ...] = ()
    """The roles that have to be known and spoken to."""
    members: tuple[frozenset[str], ...] = ()
    """The roles of each person who is known there."""
    contacts: tuple[date, ...] = ()
    """The days on which a contact of its plan took place."""
    talks: tuple[date, ...] = ()
    """The days on which somebody of you spoke with somebody there."""
    added: date | None = None
    """Since when it is on the list; from the beginning where nobody says so."""

    @property
    def known(self) -> tuple[str, ...]:
        """The required roles that somebody has who is known."""
        have = frozenset[str]().union(*self.members)
        return tuple(role for role in self.required if role in have)


def targets(analysis: Analysis, program: LinkedProgram | None, as_of: date) -> tuple[Target, ...]:
    """Return the accounts of a program, or all of a workspace, each once."""
    accounts: Iterable[LinkedAccount] = program.accounts if program else analysis.workspace.accounts.values()
    return tuple(_target(analysis, account, program, as_of) for account in dict.fromkeys(accounts))


def _target(analysis: Analysis, account: LinkedAccount, program: LinkedProgram | None, as_of: date) -> Target:
    done = [entry for entry in account.plan if took_place(entry, as_of)]
    met = [member.model.met for member in account.members]
    return Target(
        account=account.id,
        required=_required(analysis, account, program),
        members=tuple(frozenset(member.model.roles) for member in account.members),
        contacts=tuple(sorted(day for entry in done if (day := day_of(entry)))),
        talks=tuple(
            sorted(day for day in (*met, *(day_of(entry) for entry in done if is_talk(entry))) if day and day <= as_of)
        ),
    )


def _required(analysis: Analysis, account: LinkedAccount, program: LinkedProgram | None) -> tuple[str, ...]:
    if program is None:
        return analysis.buying_groups.required_roles(account)
    roles = program.model.required_roles
    return tuple(role for role in roles if role not in ONLY_BUY) if account.is_customer else tuple(roles)
