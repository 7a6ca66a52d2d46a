"""How far you have got with every role of every account of a program, in one picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from journeymap.analysis.coverage import Share
from journeymap.view.gaps.committees import Committee, RoleRow
from journeymap.view.gaps.state import AccountState
from journeymap.view.records import Target

State = Literal["later", "nobody", "known", "planned", "spoken_to", "answered"]
"""`later`: nobody is known, and it is too early to ask for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCell:
    """How far you have got with a role at an account: the furthest of four steps, and what is left open."""

    state: State
    known: bool
    planned: bool | None
    """Whether something that is to come is meant for it; None where nothing is asked."""
    last_spoken_to: str | None
    worries: int
    unanswered: int
    is_asked: bool
    """Whether it is time to talk to them, so that they count."""
    people: tuple[str, ...]
    """Their names, where they may be shown."""

    @property
    def spoken_to(self) -> bool:
        """Whether somebody has spoken to them."""
        return self.state in ("spoken_to", "answered")


@dataclass(frozen=True, slots=True)
class CommitteeRow:
    """An account with a cell for each role; None where the role plays no part there."""

    account: Target
    stage: str | None
    cells: tuple[RoleCell | None, ...]
    spoken_to: Share
    """Of the roles with whom it is time to talk."""


@dataclass(frozen=True, slots=True)
class CommitteeMap:
    """The committees of all accounts of a program."""

    required: tuple[str, ...]
    others: tuple[str, ...]
    rows: tuple[CommitteeRow, ...]
    sums: tuple[Share, ...]
    """For each role at how many of the accounts where it is time to talk to it somebody has."""

    @property
    def roles(self) -> tuple[str, ...]:
        """All roles, those that it takes to decide first."""
        return (*self.required, *self.others)

    @property
    def spoken_to(self) -> Share:
        """How many of the roles with whom it is time to talk somebody has spoken to, over all accounts."""
        return Share(sum(row.spoken_to.yes for row in self.rows), sum(row.spoken_to.of for row in self.rows))


def committee_map(committees: Sequence[tuple[Committee, AccountState]], required: Sequence[str]) -> CommitteeMap:
    """Return the committees of some accounts by role, with where each account is."""
    found = dict.fromkeys(row.role for committee, _ in committees for row in committee.roles)
    others = tuple(role for role in found if role not in required)
    rows = tuple(_row(committee, (*required, *others), state) for committee, state in committees)
    by_role = list(zip(*(row.cells for row in rows), strict=True))
    return CommitteeMap(tuple(required), others, rows, tuple(map(_spoken_to, by_role)))


def _spoken_to(cells: Iterable[RoleCell | None]) -> Share:
    return Share.of_answers(cell.spoken_to for cell in cells if cell and cell.is_asked)


def _row(committee: Committee, roles: Sequence[str], state: AccountState) -> CommitteeRow:
    by_role = {row.role: row for row in committee.roles}
    to_know = set(state.due_soon(state.roles)) if state.stirs else set()
    to_talk = set(state.due_now(state.roles)) if state.stirs else set()
    cells = tuple(
        _cell(by_role[role], is_time=role in to_know, is_asked=role in to_talk) if role in by_role else None
        for role in roles
    )
    return CommitteeRow(committee.account, committee.stage, cells, _spoken_to(cells))


def _cell(row: RoleRow, *, is_time: bool, is_asked: bool) -> RoleCell:
    planned = bool(row.planned.yes) if row.planned else None
    state = _state(row, is_planned=bool(planned), is_time=is_time)
    return RoleCell(
        state=state,
        known=row.known,
        planned=planned,
        last_spoken_to=row.last_spoken_to,
        worries=row.worries,
        unanswered=row.unanswered,
        is_asked=is_asked or state == "nobody",
        people=row.people,
    )


def _state(row: RoleRow, *, is_planned: bool, is_time: bool) -> State:
    if row.spoken_to:
        return "answered" if row.worries and not row.unanswered else "spoken_to"
    if not row.known:
        return "nobody" if is_time else "later"
    return "planned" if is_planned else "known"
