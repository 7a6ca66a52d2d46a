"""For whom nothing is planned where it matters now: at the stage an account is in and the next one.

What accounts lack because the map below theirs lacks it is a gap of that map, and told there once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from journeymap.analysis.buying_group import ONLY_BUY, BuyingGroups, RoleCell
from journeymap.analysis.pipeline import Pipelines
from journeymap.analysis.progress import has_bought
from journeymap.analysis.threads import Deals
from journeymap.workspace import LinkedAccount, LinkedJourney, LinkedStage, Workspace

_PHASES = frozenset({"engage", "evaluate", "decide"})
"""In which a group gathers, compares and decides."""
_PHASES_OF_BUYING = frozenset({"evaluate", "decide"})
"""In which it is time for those who only buy."""


@dataclass(slots=True)
class SharedGap:
    """Roles for which a map has nothing at a stage, and the accounts that have planned nothing there either."""

    roles: dict[str, None] = field(default_factory=dict)
    accounts: dict[LinkedAccount, None] = field(default_factory=dict)


class UnplannedRoles:
    """The roles that are known, for which nothing is planned now or next; on a shared map or at an account."""

    def __init__(self, workspace: Workspace, pipelines: Pipelines, buying_groups: BuyingGroups, deals: Deals) -> None:
        self._pipelines = pipelines
        self._buying_groups = buying_groups
        self._deals = deals
        self._own: dict[LinkedAccount, list[RoleCell]] = {}
        self._shared: dict[LinkedStage, SharedGap] = {}
        self._sort(workspace)

    def at_account(self, account: LinkedAccount) -> Sequence[RoleCell]:
        """Return what only this account lacks, by stage, then by role."""
        return self._own.get(account, ())

    def on_map(self, stage: LinkedStage) -> SharedGap | None:
        """Return what several accounts lack because this stage of the map that they share lacks it."""
        return self._shared.get(stage)

    def _sort(self, workspace: Workspace) -> None:
        cells = [(cell, _source(cell)) for account in workspace.accounts.values() for cell in self._cells(account)]
        times = Counter((source, cell.role) for cell, source in cells)
        for cell, source in cells:
            if times[source, cell.role] > 1:
                gap = self._shared.setdefault(source, SharedGap())
                gap.roles[cell.role] = gap.accounts[cell.account] = None
            else:
                self._own.setdefault(cell.account, []).append(cell)

    def _cells(self, account: LinkedAccount) -> Iterator[RoleCell]:
        """Leave out whom nobody knows yet, and those that are named where too few have been spoken to."""
        groups = self._buying_groups
        if not groups.is_target(account) or has_bought(account, self._pipelines):
            return
        narrow = self._deals.narrow(account)
        named = narrow.threads.others if narrow else ()
        cells = [cell for cell in groups.cells(account) if cell.known and cell.role not in named and _matters(cell)]
        near = _near(account, self._pipelines.map_of(account))
        if near is not None:
            yield from (cell for cell in cells if cell.planned is False and cell.stage in near)
            return
        somewhere = {cell.role for cell in cells if cell.planned or cell.holders.contacts}
        yield from (cell for cell in cells if cell.planned is False and cell.role not in somewhere)


def _matters(cell: RoleCell) -> bool:
    phases = _PHASES_OF_BUYING if cell.role in ONLY_BUY else _PHASES
    return not phases.isdisjoint(cell.stage.phases)


def _near(account: LinkedAccount, journey: LinkedJourney | None) -> tuple[LinkedStage, ...] | None:
    """The stage of its map that an account is in, and the next one in scope; None if its stage is not known."""
    stages = journey.stages if journey else ()
    number = next((number for number, stage in enumerate(stages) if stage.id == account.model.stage), None)
    if number is None:
        return None
    after = next((stage for stage in stages[number + 1 :] if stage.in_scope), None)
    return (stages[number], after) if after else (stages[number],)


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
