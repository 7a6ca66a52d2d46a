"""`journeymap gaps`: which buyer meets what at which stage, and what to make next."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from journeymap.cli import options

FORMATS = ("text", "json", "markdown", "csv")


def gaps(
    paths: options.Paths = None,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="What to print.")
    ] = "text",
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
    from journeymap.cli.look import FINDINGS, Wishes, WrongUse, look, out
    from journeymap.model.nearest import did_you_mean
    from journeymap.report.console import show
    from journeymap.report.gaps import FORMATS as REPORTS
    from journeymap.report.gaps.text import text
    from journeymap.view.gap_report import gap_report
    from journeymap.view.parts import GapIndex

    if format_ not in FORMATS:
        guess = did_you_mean(format_, FORMATS)
        raise WrongUse(f"There is no format '{format_}'.{guess} The formats are {', '.join(FORMATS)}.")
    wishes = Wishes(paths or (), root, profile, select or (), ignore or (), fail_on, fail_on_overdue, as_of)
    seen = look(wishes)
    workspace = seen.workspace
    report = gap_report(workspace, seen.journeys, GapIndex(workspace, seen.checked.findings))
    if format_ == "text":
        show(text(report, quiet=quiet))
    else:
        out(REPORTS[format_](report, workspace.root))
    wrong = len(seen.wrong_documents)
    if wrong:
        which = "a document is wrong" if wrong == 1 else f"documents are wrong in {wrong} places"
        print(f"The report may lack something: {which}. Run 'journeymap validate'.", file=sys.stderr)
    least = minimum if minimum is not None else workspace.settings.coverage.minimum
    if least is not None and report.coverage < least:
        print(f"Coverage {report.coverage:.1%} is below the minimum of {least:.1%}.", file=sys.stderr)
        return seen.exit_code or FINDINGS
    return seen.exit_code
