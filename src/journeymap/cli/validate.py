"""`journeymap validate`: check every document and say what is wrong or missing, and where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeymap.cli import options

if TYPE_CHECKING:
    from journeymap.report.run import Run

FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit", "markdown")


def validate(
    paths: options.Paths = None,
    format_: Annotated[str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="What to print.")] = "text",
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FORMAT:FILE",
            help="Write one more format into a file.",
            show_default=False,
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", help="Leave out the findings that this file holds.", show_default=False),
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write the findings there are into the baseline.")
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
    from journeymap.cli.baseline import without_old, write
    from journeymap.cli.session import Wishes, check_format, look, out

    files = [_output(one) for one in output or ()]
    check_format(format_, FORMATS)
    wishes = Wishes(paths or (), root, profile, select or (), ignore or (), fail_on, fail_on_overdue, as_of)
    seen = look(wishes)
    if write_baseline:
        return write(seen, baseline)
    seen = without_old(seen, baseline)
    run = seen.run()
    for name, file in files:
        out(_text(run, quiet=quiet) if name == "text" else _report(name, run), file)
    if format_ == "text":
        from journeymap.report.findings.text import text
        from journeymap.report.terminal import show

        show(text(run, quiet=quiet))
    else:
        out(_report(format_, run))
    return seen.exit_code


def _report(name: str, run: Run) -> str:
    from journeymap.report.findings import FORMATS

    return FORMATS[name](run)


def _text(run: Run, *, quiet: bool) -> str:
    from journeymap.report.findings.text import text

    return "".join(f"{line.plain}\n" for line in text(run, quiet=quiet))


def _output(said: str) -> tuple[str, Path]:
    from journeymap.cli.session import check_format
    from journeymap.errors import UsageError

    name, colon, file = said.partition(":")
    if not colon or not file:
        raise UsageError(f"--output wants FORMAT:FILE, such as json:findings.json, not '{said}'.")
    check_format(name, FORMATS)
    return name, Path(file)
