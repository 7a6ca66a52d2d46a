"""The committees of accounts, as pages show them.

People are called by their roles. Only where the settings say `people: names` does a row hold names, and nothing on a
page says what anybody thinks of you.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """A role on a committee; `met` None where no contact is asked for, `answer` None where they have no concerns."""

    role: str
    known: bool
    met: Share | None
    answer: bool | None
    people: tuple[str, ...]
    """The names of those who have it, where names may be shown."""


@dataclass(frozen=True, slots=True)
class Committee:
    """The committee of an account."""

    account: Target
    verdict: Verdict
    untouched: tuple[str, ...]
    share: Share | None
    roles: tuple[RoleRow, ...]


def committees(analysis: Analysis, accounts: Iterable[AccountGaps]) -> tuple[Committee, ...]:
    """Return the committees of some accounts, required roles before the others."""
    return tuple(_committee(analysis.workspace.accounts[gaps.id], gaps, analysis) for gaps in accounts)


def account_target(account: LinkedAccount, uses: Uses) -> Target:
    """Return an account's name, leading to its map if it has one."""
    journey = next(iter(uses.account_journeys[account]), None)
    return Target(account.name, page=map_page(journey) if journey else None)


def _committee(account: LinkedAccount, gaps: AccountGaps, analysis: Analysis) -> Committee:
    summaries = {summary.role: summary for summary in gaps.roles}
    members_roles = (role for member in account.members for role in member.model.roles)
    rows = []
    for role in dict.fromkeys([*analysis.buying_groups.required_roles(account), *members_roles]):
        summary = summaries.get(role)
        rows.append(
            RoleRow(
                role=role,
                known=bool(account.with_role(role)),
                met=summary.stages_met if summary and summary.stages_met.of else None,
                answer=summary.answer if summary else None,
                people=_people(account, role, analysis.workspace),
            )
        )
    share = gaps.share if gaps.stages else None
    return Committee(account_target(account, analysis.uses), gaps.verdict, gaps.untouched, share, tuple(rows))


def _people(account: LinkedAccount, role: str, workspace: Workspace) -> tuple[str, ...]:
    if workspace.settings.site.people == "roles":
        return ()
    return tuple(member.model.name for member in account.with_role(role))
