"""Report which roles of an account's committee are met at which stage, with a verdict and what to do next.

People are called by their roles and never by their names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from journeymap.analysis import Analysis
from journeymap.analysis.buying_group import ROLE_CHECKS, RoleCell, RoleCheck, untouched
from journeymap.analysis.coverage import Share
from journeymap.model.vocabulary import label, role_holder
from journeymap.workspace import LinkedAccount, LinkedJourney, LinkedStage

__all__ = ["ROLE_CHECKS", "AccountGaps", "AccountStage", "AccountStep", "RoleSummary", "account_gaps"]

Verdict = Literal["covered", "gaps", "role_untouched", "no_map"]
Action = Literal["find", "contact", "channel", "answer", "map"]
_FIND = {
    "procurement": "find out who buys (procurement)",
    "legal_security": "find out who looks after legal and security",
}
"""Roles that are a department: one finds a person in it, rather than the person who is it."""
_FOR_SALES = frozenset({"qualify", "evaluate", "decide"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleGaps:
    """The four answers for one role at one stage; None where the question does not arise."""

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


@dataclass(frozen=True, slots=True)
class RoleSummary:
    """How one role fares across all stages."""

    role: str
    known: bool
    stages_met: Share
    """At how many of the stages that ask for a contact there is one."""
    answer: bool | None
    is_covered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountStep:
    """Something to do about an account, for whom, at which stages, and who would do it."""

    action: Action
    role: str | None = None
    stages: tuple[str, ...] = ()
    stage_names: tuple[str, ...] = ()
    concern: str | None = None
    owner: str | None

    @property
    def sentence(self) -> str:
        """What to do, in words."""
        role, where = role_holder(self.role) if self.role else "", ", ".join(self.stage_names)
        return {
            "find": _FIND.get(self.role or "", f"find out who {role} is"),
            "contact": f"plan a contact with {role} at {where}",
            "channel": f"say over which channel {role} is met at {where}",
            "answer": f"answer what worries {role}: {self.concern}",
            "map": "create a map for this account that extends the map of its segment",
        }[self.action]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountGaps:
    """An account of the report."""

    id: str
    name: str
    map: str | None
    map_title: str | None
    approach: str | None
    stage: str | None
    owners: tuple[str, ...]
    verdict: Verdict
    untouched: tuple[str, ...]
    share: Share
    stages: tuple[AccountStage, ...]
    next: tuple[AccountStep, ...]

    @property
    def roles(self) -> tuple[RoleSummary, ...]:
        """The required roles, each across all stages."""
        by_role: dict[str, list[RoleGaps]] = {}
        for stage in self.stages:
            for role in stage.roles:
                by_role.setdefault(role.role, []).append(role)
        return tuple(_role_summary(role, stages) for role, stages in by_role.items())

    @property
    def sentence(self) -> str:
        """The verdict, in words."""
        if self.verdict == "role_untouched":
            roles = " and ".join(map(label, self.untouched))
            return f"{roles} untouched: no known contact, and nothing reaches them at any stage"
        return {
            "covered": "every role is known, met and answered at every stage",
            "gaps": "some roles are not known, not met or not answered",
            "no_map": "there is no map, so nothing can be said",
        }[self.verdict]


def account_gaps(accounts: Iterable[LinkedAccount], analysis: Analysis) -> tuple[AccountGaps, ...]:
    """Report on the committees of all accounts but those that are treated like everyone else."""
    return tuple(_account_gaps(account, analysis) for account in accounts if account.model.approach != "mass")


def _account_gaps(account: LinkedAccount, analysis: Analysis) -> AccountGaps:
    cells = analysis.buying_groups.cells(account)
    share = Share.of_answers(answer for cell in cells for _, answer in cell.checks)
    untouched_roles = untouched(cells)
    journey = analysis.pipelines.map_of(account)
    owners = account.model.owners
    return AccountGaps(
        id=account.id,
        name=account.name,
        map=journey.id if journey else None,
        map_title=journey.name if journey else None,
        approach=account.model.approach,
        stage=account.model.stage,
        owners=tuple(owner for owner in (owners.marketing, owners.sales, owners.success) if owner),
        verdict=_verdict(journey, untouched_roles, share),
        untouched=untouched_roles,
        share=share,
        stages=tuple(_stages(cells)),
        next=tuple(_next_steps(account, journey, cells, untouched_roles)),
    )


def _verdict(journey: LinkedJourney | None, untouched_roles: Sequence[str], share: Share) -> Verdict:
    if journey is None:
        return "no_map"
    if untouched_roles:
        return "role_untouched"
    return "covered" if share.yes == share.of else "gaps"


def _stages(cells: Sequence[RoleCell]) -> Iterator[AccountStage]:
    for stage in dict.fromkeys(cell.stage for cell in cells):
        yield AccountStage(stage.id, stage.name, tuple(_role_gaps(cell) for cell in cells if cell.stage is stage))


def _role_gaps(cell: RoleCell) -> RoleGaps:
    return RoleGaps(
        role=cell.role,
        known=cell.known,
        planned=cell.planned,
        channel=cell.channel,
        answered=cell.answered,
        missing=tuple(check for check, answer in cell.checks if not answer),
    )


def _role_summary(role: str, stages: Sequence[RoleGaps]) -> RoleSummary:
    return RoleSummary(
        role=role,
        known=stages[0].known,
        stages_met=Share.of_answers(stage.planned for stage in stages if stage.planned is not None),
        answer=stages[0].answered,
        is_covered=not any(stage.missing for stage in stages),
    )


def _next_steps(
    account: LinkedAccount, journey: LinkedJourney | None, cells: Sequence[RoleCell], untouched_roles: Sequence[str]
) -> Iterator[AccountStep]:
    """What to do: untouched roles first, then in the order in which the roles are required."""
    if journey is None:
        yield AccountStep(action="map", owner=_owner(account, "marketing"))
    for role in dict.fromkeys([*untouched_roles, *(cell.role for cell in cells)]):
        role_cells = [cell for cell in cells if cell.role == role]
        if not role_cells[0].known:
            yield AccountStep(action="find", role=role, owner=_owner(account, "sales"))
        without_contact = [cell.stage for cell in role_cells if cell.planned is False]
        yield from _steps_by_team(account, "contact", role, without_contact)
        without_channel = [cell.stage for cell in role_cells if cell.planned and cell.channel is False]
        yield from _steps_by_team(account, "channel", role, without_channel)
        for concern in role_cells[0].unanswered:
            yield AccountStep(action="answer", role=role, concern=concern, owner=_owner(account, "marketing"))


def _steps_by_team(
    account: LinkedAccount, action: Action, role: str, stages: Sequence[LinkedStage]
) -> Iterator[AccountStep]:
    """Yield one step per team; which team leads depends on how far along the journey a stage is."""
    by_team: dict[str, list[LinkedStage]] = {}
    for stage in stages:
        by_team.setdefault(_team(stage), []).append(stage)
    for team, team_stages in by_team.items():
        yield AccountStep(
            action=action,
            role=role,
            stages=tuple(stage.id for stage in team_stages),
            stage_names=tuple(stage.name for stage in team_stages),
            owner=_owner(account, team),
        )


def _team(stage: LinkedStage) -> str:
    if stage.is_after_sale:
        return "success"
    return "sales" if _FOR_SALES.intersection(stage.phases) else "marketing"


def _owner(account: LinkedAccount, team: str) -> str | None:
    """The account's owner in this team, else in another one."""
    owners = account.model.owners
    by_team = {"marketing": owners.marketing, "sales": owners.sales, "success": owners.success}
    return by_team[team] or by_team["sales"] or by_team["marketing"]
