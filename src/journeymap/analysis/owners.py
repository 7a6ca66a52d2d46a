"""Who of us answers for an account: the team whose turn it is, and the owner whom it has there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from journeymap.analysis.pipeline import Pipelines
from journeymap.model.vocabulary import AFTER_SALE
from journeymap.workspace import LinkedAccount

Team = Literal["marketing", "sales", "success"]
_FOR_SALES = frozenset({"qualify", "evaluate", "decide"})


def team_at(phases: Sequence[str]) -> Team:
    """The team whose turn it is in some phases."""
    if phases and AFTER_SALE.issuperset(phases):
        return "success"
    return "sales" if _FOR_SALES.intersection(phases) else "marketing"


def team_of(account: LinkedAccount, pipelines: Pipelines) -> Team:
    """The team whose turn it is at an account today."""
    now = pipelines.now(account)
    return "success" if account.is_customer else team_at(now.phases if now else ())


def who_answers(account: LinkedAccount, team: Team) -> Team | None:
    """The team whose owner answers for an account: this one, else another that has one."""
    teams: tuple[Team, ...] = (team, "sales", "marketing", "success")
    return next((each for each in teams if getattr(account.model.owners, each)), None)


def owner_of(account: LinkedAccount, team: Team) -> str | None:
    """The owner who answers for an account when it is the turn of a team; None where it has no owner."""
    answers = who_answers(account, team)
    return getattr(account.model.owners, answers) if answers else None
