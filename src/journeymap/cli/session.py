"""Find, load and check the workspace that a command was called for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from journeymap import api
from journeymap.atomic_file import write_atomically
from journeymap.cli.given import is_read, no_map_found, why_not_read
from journeymap.cli.options import Options
from journeymap.errors import SystemFailure, UsageError, reason_of
from journeymap.linting import LintResult, in_scope
from journeymap.model.base import Written
from journeymap.model.paths import paths_in
from journeymap.model.strictness import Profile
from journeymap.named_paths import PICTURE
from journeymap.report.console import progress, show
from journeymap.report.formats import Report, ReportOptions, content
from journeymap.report.run import Run
from journeymap.streams import warn, write_text
from journeymap.workspace import (
    SETTINGS,
    LinkedAccount,
    LinkedJourney,
    Workspace,
    is_input,
    load_settings,
    locate,
    locate_all,
)

_LESSONS = 5
Shown = TypeVar("Shown")


@dataclass(frozen=True, kw_only=True)
class Session:
    """A workspace, its findings, and the part of it that a command was called for."""

    workspace: Workspace
    result: LintResult
    """The findings on the files that were asked for."""
    everything: LintResult
    """The findings of the whole workspace."""
    scope: tuple[str, ...]
    """The files and folders that were asked for, by their paths in the workspace; none for everything."""

    @property
    def journeys(self) -> tuple[LinkedJourney, ...]:
        """The maps that were asked for."""
        journeys = self.workspace.journeys.values()
        return tuple(journey for journey in journeys if self.includes(journey.place.document.path))

    @property
    def accounts(self) -> tuple[LinkedAccount, ...]:
        """The accounts declared in the files that were asked for, and those whose own map lies there."""
        uses, journeys = self.workspace.uses, set(self.journeys)
        return tuple(
            account
            for account in self.workspace.accounts.values()
            if self.includes(account.place.document.path) or not journeys.isdisjoint(uses.account_journeys[account])
        )

    @property
    def no_map(self) -> str:
        """A sentence that says so where there is no map, and no error explains it."""
        has_any = self.workspace.maps or self.everything.document_errors
        return "" if has_any else no_map_found(self.workspace)

    def includes(self, path: str) -> bool:
        """Return whether a file was asked for."""
        return in_scope(path, self.scope)

    def report_options(self, *, quiet: bool = False) -> ReportOptions:
        """Return what the formats of every report may need to know."""
        return ReportOptions(root=self.workspace.root, quiet=quiet)

    def run(self) -> Run:
        """Return what the reports of findings are made from."""
        workspace, plan = self.workspace, self.result.plan
        return Run(
            root=workspace.root,
            cwd=Path.cwd(),
            findings=self.result.findings,
            documents=sum(path != SETTINGS for path in workspace.documents),
            maps=len(workspace.maps),
            withheld=self.result.withheld,
            rules=plan.rules,
            lessons=_LESSONS if plan.profile is Profile.STARTER else None,
            no_map=self.no_map,
        )


def open_session(options: Options) -> Session:
    """Find, read, link and check the workspace. Raises UsageError where the paths belong to several, or to none, or
    where nothing is read at one of them.
    """
    root, paths = locate(options.paths or (), options.root), options.paths or ()
    for path in paths:
        _relative(path, root)  # before anything is read
    workspace = _load(options, root)
    named = [(path, _name(path, workspace)) for path in paths]
    if reasons := [why_not_read(workspace, path, name) for path, name in named if not is_read(workspace, name)]:
        raise UsageError(" ".join(reasons))
    return _check(options, workspace, [name for _, name in named])


def by_workspace(options: Options) -> list[Options]:
    """Return the options once for each workspace that the paths belong to, with those of its paths."""
    folders = locate_all(options.paths or (), options.root)
    return [replace(options, paths=paths) for paths in folders.values()]


def where_known(sessions: Iterable[Session], look: Callable[[Session], Shown]) -> list[tuple[Session, Shown]]:
    """Look in each workspace for what somebody named, and pass over those that do not know it. Raises UsageError of the
    first one where none does.
    """
    found, unknown = [], []
    for session in sessions:
        try:
            found.append((session, look(session)))
        except UsageError as error:
            unknown.append(error)
    if unknown and not found:
        raise unknown[0]
    return found


def sessions_of_members(options: Options) -> list[Session]:
    """Open each workspace that any of the paths belong to, and pass over the others, as a hook needs it: it is given
    all files of a repository whose names look like those of maps.
    """
    members = [path for path in options.paths or () if _is_member(path, options.root)]
    sessions = []
    for root, paths in locate_all(members, options.root).items() if members else ():
        workspace = _load(options, root)
        named = [path for path in paths if is_read(workspace, _name(path, workspace))]
        if named:
            sessions.append(_check(options, workspace, [_name(path, workspace) for path in named]))
    return sessions


def _is_member(path: Path, root: Path | None) -> bool:
    """Whether a path lies in a workspace that somebody has set up: by settings, or here where the command runs. A
    folder elsewhere that is merely called `maps` may be anything.
    """
    try:
        folder = locate([path], root)
        _relative(path, folder)
    except UsageError:
        return False
    return root is not None or os.path.lexists(folder / SETTINGS) or Path.cwd().resolve().is_relative_to(folder)


def _load(options: Options, root: Path) -> Workspace:
    with progress("Reading maps") as advance:
        return api.load(root=root, today=options.as_of, progress=advance)


def _check(options: Options, workspace: Workspace, paths: Iterable[str]) -> Session:
    scope = tuple(map(workspace.clean_path, paths))
    everything = api.lint(
        workspace,
        profile=options.profile,
        select=split(options.select or ()),
        ignore=split(options.ignore or ()),
        fail_on=options.fail_on,
        fail_on_overdue=options.fail_on_overdue,
    )
    return Session(workspace=workspace, result=everything.within(scope), everything=everything, scope=scope)


def warn_of_what_is_missing(session: Session) -> None:
    """Say on standard error that there is no map to report on, or that a report may be incomplete."""
    if session.no_map:
        warn(session.no_map)
    warn_of_errors(session)


def warn_of_errors(session: Session) -> None:
    """Say on standard error that a report may be incomplete."""
    wrong = len(session.everything.document_errors)
    if wrong:
        which = "a document has an error" if wrong == 1 else f"documents have {wrong} errors"
        warn(f"The report may be incomplete: {which}. Run 'journeymap validate'.")


def split(names: Iterable[str]) -> list[str]:
    """Return names that were given singly or with commas between them."""
    return [part.strip() for name in names for part in name.split(",") if part.strip()]


def _name(path: Path, workspace: Workspace) -> str:
    """Return a path as the workspace names it: as it was given, or where links lead, if only that is read."""
    names = _relative(path, workspace.root)
    return next((name for name in names if is_read(workspace, name)), names[0])


def _relative(path: Path, root: Path) -> list[str]:
    full = Path(os.path.abspath(path))  # noqa: PTH100  # takes `..` out without following links
    ways = (full, Path(os.path.realpath(full)))
    names = [way.relative_to(root).as_posix() for way in ways if way.is_relative_to(root)]
    if not names:
        raise UsageError(f"'{path.as_posix()}' is not in the workspace '{root.as_posix()}'.")
    return names


def write_report(report: Report, file: Path, workspaces: Sequence[Workspace] = ()) -> None:
    """Write a report into a file, unless a workspace reads that file."""
    refuse_inputs(file, workspaces)
    write_file(report, file)


def refuse_inputs(file: Path, workspaces: Sequence[Workspace] = ()) -> None:
    """Raise UsageError where a workspace reads a file, so that nothing may be written there."""
    if any(_is_input(file, workspace) for workspace in workspaces or (None,)):
        raise UsageError(
            f"'{file.as_posix()}' is one of the files that the workspace is read from. "
            "Nothing was written there: name another file."
        )


def write_file(report: Report, file: Path) -> None:
    """Write a text into a file, which holds the old text or all of the new one."""
    try:
        write_atomically(file, content(report))
    except (OSError, ValueError) as error:
        raise SystemFailure(f"Cannot write '{file.as_posix()}': {reason_of(error)}.") from error


def _is_input(file: Path, workspace: Workspace | None) -> bool:
    """Return whether the given workspace reads a file, or the one in whose folders it lies."""
    if workspace is not None:
        things: list[Written] = [journey.model for journey in workspace.journeys.values()]
        things += [persona.model for persona in workspace.personas.values()]
        named = [name for thing in things for name in paths_in(thing)]
        others = [*workspace.documents, *(name.path for name in named if name.mark.kind is PICTURE)]
        if is_input(file, workspace.root, workspace.settings, others):
            return True
    try:
        root = locate([Path(os.path.realpath(file)).parent])
    except (UsageError, OSError, ValueError):  # it lies in no workspace
        return False
    return is_input(file, root, load_settings(root)[0])


def print_report(report: Report) -> None:
    """Print a report: lines for people in color, text for machines as UTF-8, whatever the console's encoding is."""
    if isinstance(report, str):
        write_text(report)
    else:
        show(report)
