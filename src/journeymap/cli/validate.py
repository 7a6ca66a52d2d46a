"""`journeymap validate`: check every document and say what is wrong or missing, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from journeymap.cli import options
from journeymap.cli.baseline import without_old, write_baseline
from journeymap.cli.session import Session, open_session, print_report, write_report
from journeymap.errors import UsageError
from journeymap.report.findings import FORMATS, LINE_BY_LINE
from journeymap.workspace import locate_all


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
    if format_ in LINE_BY_LINE and not files and not update_baseline:
        return max(_report(open_session(part), format_, (), baseline, quiet=quiet) for part in _by_workspace(chosen))
    session = open_session(chosen)
    if update_baseline:
        return write_baseline(session, baseline)
    return _report(session, format_, files, baseline, quiet=quiet)


def _by_workspace(chosen: options.Options) -> list[options.Options]:
    """Return the options once for each workspace that the paths belong to: a commit may change several."""
    folders = locate_all(chosen.paths or (), chosen.root)
    return [replace(chosen, paths=paths) for paths in folders.values()]


def _report(
    session: Session, format_: str, files: Sequence[tuple[str, Path]], baseline: Path | None, *, quiet: bool
) -> int:
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
