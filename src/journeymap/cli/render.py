"""`journeymap render`: publish the maps as pages."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from journeymap import api
from journeymap.cli import options
from journeymap.cli.baseline import only_documents
from journeymap.cli.session import Session, open_session, split, warn_of_what_is_missing
from journeymap.errors import ExitCode
from journeymap.publish import FORMATS, CannotPublish, Leftover, PublishedInPart, SiteChanges, untranslated_texts
from journeymap.report.console import show
from journeymap.report.findings import text
from journeymap.report.formats import check_format
from journeymap.report.text import counted
from journeymap.streams import say, warn
from journeymap.workspace import Workspace


def render(
    paths: options.Paths = None,
    out: Annotated[
        Path,
        typer.Option("--out", "-o", metavar="FOLDER", parser=options.named_path, help="The folder to publish into."),
    ] = Path("site"),
    format_: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="|".join(FORMATS),
            help="What to publish. May be repeated.",
            show_default="html",
        ),
    ] = None,
    root: options.Root = None,
    profile: options.Profile = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    as_of: options.AsOf = None,
    quiet: options.Quiet = False,
) -> int:
    """Publish a page for every map, with its gap report, an index and the library."""
    formats = split(format_ or ["html"])
    for name in formats:
        check_format(name, FORMATS)
    session = open_session(
        options.Options(paths=paths, root=root, profile=profile, select=select, ignore=ignore, as_of=as_of)
    )
    if session.everything.document_errors:
        return _refuse(session)
    journeys = session.journeys if paths else None
    try:
        changes = api.render(session.workspace, out, formats=formats, result=session.everything, journeys=journeys)
    except PublishedInPart as error:
        warn(f"Only a part was published: {error}. Run the command again.")
        return ExitCode.SYSTEM
    except CannotPublish as error:
        warn(f"Nothing was published: {error}.")
        return ExitCode.SYSTEM
    warn_of_what_is_missing(session)
    if not quiet:
        _summarize(out, formats, changes)
        _count_untranslated(session.workspace)
    if changes.not_removed:
        _name_leftovers(out, changes.not_removed)
        return ExitCode.SYSTEM
    return ExitCode.OK


def _refuse(session: Session) -> int:
    """Say what is wrong with the documents. What was published before stays as it was."""
    wrong = only_documents(replace(session, result=session.everything))
    show(text.render(wrong.run(), wrong.report_options()), sys.stderr)
    warn("Nothing was published: fix these documents first.")
    return wrong.result.exit_code or ExitCode.FINDINGS


def _summarize(out: Path, formats: list[str], changes: SiteChanges) -> None:
    pages = counted(changes.written + changes.unchanged, "page")
    changed = "nothing changed" if not changes.written else f"{changes.written} written"
    removed = f", {changes.removed} removed" if changes.removed else ""
    first = out / ("index.html" if "html" in formats else "README.md")
    say(f"{pages} in {out.as_posix()} ({changed}{removed}).", f"Open {first.as_posix()}")


def _count_untranslated(workspace: Workspace) -> None:
    """Say how many of the pages' own words stay English, so that a translator sees what is left."""
    texts = untranslated_texts(workspace)
    if texts.number:
        language = workspace.settings.site.language
        say(f"{texts.number:,} of {texts.of:,} texts of these pages have no translation into '{language}': English.")


def _name_leftovers(out: Path, leftovers: Sequence[Leftover]) -> None:
    """Say which pages should be gone. They stay in the manifest, so that a later run removes them."""
    pages = "A page that should go is" if len(leftovers) == 1 else f"{len(leftovers)} pages that should go are"
    warn(
        f"{pages} still there:",
        *(f"  {(out / leftover.path).as_posix()}: {leftover.reason}" for leftover in leftovers),
        "Everything else is published. Allow the removal, and run the command again.",
    )
