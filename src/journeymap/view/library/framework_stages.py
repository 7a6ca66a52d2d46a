"""The stages of a framework: where each lies, who answers for it, how one comes and goes."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.model.criteria import Loop
from journeymap.model.framework import FrameworkStage
from journeymap.view.board.criteria import CriteriaView, criteria_views
from journeymap.workspace import LinkedFramework


@dataclass(frozen=True, slots=True)
class WayOn:
    """A usual way back or ahead: the name of the stage it leads to, and when people take it."""

    to: str
    when: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkStageRow:
    """A stage of a framework."""

    id: str
    name: str
    phases: tuple[str, ...]
    owners: tuple[str, ...]
    funnel: str | None
    note: str | None
    max_days: int | None
    catch_all: bool
    entry: tuple[CriteriaView, ...]
    exit: tuple[CriteriaView, ...]
    loops: tuple[WayOn, ...]


def framework_stage_rows(framework: LinkedFramework) -> tuple[FrameworkStageRow, ...]:
    """Return the stages of a framework, with what it takes from the one that it extends."""
    return tuple(_row(id_, stage, framework) for id_, stage in framework.stages.items())


def _row(id_: str, stage: FrameworkStage, framework: LinkedFramework) -> FrameworkStageRow:
    return FrameworkStageRow(
        id=id_,
        name=stage.name or id_,
        phases=stage.phases,
        owners=stage.owners,
        funnel=stage.funnel,
        note=stage.note,
        max_days=stage.max_days,
        catch_all=stage.catch_all,
        entry=criteria_views(stage.entry),
        exit=criteria_views(stage.exit),
        loops=tuple(_way_on(loop, framework) for loop in stage.loops),
    )


def _way_on(loop: Loop, framework: LinkedFramework) -> WayOn:
    stage = framework.stages.get(loop.to)
    return WayOn((stage.name if stage else None) or loop.to, loop.when)
