"""`journeymap fit`: which account is worth a plan of its own, which shares one, and whether its cost comes back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from journeymap import api
from journeymap.cli import options
from journeymap.cli.session import (
    Session,
    by_workspace,
    open_session,
    print_report,
    warn_of_errors,
    warn_of_what_is_missing,
    write_report,
)
from journeymap.errors import UsageError
from journeymap.model.strictness import FailOn
from journeymap.model.suggest import did_you_mean
from journeymap.report.fit import FORMATS
from journeymap.report.formats import ONE_AFTER_ANOTHER
from journeymap.view.fit.report import FitReport

Program = Annotated[
    str | None,
    typer.Option("--program", metavar="ID", help="Report on the accounts of this program.", show_default=False),
]


def fit(
    paths: options.Paths = None,
    program: Program = None,
    format_: Annotated[str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="What to print.")] = "text",
    output: options.Output = None,
    root: options.Root = None,
    as_of: options.AsOf = None,
    quiet: options.Quiet = False,
) -> int:
    """Show which approach each account calls for and why, how it is treated, and when what it costs comes back."""
    files = options.outputs(output, FORMATS)
    FORMATS.check(format_)
    chosen = options.Options(paths=paths, root=root, fail_on=FailOn.NEVER, as_of=as_of)
    parts = by_workspace(chosen) if format_ in ONE_AFTER_ANOTHER and not files else [chosen]
    return max(_print(open_session(part), program, format_, files, quiet=quiet) for part in parts)


def _print(
    session: Session, program: str | None, format_: str, files: Sequence[tuple[str, Path]], *, quiet: bool
) -> int:
    report = _report(session, program)
    report_options = session.report_options(quiet=quiet)
    for name, file in files:
        write_report(FORMATS.render(name, report, report_options), file, [session.workspace])
    print_report(FORMATS.render(format_, report, report_options))
    (warn_of_errors if report.accounts else warn_of_what_is_missing)(session)
    return session.result.exit_code


def _report(session: Session, program: str | None) -> FitReport:
    workspace, programs = session.workspace, session.workspace.programs
    if program is None:
        return api.fit(workspace, accounts=session.accounts)
    if program not in programs:
        names = f"The programs are {', '.join(programs)}." if programs else "No program is declared."
        raise UsageError(f"There is no program '{program}'.{did_you_mean(program, programs)} {names}")
    return api.fit(workspace, program=programs[program], accounts=session.accounts)
