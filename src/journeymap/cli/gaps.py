"""`journeymap gaps`: which buyer meets what at which stage, and what to make next."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from journeymap import api
from journeymap.cli import options
from journeymap.cli.session import open_session, print_report, warn_of_wrong_documents
from journeymap.errors import ExitCode, UsageError
from journeymap.report.gaps import FORMATS
from journeymap.report.gaps.regression import NotAReport, losses
from journeymap.streams import warn
from journeymap.view.gaps.report import GapReport


def gaps(
    paths: options.Paths = None,
    format_: Annotated[str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="What to print.")] = "text",
    minimum: Annotated[
        float | None,
        typer.Option(
            "--minimum",
            min=0,
            max=1,
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
    """Show which buyer has nothing to meet or to read at which stage, and what to make next."""
    FORMATS.check(format_)
    session = open_session(
        options.Options(
            paths=paths,
            root=root,
            profile=profile,
            select=select,
            ignore=ignore,
            fail_on=fail_on,
            fail_on_overdue=fail_on_overdue,
            as_of=as_of,
        )
    )
    workspace = session.workspace
    report = api.coverage(workspace, result=session.everything, journeys=session.journeys, accounts=session.accounts)
    print_report(FORMATS.render(format_, report, session.report_options(quiet=quiet)))
    warn_of_wrong_documents(session)
    minimum = workspace.settings.coverage.minimum if minimum is None else minimum
    return max(_below_minimum(report, minimum), _below_earlier(report, not_below), session.result.exit_code)


def _below_minimum(report: GapReport, minimum: float | None) -> int:
    if minimum is None or report.coverage is None or report.coverage >= minimum:
        return ExitCode.OK
    warn(f"Coverage {report.coverage:.1%} is below the minimum of {minimum:.1%}.")
    return ExitCode.FINDINGS


def _below_earlier(report: GapReport, earlier: Path | None) -> int:
    if earlier is None:
        return ExitCode.OK
    try:
        lines = losses(report, earlier.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, NotAReport):
        message = f"'{earlier.as_posix()}' is not a report written by 'journeymap gaps --format json'."
        raise UsageError(message) from None
    if not lines:
        return ExitCode.OK
    warn("Coverage has fallen.", *lines)
    return ExitCode.FINDINGS
