"""For whom nothing is planned where it matters now: at the stage an account is in and the next one.

What accounts lack because the map below theirs lacks it is a gap of that map, and told there once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from journeymap.analysis.buying_group import BUYING, ONLY_BUY, BuyingGroups, RoleCell
from journeymap.analysis.contacts import is_ahead
from journeymap.analysis.pipeline import Pipelines
from journeymap.analysis.progress import has_bought
from journeymap.analysis.threads import Deals
from journeymap.workspace import LinkedAccount, LinkedJourney, LinkedStage, Workspace

_PHASES = frozenset({"engage", "evaluate", "decide"})
"""In which a group gathers, compares and decides."""

_TESTS = "technical_evaluator"
"""Whoever has tested has had their say once only the decision is left."""


@dataclass(slots=True)
class SharedGap:
    """Roles for which a map has nothing at a stage, and the accounts that have planned nothing there either."""

    roles: dict[str, None] = field(default_factory=dict)
    accounts: dict[LinkedAccount, None] = field(default_factory=dict)


class UnplannedRoles:
    """The roles that are known, for which nothing is planned now or next; on a shared map or at an account."""

    def __init__(self, workspace: Workspace, pipelines: Pipelines, buying_groups: BuyingGroups, deals: Deals) -> None:
        self._today = workspace.today
        self._pipelines = pipelines
        self._buying_groups = buying_groups
        self._deals = deals
        self._own: dict[LinkedAccount, list[RoleCell]] = {}
        self._shared: dict[LinkedJourney, dict[LinkedStage, SharedGap]] = {}
        self._sort(workspace)

    def at_account(self, account: LinkedAccount) -> Sequence[RoleCell]:
        """Return what only this account lacks, by stage, then by role."""
        return self._own.get(account, ())

    def on_map(self, journey: LinkedJourney) -> Mapping[LinkedStage, SharedGap]:
        """Return what several accounts lack because the map that they share lacks it, by its stages."""
        gaps = self._shared.get(journey, {})
        return {stage: gaps[stage] for stage in journey.stages_in_scope if stage in gaps}

    def _sort(self, workspace: Workspace) -> None:
        cells = [(cell, _source(cell)) for account in workspace.accounts.values() for cell in self._cells(account)]
        times = Counter((source, cell.role) for cell, source in cells)
        for cell, source in cells:
            if times[source, cell.role] > 1:
                gap = self._shared.setdefault(source.journey, {}).setdefault(source, SharedGap())
                gap.roles[cell.role] = gap.accounts[cell.account] = None
            else:
                self._own.setdefault(cell.account, []).append(cell)

    def _cells(self, account: LinkedAccount) -> Iterator[RoleCell]:
        """Leave out whom nobody knows yet, those with whom a contact is overdue, and those who are named because too
        few have been spoken to: each is told elsewhere.
        """
        groups = self._buying_groups
        if not groups.is_target(account) or has_bought(account, self._pipelines):
            return
        narrow = self._deals.narrow(account)
        named = {*(narrow.threads.others if narrow else ()), *_overdue(account, self._today)}
        cells = [cell for cell in groups.cells(account) if cell.known and cell.role not in named and _matters(cell)]
        near = self._near(account)
        if near is not None:
            unplanned = [cell for cell in cells if cell.planned is False and cell.stage.id in near]
            yield from (cell for cell in unplanned if cell.stage.id == account.model.stage or _is_to_prepare(cell))
            return
        somewhere = {cell.role for cell in cells if cell.planned or cell.holders.contacts}
        yield from (cell for cell in cells if cell.planned is False and cell.role not in somewhere)

    def _near(self, account: LinkedAccount) -> Collection[str] | None:
        """The stage that an account is in, and the next one on its map; None if its stage is not known."""
        journey, now = self._pipelines.map_of(account), self._pipelines.now(account)
        if journey is None or now is None:
            return None
        on_map = {stage.id for stage in journey.stages_in_scope}
        ahead = (stage.id for stage in self._pipelines.after(account, now.id))
        return {now.id, *islice((stage for stage in ahead if stage in on_map), 1)}


def _overdue(account: LinkedAccount, today: date) -> Iterator[str]:
    for entry in account.plan:
        if entry.model.status == "planned" and not is_ahead(entry, today):
            yield from entry.roles


def _is_to_prepare(cell: RoleCell) -> bool:
    return not BUYING.isdisjoint(cell.stage.phases)


def _matters(cell: RoleCell) -> bool:
    """Whether somebody with the role has a part at a stage; one with nothing in it lacks more than that."""
    if cell.stage.is_empty:
        return False
    if cell.role == _TESTS and set(cell.stage.phases) == {"decide"} and _was_met(cell):
        return False
    return _is_to_prepare(cell) if cell.role in ONLY_BUY else not _PHASES.isdisjoint(cell.stage.phases)


def _was_met(cell: RoleCell) -> bool:
    return cell.spoken_to is not None or any(contact.model.status == "done" for contact in cell.holders.contacts)


def _source(cell: RoleCell) -> LinkedStage:
    """The stage of the undermost map that has nothing for a role either; its own where no other map has the gap."""
    source, journey = cell.stage, cell.stage.journey.base
    while journey is not None:
        below = next((stage for stage in journey.stages_in_scope if stage.id == cell.stage.id), None)
        if below is None or _has_touchpoint(below, cell):
            break
        source, journey = below, journey.base
    return source


def _has_touchpoint(stage: LinkedStage, cell: RoleCell) -> bool:
    return bool(RoleCell(cell.account, stage, cell.role, cell.holders).touchpoints)
