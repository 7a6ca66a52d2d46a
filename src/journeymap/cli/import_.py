"""`journeymap import`: bring in maps that a team has in other shapes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from journeymap import api
from journeymap.cli import options
from journeymap.cli.session import print_report, write_file
from journeymap.errors import ExitCode, UsageError
from journeymap.importing.accounts import FORMATS
from journeymap.report.formats import ReportOptions

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


def import_(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="Files to bring in, or folders of them; - for standard input.",
            show_default=False,
        ),
    ],
    as_: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar="SHAPE",
            help="What the files are, such as markdown or csv.",
            show_default="found out by their content",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="PATH",
            parser=options.named_path,
            help="The file or folder to write to.",
            show_default="the maps folder of the workspace",
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print what would be written, and write nothing.")] = False,
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="CODE",
            help="The language of the maps, such as de.",
            show_default="found out where it is certain",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over files that are there already.")] = False,
    account: Annotated[
        Path | None,
        typer.Option(
            "--account",
            metavar="FILE",
            parser=options.named_path,
            help="Write what became of each cell into a file, as JSON.",
            show_default=False,
        ),
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="How to print what became of each cell.")
    ] = "text",
    root: options.Root = None,
    quiet: options.Quiet = False,
) -> int:
    """Bring in maps that you have as Markdown, sheets, diagrams or data of other tools, and say what became of each
    cell.
    """
    FORMATS.check(format_)
    if language is not None and not _LANGUAGE.fullmatch(language):
        raise UsageError(f"--language is the code of a language, such as de or pt-BR, not '{language}'.")
    report = api.import_files(files, shape=as_, out=out, dry_run=dry_run, language=language, force=force, root=root)
    report_options = ReportOptions(root=report.root, quiet=quiet)
    if account:
        write_file(FORMATS.render("json", report, report_options), account)
    print_report(FORMATS.render(format_, report, report_options))
    return ExitCode.OK
