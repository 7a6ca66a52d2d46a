"""`journeymap steps`: how far the work on maps and accounts is, as checklists that tick themselves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from journeymap import api
from journeymap.checklists import scope_of
from journeymap.cli import options
from journeymap.cli.session import (
    Session,
    by_workspace,
    open_session,
    print_report,
    warn_of_what_is_missing,
    write_report,
)
from journeymap.model.strictness import FailOn
from journeymap.report.checklists import FORMATS
from journeymap.report.formats import ONE_AFTER_ANOTHER
from journeymap.view.checklists import checklists_view


def steps(
    paths: options.Paths = None,
    format_: Annotated[str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="What to print.")] = "text",
    output: options.Output = None,
    root: options.Root = None,
    as_of: options.AsOf = None,
    quiet: options.Quiet = False,
) -> int:
    """Show which steps of mapping and of account-based marketing are done, and what is left of the others."""
    files = options.outputs(output, FORMATS)
    FORMATS.check(format_)
    chosen = options.Options(paths=paths, root=root, fail_on=FailOn.NEVER, as_of=as_of)
    parts = by_workspace(chosen) if format_ in ONE_AFTER_ANOTHER and not files else [chosen]
    return max(_print(open_session(part), format_, files, quiet=quiet) for part in parts)


def _print(session: Session, format_: str, files: Sequence[tuple[str, Path]], *, quiet: bool) -> int:
    analysis = api.analysis_of(session.workspace)
    view = checklists_view(scope_of(analysis), scope_of(analysis, session.includes))
    report_options = session.report_options(quiet=quiet)
    for name, file in files:
        write_report(FORMATS.render(name, view, report_options), file, [session.workspace])
    print_report(FORMATS.render(format_, view, report_options))
    warn_of_what_is_missing(session)
    return session.result.exit_code
