"""`journeymap import`: import maps that a team has in other formats."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeymap import api
from journeymap.cli import options
from journeymap.cli.session import print_report, refuse_inputs, write_file
from journeymap.errors import ExitCode, UsageError
from journeymap.importing.accounts import FORMATS
from journeymap.report.formats import ReportOptions
from journeymap.report.text import counted
from journeymap.streams import say, warn
from journeymap.workspace import SUFFIXES

if TYPE_CHECKING:
    from journeymap.importing.update.update import Update

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
    update: Annotated[
        bool,
        typer.Option("--update", help="Bring back what was changed in workbooks of `journeymap export`."),
    ] = False,
    root: options.Root = None,
    as_of: options.AsOf = None,
    quiet: options.Quiet = False,
) -> int:
    """Bring in maps that you have as Markdown, sheets, diagrams or data of other tools, and say what became of each
    cell.
    """
    FORMATS.check(format_)
    if language is not None and not _LANGUAGE.fullmatch(language):
        raise UsageError(f"--language is the code of a language, such as de or pt-BR, not '{language}'.")
    if update:
        if as_ or out or language or force or account or format_ != "text":
            raise UsageError("--update takes workbooks, --dry-run, --root, --as-of and --quiet, and nothing else.")
        return _update(files, dry_run=dry_run, root=root, as_of=as_of, quiet=quiet)
    if account:
        _refuse(account, files)
    report = api.import_files(files, shape=as_, out=out, dry_run=dry_run, language=language, force=force, root=root)
    report_options = ReportOptions(root=report.root, quiet=quiet)
    if account:
        write_file(FORMATS.render("json", report, report_options), account)
    print_report(FORMATS.render(format_, report, report_options))
    return ExitCode.OK


def _refuse(account: Path, files: list[str]) -> None:
    """Raise UsageError where the account would take the place of a file to bring in, or of a map."""
    if account.suffix.lower() in SUFFIXES:
        raise UsageError(
            f"'{account.as_posix()}' is named like a map, and the account is JSON. Nothing was written: name a file "
            f"such as '{account.with_suffix('.json').as_posix()}'."
        )
    if any(account.exists() and file != "-" and Path(file).exists() and account.samefile(file) for file in files):
        raise UsageError(
            f"'{account.as_posix()}' is one of the files to bring in. Nothing was written: name another file."
        )
    refuse_inputs(account)


def _update(files: list[str], *, dry_run: bool, root: Path | None, as_of: date | None, quiet: bool) -> int:
    """Bring back what was changed in workbooks, and print the diffs. Fails if something cannot be placed."""
    updates = api.update_maps(files, dry_run=dry_run, root=root, today=as_of)
    for number, update in enumerate(updates):
        if not quiet:
            say(*([""] if number else []), *_told(update, dry_run=dry_run))
        elif update.refusals:
            warn(*_refused(update))
    return ExitCode.FINDINGS if any(update.refusals for update in updates) else ExitCode.OK


def _told(update: Update, *, dry_run: bool) -> list[str]:
    lines = [*update.diff.split("\n"), ""] if update.diff else []
    lines += [f"Note: {remark}" for remark in update.remarks]
    if update.refusals:
        return [*lines, *_refused(update)]
    if update.is_nothing:
        return [*lines, f"Nothing to change: {update.path} says what the workbook says."]
    changes = counted(update.changes, "change")
    return [
        *lines,
        f"{changes} to {update.path}. Nothing was written." if dry_run else f"Wrote {changes} to {update.path}.",
    ]


def _refused(update: Update) -> list[str]:
    what = counted(len(update.refusals), "thing")
    head = f"Nothing was written to {update.path}: {what} in the workbook cannot be placed."
    return [head, *(f"  {refusal}" for refusal in update.refusals)]
