"""`journeymap gaps`: which buyer meets what at which stage, and what to make next."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Annotated

import typer

from journeymap import api
from journeymap.cli import options
from journeymap.cli.baseline import without_old
from journeymap.cli.session import open_session, print_report, warn_of_wrong_documents
from journeymap.errors import ExitCode, UsageError
from journeymap.named_paths import REPORT, Refusal, content_of, find_given
from journeymap.report.gaps import FORMATS
from journeymap.report.gaps.regression import NotAReport, losses
from journeymap.streams import warn
from journeymap.view.gaps.report import GapReport


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
    return max(
        _below_minimum(report, minimum), _below_earlier(report, not_below), without_old(session, None).result.exit_code
    )


def _below_minimum(report: GapReport, minimum: float | None) -> int:
    if minimum is None or report.coverage is None or report.coverage >= minimum:
        return ExitCode.OK
    warn(f"Coverage {report.coverage:.1%} is below the minimum of {minimum:.1%}.")
    return ExitCode.FINDINGS


def _below_earlier(report: GapReport, earlier: Path | None) -> int:
    if earlier is None:
        return ExitCode.OK
    file = find_given(earlier, REPORT)
    content = content_of(file, REPORT) if isinstance(file, Path) else file
    if isinstance(content, Refusal):
        raise UsageError(f"The earlier report '{earlier.as_posix()}' {content.reason}.")
    try:
        lines = losses(report, content.decode())
    except (UnicodeDecodeError, NotAReport):
        message = f"'{earlier.as_posix()}' is not a report written by 'journeymap gaps --format json'."
        raise UsageError(message) from None
    if not lines:
        return ExitCode.OK
    warn("Coverage has fallen.", *lines)
    return ExitCode.FINDINGS
