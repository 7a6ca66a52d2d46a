"""Accounts come in; who of their committees is met at which stage goes out, a verdict each, and what to do next.

People are called by their roles and never by their names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from journeymap.analysis import Analysis
from journeymap.analysis.buying_group import ROLE_CHECKS, RoleCell, RoleCheck, untouched
from journeymap.analysis.coverage import Share
from journeymap.model.vocabulary import AFTER_SALE, label, role_holder
from journeymap.workspace import LinkedAccount, LinkedJourney, LinkedStage

__all__ = ["ROLE_CHECKS", "AccountGaps", "AccountStage", "AccountStep", "RoleSum", "account_gaps"]

Verdict = Literal["covered", "gaps", "role_untouched", "no_map"]
Todo = Literal["find", "contact", "channel", "answer", "map"]
_FIND = {
    "procurement": "find out who buys (procurement)",
    "legal_security": "find out who looks after legal and security",
}
"""How one says of a department that somebody in it is still to be found."""
_FOR_SALES = frozenset({"qualify", "evaluate", "decide"})


@dataclass(frozen=True, slots=True)
class RoleGaps:
    """The four answers for one role at one stage; None where the question is not asked."""

    role: str
    known: bool
    contact: bool | None
    channel: bool | None
    answer: bool | None
    missing: tuple[RoleCheck, ...]


@dataclass(frozen=True, slots=True)
class AccountStage:
    """A stage of an account's map."""

    id: str
    name: str
    roles: tuple[RoleGaps, ...]


@dataclass(frozen=True, slots=True)
class RoleSum:
    """How one role fares over all stages: at how many of those `asked` about it is met, and whether it is answered."""

    role: str
    known: bool
    met: int
    asked: int
    answer: bool | None
    is_well: bool


@dataclass(frozen=True, slots=True)
class AccountStep:
    """Something to do about an account, for whom, at which stages, and who would do it."""

    do: Todo
    role: str | None
    stages: tuple[str, ...]
    stage_names: tuple[str, ...]
    what: str | None
    owner: str | None

    @property
    def sentence(self) -> str:
        """What to do, as it is said."""
        role, where = role_holder(self.role) if self.role else "", ", ".join(self.stage_names)
        return {
            "find": _FIND.get(self.role or "", f"find out who {role} is"),
            "contact": f"plan a contact with {role} at {where}",
            "channel": f"say over which channel {role} is met at {where}",
            "answer": f"answer what worries {role}: {self.what}",
            "map": "lay a map over that of its segment, with account:",
        }[self.do]


@dataclass(frozen=True, slots=True)
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
    def roles(self) -> tuple[RoleSum, ...]:
        """The required roles, each over all stages."""
        by_role: dict[str, list[RoleGaps]] = {}
        for stage in self.stages:
            for one in stage.roles:
                by_role.setdefault(one.role, []).append(one)
        return tuple(_sum(role, cells) for role, cells in by_role.items())

    @property
    def sentence(self) -> str:
        """The verdict, as it is said."""
        if self.verdict == "role_untouched":
            roles = " and ".join(map(label, self.untouched))
            return f"{roles} untouched: nobody is known, and nothing reaches them at any stage"
        return {
            "covered": "every role is known, met and answered at every stage",
            "gaps": "some roles are not known, not met or not answered",
            "no_map": "there is no map, so nothing can be said",
        }[self.verdict]


def account_gaps(accounts: Iterable[LinkedAccount], analysis: Analysis) -> tuple[AccountGaps, ...]:
    """The committees of all accounts but those that get what everyone gets."""
    return tuple(_account(account, analysis) for account in accounts if account.model.approach != "mass")


def _account(account: LinkedAccount, analysis: Analysis) -> AccountGaps:
    cells = analysis.buying_groups.cells(account)
    answers = [answer for cell in cells for _, answer in cell.checks]
    gone, owners, map_ = untouched(cells), account.model.owners, analysis.pipelines.map_of(account)
    return AccountGaps(
        id=account.id,
        name=account.name,
        map=map_.id if map_ else None,
        map_title=map_.model.title if map_ else None,
        approach=account.model.approach,
        stage=account.model.stage,
        owners=tuple(one for one in (owners.marketing, owners.sales, owners.success) if one),
        verdict=_verdict(map_, gone, all_yes=all(answers)),
        untouched=gone,
        share=Share(sum(answers), len(answers)),
        stages=tuple(_stages(cells)),
        next=tuple(_next(account, map_, cells, gone)),
    )


def _verdict(map_: LinkedJourney | None, gone: Sequence[str], *, all_yes: bool) -> Verdict:
    if map_ is None:
        return "no_map"
    if gone:
        return "role_untouched"
    return "covered" if all_yes else "gaps"


def _stages(cells: Sequence[RoleCell]) -> Iterator[AccountStage]:
    for id_, stage in {cell.stage.id: cell.stage for cell in cells}.items():
        roles = tuple(_role(cell) for cell in cells if cell.stage is stage)
        yield AccountStage(id_, stage.name, roles)


def _role(cell: RoleCell) -> RoleGaps:
    missing = tuple(check for check, answer in cell.checks if not answer)
    return RoleGaps(cell.role, cell.known, cell.contact, cell.channel, cell.answer, missing)


def _sum(role: str, cells: Sequence[RoleGaps]) -> RoleSum:
    asked = [cell.contact for cell in cells if cell.contact is not None]
    is_well = not any(cell.missing for cell in cells)
    return RoleSum(role, cells[0].known, sum(asked), len(asked), cells[0].answer, is_well)


def _next(
    account: LinkedAccount, map_: LinkedJourney | None, cells: Sequence[RoleCell], gone: Sequence[str]
) -> Iterator[AccountStep]:
    """What to do: untouched roles first, then in the order in which the roles are required."""
    if map_ is None:
        yield AccountStep("map", None, (), (), None, _owner(account, "marketing"))
    for role in dict.fromkeys([*gone, *(cell.role for cell in cells)]):
        own = [cell for cell in cells if cell.role == role]
        if not own[0].known:
            yield AccountStep("find", role, (), (), None, _owner(account, "sales"))
        yield from _at_stages(account, "contact", role, [cell.stage for cell in own if cell.contact is False])
        silent = [cell.stage for cell in own if cell.contact and cell.channel is False]
        yield from _at_stages(account, "channel", role, silent)
        for worry in own[0].unanswered:
            yield AccountStep("answer", role, (), (), worry, _owner(account, "marketing"))


def _at_stages(account: LinkedAccount, do: Todo, role: str, stages: Sequence[LinkedStage]) -> Iterator[AccountStep]:
    """One step a team: who leads depends on how far the stage lies along the way."""
    by_team: dict[str, list[LinkedStage]] = {}
    for stage in stages:
        by_team.setdefault(_team(stage), []).append(stage)
    for team, some in by_team.items():
        ids, names = tuple(one.id for one in some), tuple(one.name for one in some)
        yield AccountStep(do, role, ids, names, None, _owner(account, team))


def _team(stage: LinkedStage) -> str:
    if AFTER_SALE.intersection(stage.phases):
        return "success"
    return "sales" if _FOR_SALES.intersection(stage.phases) else "marketing"


def _owner(account: LinkedAccount, team: str) -> str | None:
    """Who answers for the account in this team, else in another one."""
    owners = account.model.owners
    named = {"marketing": owners.marketing, "sales": owners.sales, "success": owners.success}
    return named[team] or named["sales"] or named["marketing"]
