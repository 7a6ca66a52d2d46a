"""`journeymap gaps`: which buyer meets what at which stage, and what to make next."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeymap.cli import options

if TYPE_CHECKING:
    from journeymap.view.gaps.report import GapReport

FORMATS = ("text", "json", "markdown", "csv")


def gaps(
    paths: options.Paths = None,
    format_: Annotated[str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="What to print.")] = "text",
    minimum: Annotated[
        float | None,
        typer.Option(
            "--minimum",
            min=0,
            max=1,
            help="Fail below this coverage, from 0 to 1.",
            show_default="as in journeymap.yaml",
        ),
    ] = None,
    not_below: Annotated[
        Path | None,
        typer.Option("--not-below", help="Fail where coverage fell since this JSON report.", show_default=False),
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
    from journeymap.cli.session import Wishes, check_format, look, out, tell_what_is_wrong
    from journeymap.report.gaps import FORMATS as REPORTS
    from journeymap.report.gaps.text import text
    from journeymap.report.terminal import show
    from journeymap.view.gaps.report import gap_report
    from journeymap.view.records import GapIndex

    check_format(format_, FORMATS)
    wishes = Wishes(paths or (), root, profile, select or (), ignore or (), fail_on, fail_on_overdue, as_of)
    seen = look(wishes)
    workspace = seen.workspace
    report = gap_report(seen.journeys, GapIndex(seen.analysis, seen.checked.findings), seen.accounts)
    if format_ == "text":
        show(text(report, quiet=quiet))
    else:
        out(REPORTS[format_](report, workspace.root))
    tell_what_is_wrong(seen)
    return max(_below(report, minimum, workspace.settings.coverage.minimum, not_below), seen.exit_code)


def _below(report: GapReport, minimum: float | None, setting: float | None, earlier: Path | None) -> int:
    """1 where coverage is too low or has fallen, which is said; else 0."""
    from journeymap.cli.session import CLEAN, FINDINGS, WrongUse
    from journeymap.report.gaps.regression import NotAReport, fallen

    least, code = setting if minimum is None else minimum, CLEAN
    if least is not None and report.coverage < least:
        print(f"Coverage {report.coverage:.1%} is below the minimum of {least:.1%}.", file=sys.stderr)
        code = FINDINGS
    if earlier is not None:
        try:
            told = fallen(report, earlier.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, NotAReport):
            message = f"'{earlier.as_posix()}' is no report that 'journeymap gaps --format json' has written."
            raise WrongUse(message) from None
        if told:
            print("\n".join(["Coverage has fallen.", *told]), file=sys.stderr)
            code = FINDINGS
    return code
