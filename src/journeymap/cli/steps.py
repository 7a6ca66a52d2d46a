"""`journeymap steps`: how far the work on maps and accounts is, as checklists that tick themselves."""

from __future__ import annotations

from typing import Annotated

import typer

from journeymap import api
from journeymap.checklists import scope_of
from journeymap.cli import options
from journeymap.cli.session import open_session, print_report, warn_of_wrong_documents
from journeymap.model.strictness import FailOn
from journeymap.report.checklists import FORMATS
from journeymap.view.checklists import checklists_view


def steps(
    paths: options.Paths = None,
    format_: Annotated[str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="What to print.")] = "text",
    root: options.Root = None,
    as_of: options.AsOf = None,
    quiet: options.Quiet = False,
) -> int:
    """Show which steps of mapping and of account-based marketing are done, and what is left of the others."""
    FORMATS.check(format_)
    session = open_session(options.Options(paths=paths, root=root, fail_on=FailOn.NEVER, as_of=as_of))
    analysis = api.analysis_of(session.workspace)
    view = checklists_view(scope_of(analysis), scope_of(analysis, session.includes))
    print_report(FORMATS.render(format_, view, session.report_options(quiet=quiet)))
    warn_of_wrong_documents(session)
    return session.result.exit_code
