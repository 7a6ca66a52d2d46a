"""How far you have got with every role of every account of a program, in one picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from journeymap.view.gaps.committees import Committee, RoleRow
from journeymap.view.gaps.state import AccountState
from journeymap.view.records import Target

State = Literal["later", "nobody", "known", "planned", "spoken_to", "answered"]
"""`later`: nobody is known, and it is too early to ask for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCell:
    """How far you have got with a role at an account: the furthest of four steps, and what is left open."""

    state: State
    is_asked: bool
    """Whether it counts: it is time to talk with them, or to know them, and nobody is known."""
    known: bool
    planned: bool | None
    """Whether something that is to come is meant for it; None where nothing is asked."""
    last_spoken_to: str | None
    worries: int
    unanswered: int
    people: tuple[str, ...]
    """Their names, where they may be shown."""


@dataclass(frozen=True, slots=True)
class CommitteeRow:
    """An account with a cell for each role; None where the role plays no part there."""

    account: Target
    stage: str | None
    cells: tuple[RoleCell | None, ...]
    spoken_to: int
    of: int
    """Of the roles that count."""


@dataclass(frozen=True, slots=True)
class CommitteeMap:
    """The committees of all accounts of a program."""

    required: tuple[str, ...]
    others: tuple[str, ...]
    rows: tuple[CommitteeRow, ...]
    sums: tuple[tuple[int, int], ...]
    """For each role at how many accounts somebody has spoken to it, and at how many it counts."""

    @property
    def roles(self) -> tuple[str, ...]:
        """All roles, those that it takes to decide first."""
        return (*self.required, *self.others)


def committee_map(committees: Sequence[tuple[Committee, AccountState]], required: Sequence[str]) -> CommitteeMap:
    """Return the committees of some accounts by role, with where each account is."""
    found = dict.fromkeys(row.role for committee, _ in committees for row in committee.roles)
    others = tuple(role for role in found if role not in required)
    rows = tuple(_row(committee, (*required, *others), state) for committee, state in committees)
    by_role = list(zip(*(row.cells for row in rows), strict=True))
    sums = tuple(map(_sum, by_role))
    return CommitteeMap(tuple(required), others, rows, sums)


def _sum(cells: Sequence[RoleCell | None]) -> tuple[int, int]:
    """How many of the cells that count are of somebody who was spoken to, and how many count."""
    asked = [cell for cell in cells if cell and cell.is_asked]
    return sum(cell.state in ("spoken_to", "answered") for cell in asked), len(asked)


def _row(committee: Committee, roles: Sequence[str], state: AccountState) -> CommitteeRow:
    by_role = {row.role: row for row in committee.roles}
    to_know = set(state.due_soon(state.roles)) if state.stirs else set()
    to_talk = set(state.due_now(state.roles)) if state.stirs else set()
    cells = tuple(
        _cell(by_role[role], to_know=role in to_know, to_talk=role in to_talk) if role in by_role else None
        for role in roles
    )
    return CommitteeRow(committee.account, committee.stage, cells, *_sum(cells))


def _cell(row: RoleRow, *, to_know: bool, to_talk: bool) -> RoleCell:
    planned = bool(row.planned.yes) if row.planned else None
    state = _state(row, is_planned=bool(planned), is_time=to_know)
    return RoleCell(
        state=state,
        is_asked=to_talk or state == "nobody",
        known=row.known,
        planned=planned,
        last_spoken_to=row.last_spoken_to,
        worries=row.worries,
        unanswered=row.unanswered,
        people=row.people,
    )


def _state(row: RoleRow, *, is_planned: bool, is_time: bool) -> State:
    if row.spoken_to:
        return "answered" if row.worries and not row.unanswered else "spoken_to"
    if not row.known:
        return "nobody" if is_time else "later"
    return "planned" if is_planned else "known"
