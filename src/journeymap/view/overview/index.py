"""The front page of a site: what it is, what changed, where it hurts, what is due; then every program and map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from journeymap.analysis import Analysis
from journeymap.analysis.feelings import scale_of
from journeymap.checklists import scope_of
from journeymap.view.board.curve import curve
from journeymap.view.board.sparkline import Sparkline, sparkline
from journeymap.view.checklists import ChecklistView, checklists
from journeymap.view.gap_index import GapIndex, GapMark
from journeymap.view.gaps.acts import Act
from journeymap.view.gaps.report import GapReport
from journeymap.view.links import persona_tag
from journeymap.view.measured.program import Measures, measures_beside
from journeymap.view.overview.changes import Changes, changes
from journeymap.view.overview.due import WhatIsDue, beside_what_is_due, what_is_due
from journeymap.view.overview.heat_map import HeatMap, heat_map
from journeymap.view.overview.hierarchy import placed_maps
from journeymap.view.overview.hurts import Hurts, hurts
from journeymap.view.overview.map_card import MapCard, map_card
from journeymap.view.programs.account_cards import AccountCard, account_card
from journeymap.view.programs.due import due_at
from journeymap.view.programs.program import ProgramCard, ProgramView, program_card
from journeymap.workspace import LinkedJourney

_MOST_DRAWN = 60
"""So many curves are a picture; more are only heavy."""
_MOST_ACTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """The front page of the site."""

    title: str
    programs: tuple[ProgramCard, ...]
    accounts: tuple[AccountCard, ...]
    """Those that are in no program."""
    maps: tuple[MapCard, ...]
    content: int
    """How many pieces there are."""
    measures: Measures | None
    """What was measured for the workspace as a whole, where no program shows that."""
    changes: Changes | None
    hurts: Hurts | None
    due: WhatIsDue | None
    acts: tuple[Act, ...]
    """What to do next, beside what is due."""
    report: GapReport
    gaps: int
    heat: HeatMap | None
    checklists: tuple[ChecklistView, ...]
    other_gaps: tuple[GapMark, ...]
    """The gaps that belong to no map."""


def index_view(
    journeys: Sequence[LinkedJourney],
    gaps: GapIndex,
    report: GapReport,
    programs: Sequence[ProgramView] = (),
) -> IndexView:
    """Return the front page of some maps and programs."""
    analysis = gaps.analysis
    measures = measures_beside((view.measures for view in programs), analysis)
    heat = heat_map(journeys, analysis.coverage)
    sparks = {journey.id: _spark(journey, analysis) for journey in journeys}
    due = what_is_due(analysis)
    return IndexView(
        title=gaps.workspace.title,
        programs=tuple(map(program_card, programs)),
        accounts=tuple(_accounts_beside_programs(analysis, report)),
        maps=tuple(_cards(journeys, sparks, gaps)),
        content=len(gaps.workspace.content),
        measures=measures,
        changes=changes(journeys, (*((view.name, view.measures) for view in programs), (None, measures)), analysis),
        hurts=hurts(journeys, sparks, heat),
        due=due,
        acts=beside_what_is_due(report.first or report.next, due, _MOST_ACTS),
        report=report,
        gaps=len(gaps.marks),
        heat=heat,
        checklists=checklists(scope_of(analysis)),
        other_gaps=tuple(mark for mark in gaps.marks if mark.map not in gaps.workspace.journeys),
    )


def _cards(
    journeys: Sequence[LinkedJourney], sparks: Mapping[str, Sparkline | None], gaps: GapIndex
) -> Iterator[MapCard]:
    is_drawn = len(journeys) <= _MOST_DRAWN
    for place in placed_maps(journeys):
        yield map_card(place, sparks, gaps, is_drawn=is_drawn)


def _spark(journey: LinkedJourney, analysis: Analysis) -> Sparkline | None:
    tags = [persona_tag(persona, number) for number, persona in enumerate(journey.personas, start=1)]
    drawn = curve(journey, tags, scale_of(analysis.workspace, journey))
    return sparkline(drawn, [stage.id for stage in journey.stages])


def _accounts_beside_programs(analysis: Analysis, report: GapReport) -> Iterator[AccountCard]:
    about = {account.id: account for account in report.accounts}
    programs, accounts = analysis.uses.account_programs, analysis.workspace.accounts.values()
    beside = [account for account in accounts if account not in programs]
    due = due_at(beside, analysis)
    for account in beside:
        yield account_card(account, analysis, due.first.get(account.id), about.get(account.id))
