"""`journeymap measure`: the declared journey held against what happened, from exports of the CRM and other data."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from shutil import get_terminal_size
from typing import Annotated, get_args

import typer

from journeymap import api
from journeymap.cli import options
from journeymap.cli.session import (
    Session,
    by_workspace,
    open_session,
    print_report,
    warn_of_errors,
    where_known,
    write_file,
    write_report,
)
from journeymap.errors import ExitCode, UsageError
from journeymap.model.base import duration_of
from journeymap.model.data import Export
from journeymap.model.strictness import FailOn
from journeymap.model.suggest import did_you_mean
from journeymap.named_paths import is_inside
from journeymap.report.console import progress
from journeymap.report.formats import ONE_AFTER_ANOTHER, ReportOptions
from journeymap.report.measure import FORMATS
from journeymap.report.measure.snapshot import settled, snapshot_text
from journeymap.report.text import capitalized
from journeymap.streams import warn
from journeymap.view.measure.report import MeasureReport
from journeymap.workspace import SUFFIXES, locate, personal_data

_FOLDER = "measures"
_DATES = ("day_first", "month_first")
_WHERE = {
    "unmapped": "among the stages of the data that are none of yours",
    "name": "in the name of a stage",
    "stage": "in the name of a stage",
    "of": "in the name of a stage",
    "account": "in the id of an account",
    "owner": "in the owner of a measure",
    "roles": "among the roles of an account",
}
"""Where a text of a snapshot comes from, by its field."""


def _period(text: str) -> timedelta:
    try:
        period = duration_of(text)
    except (OverflowError, ValueError):
        period = None
    if not period or period < timedelta(days=1):
        raise typer.BadParameter(f"'{text}' is not a length of time. Write a number and a unit, such as 90d or 1y")
    return period


Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATHS]...",
        help="Files of data, such as deals.csv; or files and folders of the workspace whose data is measured.",
        show_default=False,
    ),
]
As = Annotated[
    str | None,
    typer.Option(
        "--as",
        metavar="EXPORT",
        help="What the data files are, such as hubspot-deals.",
        show_default="found out by their columns",
    ),
]
Dates = Annotated[
    str | None,
    typer.Option(
        "--dates",
        metavar="day_first|month_first",
        help="What 03/04 is in the data files.",
        show_default="found out by the other dates",
    ),
]
Program = Annotated[
    str | None,
    typer.Option("--program", metavar="ID", help="Measure only this program.", show_default=False),
]
Since = Annotated[
    date | None,
    typer.Option(
        "--since",
        metavar="DATE",
        parser=options.day,
        help="The first day of the period.",
        show_default="a year before the last",
    ),
]
Period = Annotated[
    timedelta | None,
    typer.Option(
        "--period",
        metavar="TIME",
        parser=_period,
        help="How long the period is that ends today, such as 90d.",
        show_default="365d",
    ),
]


@dataclass(frozen=True, kw_only=True)
class _Request:
    """What is to be measured, and of which time."""

    files: Sequence[Path]
    export: str | None
    dates: str | None
    program: str | None
    as_of: date
    since: date | None


def measure(
    paths: Paths = None,
    as_: As = None,
    dates: Dates = None,
    program: Program = None,
    as_of: options.AsOf = None,
    since: Since = None,
    period: Period = None,
    format_: Annotated[str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="What to print.")] = "text",
    output: options.Output = None,
    root: options.Root = None,
    record: Annotated[
        bool, typer.Option("--record", help="Write what was measured into measures/, for pages and checks.")
    ] = False,
    anonymous: Annotated[bool, typer.Option("--anonymous", help="Record no accounts, only numbers.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Exit with 1 where a plan is missed by more than chance.")
    ] = False,
    quiet: options.Quiet = False,
) -> int:
    """Show how many go on at each stage and how long it takes, and hold that against the plan."""
    files = options.outputs(output, FORMATS)
    FORMATS.check(format_)
    _check_words(as_, dates, since, period, record=record, anonymous=anonymous, program=program)
    today = as_of or api.current_day()
    first = today - period + timedelta(days=1) if period else since
    data = [path for path in paths or () if not _is_of_workspace(path)]
    if folder := next((path for path in data if path.is_dir()), None):
        raise UsageError(f"'{folder.as_posix()}' is a folder without maps. Name the file in it that holds the data.")
    request = _Request(files=data, export=as_, dates=dates, program=program, as_of=today, since=first)
    others = [path for path in paths or () if path not in data]
    chosen = options.Options(paths=others, root=root, fail_on=FailOn.NEVER, as_of=today)
    known: list[tuple[Session | None, MeasureReport]] = []
    if data and not _has_workspace(chosen):
        known.append((None, _measured(None, request)))
    else:
        parts = by_workspace(chosen) if format_ in ONE_AFTER_ANOTHER and not files and not data else [chosen]
        known += where_known(map(open_session, parts), lambda session: _measured(session, request))
    codes = []
    for session, report in known:
        _print(report, session, format_, files, quiet=quiet)
        if record:
            _record(report, session, is_anonymous=anonymous)
        codes.append(_told(report, check=check))
    return max(codes)


def _check_words(
    export: str | None,
    dates: str | None,
    since: date | None,
    period: timedelta | None,
    *,
    record: bool,
    anonymous: bool,
    program: str | None,
) -> None:
    exports = get_args(get_args(Export)[0])
    if export is not None and export not in exports:
        raise UsageError(
            f"There is no export '{export}'.{did_you_mean(export, exports)} They are {', '.join(exports)}."
        )
    if dates is not None and dates not in _DATES:
        raise UsageError(f"--dates is {' or '.join(_DATES)}, not '{dates}'.")
    if since is not None and period is not None:
        raise UsageError("--since and --period both say when the period begins: give one of them.")
    if anonymous and not record:
        raise UsageError("--anonymous says what is recorded: give it with --record.")
    if record and program is not None:
        raise UsageError("--record writes down what was measured for all programs: leave out --program.")


def _is_of_workspace(path: Path) -> bool:
    """Whether a path belongs to a workspace: its maps and its folders. Everything else is data."""
    if not path.is_dir():
        return path.suffix.lower() in SUFFIXES
    try:
        locate([path])
    except UsageError:
        return False
    return True


def _has_workspace(chosen: options.Options) -> bool:
    if chosen.root is not None or chosen.paths:
        return True
    try:
        locate(())
    except UsageError:
        return False
    return True


def _measured(session: Session | None, request: _Request) -> MeasureReport:
    workspace = session.workspace if session else None
    with progress("Reading data") as advance:
        return api.measure(
            workspace,
            files=request.files,
            export=request.export,
            dates=request.dates,
            program=request.program,
            as_of=request.as_of,
            since=request.since,
            progress=advance,
        )


def _print(
    report: MeasureReport, session: Session | None, format_: str, files: Sequence[tuple[str, Path]], *, quiet: bool
) -> None:
    report_options = session.report_options(quiet=quiet) if session else ReportOptions(root=Path.cwd(), quiet=quiet)
    workspaces = [session.workspace] if session else []
    for name, file in files:
        write_report(FORMATS.render(name, report, report_options), file, workspaces)
    if sys.stdout.isatty():
        report_options = report_options._replace(columns=max(get_terminal_size().columns - 1, report_options.columns))
    print_report(FORMATS.render(format_, report, report_options))
    if session:
        warn_of_errors(session)


def _record(report: MeasureReport, session: Session | None, *, is_anonymous: bool) -> None:
    """Write a snapshot into the workspace. Raises UsageError where there is none, or where it must not be written."""
    if session is None:
        raise UsageError(
            "Nothing was recorded: there is no workspace here to keep it. Start one with 'journeymap init', "
            "or name it with --root."
        )
    if report.failures:
        raise UsageError(f"Nothing was recorded, since not all data could be read. {_all(report)}")
    snapshot = settled(report.snapshot, is_anonymous=is_anonymous)
    if found := personal_data(snapshot):
        kind, field = found
        where = _WHERE.get(field, f"as '{field}'")
        raise UsageError(
            f"Nothing was recorded: {where} stands what looks like an {kind}".replace("an phone", "a phone")
            + ". A snapshot is committed, and holds nothing of people. Correct the columns or the stages under `data`."
        )
    name = f"{_FOLDER}/{snapshot.as_of}.json"
    file = session.workspace.root / name
    if not is_inside(session.workspace.root, file):
        raise UsageError(f"Nothing was recorded: '{_FOLDER}' leads out of the workspace. Make it a folder there.")
    write_file(snapshot_text(snapshot), file)
    warn(f"Wrote {name}. Commit it: 'render', 'gaps', 'validate' and 'agenda' read it, and need no data.")


def _all(report: MeasureReport) -> str:
    return " ".join(failure.says for failure in report.failures)


def _told(report: MeasureReport, *, check: bool) -> ExitCode:
    """Say what could not be read and, where that is checked, which plans are missed. Returns the exit code."""
    for failure in report.failures:
        warn(failure.says)
    if report.failures:
        is_of_system = any(failure.is_of_system for failure in report.failures)
        return ExitCode.SYSTEM if is_of_system else ExitCode.USAGE
    if report.is_empty:
        warn("Nothing could be measured: the data tells of no stage, deal, answer or customer.")
        return ExitCode.USAGE
    if not check:
        return ExitCode.OK
    for part, figure in report.missed:
        whose = f" in {part.title}" if part.title else ""
        owner = f" (owner: {figure.figure.owner})" if figure.figure.owner else ""
        warn(f"Plan missed{whose}: {capitalized(str(figure.name))} is {figure.value}, {figure.verdict}{owner}.")
    return ExitCode.FINDINGS if report.missed else ExitCode.OK
