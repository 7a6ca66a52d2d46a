"""The accounts of a gap report come in; what a page tells of their committees goes out.

People are called by their roles. Only where the settings say `people: names` does a row hold names, and nothing that
stands on a page tells what somebody thinks of you.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeymap.analysis import Analysis
from journeymap.analysis.coverage import Share
from journeymap.view.gaps.accounts import AccountGaps, Verdict
from journeymap.view.links import map_page
from journeymap.view.records import Target
from journeymap.workspace import LinkedAccount, Uses, Workspace


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role on a committee; `met` None where no contact is asked for, `answer` None where nothing worries them."""

    role: str
    known: bool
    met: Share | None
    answer: bool | None
    people: tuple[str, ...]
    """Who has it, where names may be shown."""


@dataclass(frozen=True, slots=True)
class Committee:
    """The committee of an account."""

    account: Target
    verdict: Verdict
    untouched: tuple[str, ...]
    share: Share | None
    roles: tuple[RoleRow, ...]


def committees(analysis: Analysis, accounts: Iterable[AccountGaps]) -> tuple[Committee, ...]:
    """The committees of some accounts, the roles that are required before the others."""
    return tuple(_committee(analysis.workspace.accounts[gaps.id], gaps, analysis) for gaps in accounts)


def account_target(account: LinkedAccount, uses: Uses) -> Target:
    """An account's name, leading to its own map if it has one."""
    own = next(iter(uses.account_journeys[account]), None)
    return Target(account.name, page=map_page(own) if own else None)


def _committee(account: LinkedAccount, gaps: AccountGaps, analysis: Analysis) -> Committee:
    sums = {one.role: one for one in gaps.roles}
    had = (role for member in account.members for role in member.model.roles)
    rows = []
    for role in dict.fromkeys([*analysis.buying_groups.required_roles(account), *had]):
        one = sums.get(role)
        met = Share(one.met, one.asked) if one and one.asked else None
        rows.append(
            RoleRow(
                role,
                bool(account.with_role(role)),
                met,
                one.answer if one else None,
                _people(account, role, analysis.workspace),
            )
        )
    share = gaps.share if gaps.stages else None
    return Committee(account_target(account, analysis.uses), gaps.verdict, gaps.untouched, share, tuple(rows))


def _people(account: LinkedAccount, role: str, workspace: Workspace) -> tuple[str, ...]:
    if workspace.settings.site.people == "roles":
        return ()
    return tuple(member.model.name for member in account.with_role(role))
