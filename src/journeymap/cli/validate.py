"""`journeymap validate`: check every document and say what is wrong or missing, and where."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from journeymap.cli import options
from journeymap.cli.baseline import without_old, write_baseline
from journeymap.cli.session import (
    Session,
    by_workspace,
    open_session,
    print_report,
    sessions_of_members,
    write_report,
)
from journeymap.errors import ExitCode, UsageError
from journeymap.report.findings import FORMATS
from journeymap.report.formats import ONE_AFTER_ANOTHER, ReportOptions
from journeymap.report.run import Run, merged
from journeymap.streams import warn


def validate(
    paths: options.Paths = None,
    format_: Annotated[str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="What to print.")] = "text",
    output: options.Output = None,
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
    skip_unread: Annotated[
        bool,
        typer.Option("--skip-unread", help="Pass over given files that no workspace reads, as in a hook of git."),
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
    files = options.outputs(output, FORMATS)
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
    if skip_unread and paths:
        sessions = sessions_of_members(chosen)
    else:
        sessions = [open_session(part) for part in by_workspace(chosen)]
    if baseline and len(sessions) > 1:
        raise UsageError("The paths belong to several workspaces. Leave out --baseline: each names its own.")
    if update_baseline:
        return max((write_baseline(session, baseline) for session in sessions), default=ExitCode.OK)
    return _report([without_old(session, baseline) for session in sessions], format_, files, quiet=quiet)


def _report(sessions: Sequence[Session], format_: str, files: Sequence[tuple[str, Path]], *, quiet: bool) -> int:
    """Report on all workspaces as on one."""
    run = merged([session.run() for session in sessions] or [_nothing()])
    report_options = ReportOptions(root=run.root, quiet=quiet)
    for name, file in files:
        workspaces = [session.workspace for session in sessions]
        write_report(FORMATS.render(name, run, report_options), file, workspaces)
    print_report(FORMATS.render(format_, run, report_options))
    if run.no_map and format_ not in ONE_AFTER_ANOTHER:
        warn(run.no_map)
    return max((session.result.exit_code for session in sessions), default=ExitCode.OK)


def _nothing() -> Run:
    """What there is to report if a hook is given only files that no workspace reads."""
    here = Path.cwd()
    return Run(root=here, cwd=here, findings=(), documents=0, maps=0, withheld=0)
