"""`journeymap gaps`: which buyer meets what at which stage, and what to do next."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from journeymap import api
from journeymap.characters import decoded
from journeymap.cli import options
from journeymap.cli.baseline import without_old
from journeymap.cli.session import (
    Session,
    by_workspace,
    open_session,
    print_report,
    warn_of_what_is_missing,
    write_report,
)
from journeymap.errors import ExitCode, UsageError
from journeymap.named_paths import REPORT, Cause, Refusal, content_of, find_given
from journeymap.report.formats import ONE_AFTER_ANOTHER, Report
from journeymap.report.gaps import FORMATS, TICKETS
from journeymap.report.gaps.regression import NotAReport, losses
from journeymap.streams import warn
from journeymap.view.gaps.report import GapReport, on_pages


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = math.nan
    if not 0 <= share <= 1:  # nor is it, for what is not a number
        raise typer.BadParameter(f"'{text}' is not a share. Write a number from 0 to 1, such as 0.8")
    return share


def gaps(
    paths: options.Paths = None,
    format_: Annotated[str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="What to print.")] = "text",
    output: options.Output = None,
    minimum: Annotated[
        float | None,
        typer.Option(
            "--minimum",
            parser=_share,
            metavar="SHARE",
            help="Exit with 1 if coverage is below this share, such as 0.8.",
            show_default="as in journeymap.yaml",
        ),
    ] = None,
    not_below: Annotated[
        Path | None,
        typer.Option(
            "--not-below",
            metavar="FILE",
            help="Exit with 1 if coverage is lower than in this earlier JSON report.",
            show_default=False,
        ),
    ] = None,
    root: options.Root = None,
    profile: options.Profile = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fail_on: options.FailOn = None,
    fail_on_overdue: options.FailOnOverdue = False,
    as_of: options.AsOf = None,
    quiet: options.Quiet = False,
) -> int:
    """Show which buyer has nothing to meet or to read at which stage, and what to do next."""
    files = options.outputs(output, FORMATS)
    FORMATS.check(format_)
    earlier = _earlier(not_below) if not_below else None
    chosen = options.Options(
        paths=paths,
        root=root,
        profile=profile,
        select=select,
        ignore=ignore,
        fail_on=fail_on,
        fail_on_overdue=fail_on_overdue,
        as_of=as_of,
    )
    parts = by_workspace(chosen) if format_ in ONE_AFTER_ANOTHER and not files else [chosen]
    codes = []
    for session in map(open_session, parts):
        report = _print(session, format_, files, quiet=quiet)
        least = session.workspace.settings.coverage.minimum if minimum is None else minimum
        codes += [
            _below_minimum(report, least),
            _below_earlier(report, earlier),
            without_old(session, None).result.exit_code,
        ]
    return max(codes)


def _print(session: Session, format_: str, files: Sequence[tuple[str, Path]], *, quiet: bool) -> GapReport:
    report = api.coverage(
        session.workspace, result=session.everything, journeys=session.journeys, accounts=session.accounts
    )
    names_people = session.workspace.settings.site.people == "names"
    handed_on = on_pages(report, names_people=names_people)
    report_options = session.report_options(quiet=quiet)

    def rendered(name: str) -> Report:
        return FORMATS.render(name, handed_on if name in TICKETS else report, report_options)

    for name, file in files:
        write_report(rendered(name), file, [session.workspace])
    print_report(rendered(format_))
    warn_of_what_is_missing(session)
    return report


def _below_minimum(report: GapReport, minimum: float | None) -> int:
    if minimum is None or report.coverage is None or report.coverage >= minimum:
        return ExitCode.OK
    warn(f"Coverage {report.coverage:.1%} is below the minimum of {minimum:.1%}.")
    return ExitCode.FINDINGS


class _Earlier(NamedTuple):
    """A file that was named, and what it holds."""

    name: str
    text: str

    def is_none(self) -> UsageError:
        """Return what to say if it is no report."""
        return UsageError(f"'{self.name}' is not a report written by 'journeymap gaps --format json'.")


def _earlier(path: Path) -> _Earlier:
    """Read an earlier report. A shell of Windows may have written it in another encoding."""
    name = path.as_posix()
    file = find_given(path, REPORT)
    content = content_of(file, REPORT) if isinstance(file, Path) else file
    if isinstance(content, Refusal):
        if content.cause is Cause.MISSING:
            raise UsageError(f"There is no '{name}'. Write it with 'journeymap gaps --output json:{name}'.")
        raise UsageError(f"The earlier report '{name}' {content.reason}.")
    try:
        return _Earlier(name, decoded(content))
    except UnicodeDecodeError:
        raise _Earlier(name, "").is_none() from None


def _below_earlier(report: GapReport, earlier: _Earlier | None) -> int:
    if earlier is None:
        return ExitCode.OK
    try:
        lines = losses(report, earlier.text)
    except NotAReport:
        raise earlier.is_none() from None
    if not lines:
        return ExitCode.OK
    warn("Coverage has fallen.", *lines)
    return ExitCode.FINDINGS
