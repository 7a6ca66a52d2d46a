"""The public functions: load a workspace, lint it, work out its coverage, see what is due
and which approach each account calls for, hold it against what happened, publish it, export a map.

The commands are thin clients of these functions.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.analysis import Analysis
from journeymap.linting import LintResult, make_plan, run_plan
from journeymap.source import Problem
from journeymap.workspace import LinkedAccount, LinkedJourney, LinkedProgram, Workspace, locate
from journeymap.workspace import load as load_workspace

if TYPE_CHECKING:
    from journeymap.importing.report import ImportReport
    from journeymap.importing.update.update import Update
    from journeymap.model.settings import Paper
    from journeymap.publish import SiteChanges
    from journeymap.view.agenda.agenda import Agenda
    from journeymap.view.fit.report import FitReport
    from journeymap.view.gaps.report import GapReport
    from journeymap.view.measure.report import MeasureReport

__all__ = ["agenda", "coverage", "export", "fit", "lint", "load", "measure", "render", "update_maps"]


def load(
    path: str | Path = ".",
    *,
    root: str | Path | None = None,
    today: date | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Workspace:
    """Find the workspace that a file or folder belongs to, and read and link all of it.

    A broken file never raises: it becomes a finding of `lint`.

    Args:
        path: A file or folder of the workspace.
        root: The folder of the workspace, if `path` does not lead to it.
        today: The day to judge dates by; the current day by default.
        progress: Called with the number of files read so far, and of all files.

    Raises:
        UsageError: There is no workspace.
    """
    folder = locate([] if root else [Path(path)], Path(root) if root else None)
    return load_workspace(folder, today or current_day(), progress)


def current_day() -> date:
    """Return the day it is where this runs."""
    return datetime.now().astimezone().date()


def lint(
    workspace: Workspace,
    *,
    profile: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    fail_on: str | None = None,
    fail_on_overdue: bool = False,
) -> LintResult:
    """Return everything that is wrong and everything that is missing, in the order of the files.

    Options win over the settings of the workspace.

    Args:
        workspace: What `load` has returned.
        profile: The set of rules to run: starter, map, abm or strict.
        select: Run only these rules: codes, names or families.
        ignore: Do not run these rules.
        fail_on: The lowest severity that makes the result fail: error, warning, info or never.
        fail_on_overdue: Whether findings that are merely overdue fail as well.

    Raises:
        UsageError: No rule, profile or level has that name.
    """
    plan = make_plan(
        workspace,
        profile=profile,
        select=select,
        ignore=ignore,
        fail_on=fail_on,
        fail_on_overdue=fail_on_overdue,
    )
    return run_plan(analysis_of(workspace), plan, theme=_theme_problems(workspace))


def _theme_problems(workspace: Workspace) -> Sequence[Problem]:
    if workspace.settings.site.theme is None:
        return ()
    from journeymap.publish import theme_problems  # templates are not needed to lint a workspace without a theme

    return theme_problems(workspace)


def coverage(
    workspace: Workspace,
    *,
    result: LintResult | None = None,
    journeys: Iterable[LinkedJourney] | None = None,
    accounts: Iterable[LinkedAccount] | None = None,
) -> GapReport:
    """Return which buyer meets what at which stage, how much of that is covered, and what to do next.

    Args:
        workspace: What `load` has returned.
        result: The findings to name beside the stages; without it, those of the workspace's own settings.
        journeys: Only these maps of the workspace.
        accounts: Only these accounts of the workspace.
    """
    from journeymap.view.gap_index import GapIndex  # not needed to lint
    from journeymap.view.gaps.report import gap_report, with_opportunities

    result = result or lint(workspace)
    maps = tuple(workspace.journeys.values() if journeys is None else journeys)
    buyers = tuple(workspace.accounts.values() if accounts is None else accounts)
    gaps = GapIndex(analysis_of(workspace), result.findings)
    return with_opportunities(gap_report(maps, gaps, buyers), maps, gaps)


def agenda(
    workspace: Workspace,
    *,
    within: timedelta | None = None,
    journeys: Iterable[LinkedJourney] | None = None,
    accounts: Iterable[LinkedAccount] | None = None,
) -> Agenda:
    """Return everything that has a day, by the person who does it: what is late, and what is due soon.

    Args:
        workspace: What `load` has returned.
        within: How far to look ahead from the day of the workspace; thirty days by default.
        journeys: Only these maps of the workspace.
        accounts: Only these accounts of the workspace.
    """
    from journeymap.view.agenda.agenda import WITHIN, agenda_of  # not needed to lint

    time = WITHIN if within is None else within
    return agenda_of(analysis_of(workspace), within=time, journeys=journeys, accounts=accounts)


def fit(
    workspace: Workspace,
    *,
    program: LinkedProgram | None = None,
    accounts: Iterable[LinkedAccount] | None = None,
) -> FitReport:
    """Return which approach each account calls for and why, how it is treated, and when what it costs comes back.

    Args:
        workspace: What `load` has returned.
        program: Only the accounts of this program of the workspace, and only what it costs.
        accounts: Only these accounts of the workspace.
    """
    from journeymap.view.fit.report import fit_report  # not needed to lint

    buyers = workspace.accounts.values() if accounts is None else accounts
    return fit_report(buyers, analysis_of(workspace), program)


def measure(
    workspace: Workspace | None = None,
    *,
    files: Sequence[str | Path] = (),
    export: str | None = None,
    dates: str | None = None,
    program: str | None = None,
    as_of: date | None = None,
    since: date | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> MeasureReport:
    """Return how many go on at each stage, how long it takes, and whether the plan is kept, from exports and queries.

    Data that cannot be read never raises while there is other data: `failures` of the result names it.

    Args:
        workspace: What `load` has returned; its settings and programs name the data. Without it, `files` are measured
            as they are.
        files: Measure these files in place of the data that the workspace names.
        export: What the files are, such as hubspot-deals; found out by their columns when left out.
        dates: What 03/04 is in the files, day_first or month_first; found out by the other dates when left out.
        program: Measure only the program with this id.
        as_of: The last day that counts; the day of the workspace, or the current one, by default.
        since: The first day of the period; a year before the last one by default.
        progress: Called with the number of sources read so far, and of all sources.

    Raises:
        UsageError: There is no data, none of it can be read, there is no such program, or the packages that read data
            are not installed: they come with `journeymap[measure]`.
    """
    from journeymap.measurement.installed import require  # what reads data is large, and needed nowhere else

    require()
    from journeymap.measurement.measure import measurement_of
    from journeymap.measurement.period import Period
    from journeymap.view.measure.report import measure_report

    day = as_of or (workspace.today if workspace else current_day())
    given = tuple(map(Path, files))
    analysis = analysis_of(workspace) if workspace else None
    measured = measurement_of(
        analysis,
        Period.until(day, since),
        files=given,
        export=export,
        dates=dates,
        program=program,
        environment=os.environ,
        progress=progress,
    )
    title = workspace.title if workspace else ", ".join(file.name for file in given)
    return measure_report(measured, title, workspace)


def import_files(
    files: Sequence[str | Path],
    *,
    shape: str | None = None,
    out: str | Path | None = None,
    dry_run: bool = False,
    language: str | None = None,
    force: bool = False,
    root: str | Path | None = None,
    today: date | None = None,
) -> ImportReport:
    """Bring in maps of other shapes, and return what became of each of their cells.

    Args:
        files: The files, or folders of them; - for standard input.
        shape: What they are, such as markdown or csv; found out by their content when left out.
        out: The file or folder to write to; the maps folder of the workspace by default.
        dry_run: Write nothing.
        language: The language of the maps; found out where it is certain by default.
        force: Write over files that are there already.
        root: The folder of the workspace; the one around `out` or the current folder by default, and the current
            folder becomes one where there is none.
        today: The day to judge dates by; the current day by default.

    Raises:
        UsageError: Nothing can be brought in from one of the files, or one that is to be written is there already.
        SystemFailure: A file could not be read or written. Nothing was written.
    """
    from journeymap.importing.bring_in import bring_in  # not needed to lint

    return bring_in(
        files,
        shape=shape,
        out=Path(out) if out is not None else None,
        is_dry=dry_run,
        language=language,
        force=force,
        root=Path(root) if root is not None else None,
        today=today or current_day(),
    )


def update_maps(
    files: Sequence[str | Path],
    *,
    dry_run: bool = False,
    root: str | Path | None = None,
    today: date | None = None,
) -> Sequence[Update]:
    """Bring back what people changed in workbooks that `export` made, as edits of the files of their maps.

    Comments, order and quotes of the files stay. Where something in a workbook cannot be placed, nothing of it is
    written, and `refusals` says why.

    Args:
        files: The workbooks.
        dry_run: Write nothing.
        root: The folder of the workspace; the one around the current folder by default.
        today: The day to judge dates by; the current day by default.

    Raises:
        UsageError: A file is no workbook of a map of this workspace.
        SystemFailure: A file could not be read or written.
    """
    from journeymap.importing.update.bring_back import bring_back  # not needed to lint

    return bring_back(
        files, root=Path(root) if root is not None else None, is_dry=dry_run, today=today or current_day()
    )


def render(
    workspace: Workspace,
    out: str | Path,
    *,
    formats: Sequence[str] = ("html",),
    result: LintResult | None = None,
    journeys: Sequence[LinkedJourney] | None = None,
) -> SiteChanges:
    """Publish a page for every map, with its gap report, an index and the library.

    Only pages that journeymap made are replaced or removed; other files in the folder are left alone. What should have
    gone and could not be removed is in `not_removed` of the result.

    Args:
        workspace: What `load` has returned.
        out: The folder to publish into.
        formats: html, markdown, or both.
        result: The findings to show on the pages; without it, those of the workspace's own settings.
        journeys: Write the pages of these maps only. Those of other maps stay as they are, unless a link would lead
            nowhere: then they are written as well.

    Raises:
        CannotPublish: A document is wrong, or the system did not let us write. Nothing was changed, unless
            it is PublishedInPart.
        UsageError: There is no format of that name, or the theme of the workspace cannot be used.
    """
    from journeymap.publish import publish  # not needed to lint

    return publish(analysis_of(workspace), result or lint(workspace), Path(out), formats=formats, only=journeys)


def export(
    workspace: Workspace,
    format_: str,
    *,
    journeys: Iterable[LinkedJourney] | None = None,
    paper: Paper | None = None,
    result: LintResult | None = None,
    warn: Callable[[str], None] | None = None,
) -> dict[str, bytes]:
    """Return maps as files for other programs, by their ids: spreadsheets, slides, posters, diagrams or data.

    Args:
        workspace: What `load` has returned.
        format_: The name of a format, such as csv or mermaid.
        journeys: Only these maps of the workspace.
        paper: The paper of posters; that of the settings by default.
        result: The findings to show; without it, those of the workspace's own settings.
        warn: Called with a sentence about whatever cannot be shown as it should, such as a character in no font.

    Raises:
        UsageError: There is no format of that name, or a package that it needs is not installed.
    """
    from journeymap.exporting import ExportOptions, export_map  # not needed to lint
    from journeymap.publish import without_stance
    from journeymap.view.gap_index import GapIndex

    result = result or lint(workspace)
    gaps = GapIndex(analysis_of(workspace), without_stance(result.findings))
    options = ExportOptions(paper=paper, warn=warn or (lambda _: None))
    maps = workspace.journeys.values() if journeys is None else journeys
    return {journey.id: export_map(format_, journey, gaps, options) for journey in maps}


@lru_cache(maxsize=1)
def analysis_of(workspace: Workspace) -> Analysis:
    """Return the facts about a workspace, computed once for all of these functions."""
    return Analysis(workspace)
