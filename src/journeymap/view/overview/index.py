"""The front page of a site: every program and map with its state, and the library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap.analysis import Analysis
from journeymap.analysis.coverage import Coverage, Share, share
from journeymap.checklists import scope_of
from journeymap.view.checklists import ChecklistView, checklists
from journeymap.view.gap_index import GapIndex, GapMark
from journeymap.view.gaps.report import GapReport
from journeymap.view.links import gaps_page, map_page, persona_page
from journeymap.view.measured.program import Measures, measures_beside
from journeymap.view.overview.heat_map import HeatMap, heat_map
from journeymap.view.programs.account_cards import AccountCard, account_card
from journeymap.view.programs.due import due_at
from journeymap.view.programs.program import ProgramCard, ProgramView, program_card
from journeymap.view.records import Target
from journeymap.workspace import LinkedJourney, LinkedStage


@dataclass(frozen=True, slots=True, kw_only=True)
class MapCard:
    """A map on the front page."""

    id: str
    title: str
    page: str
    gaps_page: str
    state: str
    status: str | None
    owner: str | None
    reviewed: str | None
    overdue: bool
    tags: tuple[str, ...]
    personas: tuple[Target, ...]
    stages: tuple[tuple[str, Share | None], ...]
    coverage: Share
    gaps: int
    """Its own."""
    inherited: int
    """Those that are told on the map that it extends."""
    by_severity: tuple[tuple[str, int], ...]


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
    return IndexView(
        title=gaps.workspace.title,
        programs=tuple(map(program_card, programs)),
        accounts=tuple(_accounts_beside_programs(gaps.analysis, report)),
        maps=tuple(_card(journey, gaps) for journey in journeys),
        content=len(gaps.workspace.content),
        measures=measures_beside((view.measures for view in programs), gaps.analysis),
        report=report,
        gaps=len(gaps.marks),
        heat=heat_map(journeys, gaps.analysis.coverage),
        checklists=checklists(scope_of(gaps.analysis)),
        other_gaps=tuple(mark for mark in gaps.marks if mark.map not in gaps.workspace.journeys),
    )


def _accounts_beside_programs(analysis: Analysis, report: GapReport) -> Iterator[AccountCard]:
    about = {account.id: account for account in report.accounts}
    programs, accounts = analysis.uses.account_programs, analysis.workspace.accounts.values()
    beside = [account for account in accounts if account not in programs]
    due = due_at(beside, analysis)
    for account in beside:
        yield account_card(account, analysis, due.first.get(account.id), about.get(account.id))


def _card(journey: LinkedJourney, gaps: GapIndex) -> MapCard:
    model, coverage = journey.model, gaps.analysis.coverage
    marks = gaps.of_map(journey)
    own = sum(mark.map == journey.id for mark in marks)
    counts = Counter(mark.severity for mark in marks)
    return MapCard(
        id=journey.id,
        title=journey.name,
        page=map_page(journey),
        gaps_page=gaps_page(journey),
        state=model.state,
        status=model.status,
        owner=model.owner,
        reviewed=model.reviewed.isoformat() if model.reviewed else None,
        overdue=gaps.review_is_due(journey),
        tags=model.tags,
        personas=tuple(Target(persona.model.name, page=persona_page(persona)) for persona in journey.personas),
        stages=tuple((stage.name, _share_at(stage, coverage)) for stage in journey.stages),
        coverage=share(coverage.of(journey)),
        gaps=own,
        inherited=len(marks) - own,
        by_severity=tuple(
            (severity, counts[severity]) for severity in ("error", "warning", "info") if counts[severity]
        ),
    )


def _share_at(stage: LinkedStage, coverage: Coverage) -> Share | None:
    """How well a stage is covered; None where nothing is asked."""
    found = share(coverage.at(stage)) if stage.in_scope else None
    return found if found and found.of else None
