"""`journeymap steps`: how far the work on maps and accounts is, as checklists that tick themselves."""

from __future__ import annotations

from typing import Annotated

import typer

from journeymap.cli import options

FORMATS = ("text", "json", "markdown")


def steps(
    paths: options.Paths = None,
    format_: Annotated[str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="What to print.")] = "text",
    root: options.Root = None,
    as_of: options.AsOf = None,
    quiet: options.Quiet = False,
) -> int:
    """Show which steps of mapping and of account-based marketing are done, and what is left of the others."""
    from journeymap.checklists import scope_of
    from journeymap.cli.session import Wishes, check_format, look, out, tell_what_is_wrong
    from journeymap.report.checklists import FORMATS as REPORTS
    from journeymap.report.checklists.text import text
    from journeymap.report.terminal import show
    from journeymap.view.checklists import steps_view

    check_format(format_, FORMATS)
    seen = look(Wishes(paths or (), root, fail_on=options.FailOnName.never, as_of=as_of))
    view = steps_view(scope_of(seen.analysis), scope_of(seen.analysis, seen.asks_for))
    if format_ == "text":
        show(text(view, quiet=quiet))
    else:
        out(REPORTS[format_](view, seen.workspace.root))
    tell_what_is_wrong(seen)
    return seen.exit_code
