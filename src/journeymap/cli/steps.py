"""`journeymap steps`: how far the work on maps and accounts is, as checklists that tick themselves."""

from __future__ import annotations

from typing import Annotated

import typer

from journeymap.checklists import scope_of
from journeymap.cli import options
from journeymap.cli.session import check_format, open_session, warn_of_wrong_documents, write
from journeymap.model.strictness import FailOn
from journeymap.report.checklists import FORMATS as REPORTS
from journeymap.report.checklists.text import text
from journeymap.report.terminal import show
from journeymap.view.checklists import steps_view

FORMATS = ("text", *REPORTS)


def steps(
    paths: options.Paths = None,
    format_: Annotated[str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="What to print.")] = "text",
    root: options.Root = None,
    as_of: options.AsOf = None,
    quiet: options.Quiet = False,
) -> int:
    """Show which steps of mapping and of account-based marketing are done, and what is left of the others."""
    check_format(format_, FORMATS)
    session = open_session(options.Options(paths=paths, root=root, fail_on=FailOn.NEVER, as_of=as_of))
    view = steps_view(scope_of(session.analysis), scope_of(session.analysis, session.asks_for))
    if format_ == "text":
        show(text(view, quiet=quiet))
    else:
        write(REPORTS[format_](view, session.workspace.root))
    warn_of_wrong_documents(session)
    return session.result.exit_code
