"""What to do because of what was measured, each told once: where accounts stall, what misses its plan, which data is
old.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.analysis import Analysis
from journeymap.analysis.figures import plan_of, value_of
from journeymap.analysis.stalls import Stall, told_of
from journeymap.model.base import shifted
from journeymap.model.vocabulary import label
from journeymap.view.gaps.acts import Act, Where
from journeymap.view.gaps.state import OF_UNKNOWN_VALUE, AccountState, band
from journeymap.view.links import FRONT_PAGE, map_page, program_page
from journeymap.workspace import LinkedJourney, LinkedProgram, Workspace


def measured_acts(
    journeys: Sequence[LinkedJourney], states: Sequence[AccountState], analysis: Analysis
) -> Iterator[Act]:
    """Yield what to do where accounts stall, and where a plan is missed by more than chance."""
    for source in _sources(states, analysis):
        for stall in analysis.stalls.told_at(source):
            stage = analysis.measurements.stage_on_map(stall.measured, stall.flow.stage)
            if stage is None or stage.journey in journeys:
                yield _stall(stall, source, analysis)
        yield from _missed(source, analysis)


def data_acts(states: Sequence[AccountState], analysis: Analysis) -> Iterator[Act]:
    """Yield the data that has to be exported again: it is older than it may be."""
    for source in _sources(states, analysis):
        for old in analysis.measurements.old_data(source):
            yield Act(
                kind="data",
                sentence=f"export '{old.key}' again, and measure: the newest that is known is of {old.newest}",
                about=old.key,
                owner=_owner(source),
                due=shifted(old.newest, old.fresh),
            )


def _sources(states: Sequence[AccountState], analysis: Analysis) -> tuple[LinkedProgram | Workspace, ...]:
    """The programs of some accounts, and the workspace as a whole; nothing where no account is looked at."""
    if not states:
        return ()
    programs = dict.fromkeys(program for state in states for program in analysis.uses.account_programs[state.account])
    return (analysis.workspace, *programs)


def _page_of(source: LinkedProgram | Workspace, analysis: Analysis) -> str:
    """The page that shows what was measured: a program alone shows what was measured of the whole, if it has nothing of
    its own.
    """
    programs = tuple(analysis.workspace.programs.values())
    if isinstance(source, Workspace) and len(programs) == 1 and analysis.measurements.of(programs[0]) is None:
        (source,) = programs
    return program_page(source) if isinstance(source, LinkedProgram) else FRONT_PAGE


def _owner(source: LinkedProgram | Workspace) -> str | None:
    return source.model.owner if isinstance(source, LinkedProgram) else None


def _stall(stall: Stall, source: LinkedProgram | Workspace, analysis: Analysis) -> Act:
    """Say what holds several at once. Whom to speak to at each of them is told there."""
    stage = analysis.measurements.stage_on_map(stall.measured, stall.flow.stage)
    return Act(
        kind="stall",
        sentence=f"find out with them what they wait for: {told_of(stall)}",
        about=stall.flow.name,
        map=stage.journey.id if stage else None,
        map_title=stage.journey.name if stage else None,
        map_page=map_page(stage.journey) if stage else None,
        stages=(Where(stage.id, stage.name),) if stage else (),
        owner=stage.owners[0] if stage and stage.owners else _owner(source),
        band=max((band(account, analysis) for account in stall.accounts), default=OF_UNKNOWN_VALUE),
        weight=stall.flow.over,
    )


def _missed(source: LinkedProgram | Workspace, analysis: Analysis) -> Iterator[Act]:
    measurements = analysis.measurements
    for figure in measurements.missed(source):
        flow = measurements.flow(measurements.of(source), figure.of) if figure.of else None
        name = f"{label(figure.measure)} of {flow.name}" if flow else label(figure.measure)
        yield Act(
            kind="plan_missed",
            sentence=f"agree on what to do otherwise: {name} is {value_of(figure)}, where {plan_of(figure)} is planned",
            about=name,
            measured_on=_page_of(source, analysis),
            owner=figure.owner or _owner(source),
            band=OF_UNKNOWN_VALUE,
        )
