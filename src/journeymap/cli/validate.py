"""`journeymap validate`: check every document and say what is wrong or missing, and where."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from journeymap.cli import options
from journeymap.cli.baseline import without_old, write_baseline
from journeymap.cli.session import open_session, print_report, write_report
from journeymap.errors import UsageError
from journeymap.report.findings import FORMATS


def validate(
    paths: options.Paths = None,
    format_: Annotated[str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="What to print.")] = "text",
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FORMAT:FILE",
            help="Write one more format into a file. May be repeated.",
            show_default=False,
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            parser=options.named_path,
            help="Leave out the findings in this baseline.",
            show_default=False,
        ),
    ] = None,
    update_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write the current findings into the baseline.")
    ] = False,
    root: options.Root = None,
    profile: options.Profile = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fail_on: options.FailOn = None,
    fail_on_overdue: options.FailOnOverdue = False,
    as_of: options.AsOf = None,
    quiet: options.Quiet = False,
) -> int:
    """Check the maps: what is wrong, what is missing, at which line, and what to write."""
    files = [_output(word) for word in output or ()]
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
    if update_baseline:
        return write_baseline(session, baseline)
    session = without_old(session, baseline)
    run, report_options = session.run(), session.report_options(quiet=quiet)
    for name, file in files:
        write_report(FORMATS.render(name, run, report_options), file, session.workspace)
    print_report(FORMATS.render(format_, run, report_options))
    return session.result.exit_code


def _output(word: str) -> tuple[str, Path]:
    name, colon, file = word.partition(":")
    if not colon or not file:
        raise UsageError(f"--output needs FORMAT:FILE, such as json:findings.json, not '{word}'.")
    FORMATS.check(name)
    return name, Path(file)
