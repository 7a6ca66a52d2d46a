"""The committees of accounts, as pages show them.

People are called by their roles. Only where the settings say `people: names` does a row hold names, and nothing on a
page says what anybody thinks of you.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from journeymap.analysis import Analysis
from journeymap.analysis.coverage import Share
from journeymap.view.gaps.accounts import AccountGaps, Verdict, account_states, role_summary
from journeymap.view.links import account_target
from journeymap.view.records import Target
from journeymap.workspace import LinkedAccount, Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """A role on a committee: known, planned for, spoken to, answered."""

    role: str
    known: bool
    planned: Share | None
    """For how many of the stages that are not behind the account; None where nothing is asked."""
    spoken_to: bool
    last_spoken_to: str | None
    """The last day, if it is known."""
    worries: int
    unanswered: int
    is_required: bool
    """Whether it is one of those that it takes to decide."""
    people: tuple[str, ...]
    """The names of those who have it, where names may be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Committee:
    """The committee of an account, and where the account is."""

    account: Target
    stage: str | None
    next_stage: str | None
    verdict: Verdict
    untouched: tuple[str, ...]
    known: Share
    planned: Share
    spoken_to: Share
    answered: Share
    """How many of the roles that it takes to decide."""
    last_spoken_to: str | None
    roles: tuple[RoleRow, ...]


def committees(analysis: Analysis, accounts: Iterable[AccountGaps]) -> tuple[Committee, ...]:
    """Return the committees of some accounts, required roles before the others."""
    return tuple(_committee(analysis.workspace.accounts[gaps.id], gaps, analysis) for gaps in accounts)


def _committee(account: LinkedAccount, gaps: AccountGaps, analysis: Analysis) -> Committee:
    required = {summary.role for summary in gaps.roles}
    others = (role for member in account.members for role in member.model.roles if role not in required)
    (state,) = account_states([account], analysis)
    summaries = (*gaps.roles, *(role_summary(role, state) for role in dict.fromkeys(others)))
    return Committee(
        account=account_target(account),
        stage=gaps.stage_name or gaps.stage,
        next_stage=gaps.next_stage_name,
        verdict=gaps.verdict,
        untouched=gaps.untouched,
        known=gaps.known,
        planned=gaps.planned,
        spoken_to=gaps.spoken_to,
        answered=gaps.answered,
        last_spoken_to=_day(gaps.last_spoken_to),
        roles=tuple(
            RoleRow(
                role=summary.role,
                known=summary.known,
                planned=summary.planned if summary.planned.of else None,
                spoken_to=summary.spoken_to,
                last_spoken_to=_day(summary.last_spoken_to),
                worries=summary.worries,
                unanswered=summary.unanswered,
                is_required=summary.role in required,
                people=_people(account, summary.role, analysis.workspace),
            )
            for summary in summaries
        ),
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _people(account: LinkedAccount, role: str, workspace: Workspace) -> tuple[str, ...]:
    if workspace.settings.site.people == "roles":
        return ()
    return tuple(member.model.name for member in account.with_role(role))
