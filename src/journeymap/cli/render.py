"""`journeymap render`: publish the maps as pages."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from journeymap.cli import options

SUFFIXES = {"html": ".html", "markdown": ".md"}
FORMATS = tuple(SUFFIXES)


def render(
    paths: options.Paths = None,
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder of the site.")] = Path("site"),
    format_: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="|".join(FORMATS),
            help="What to publish; may be given twice.",
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
    from journeymap.cli.session import SYSTEM, Wishes, check_format, look, split
    from journeymap.publish import CannotPublish, put, site

    formats = split(format_ or ["html"])
    for name in formats:
        check_format(name, FORMATS)
    seen = look(Wishes(paths or (), root, profile, select or (), ignore or (), as_of=as_of))
    if seen.wrong_documents:
        return _refuse(seen)
    only = seen.journeys if paths else None
    try:
        suffixes = () if paths else tuple(SUFFIXES[name] for name in formats)
        pages = site(seen.analysis, seen.checked, formats, only)
        done = put(pages, out, replaces=lambda path: path.endswith(suffixes))
    except CannotPublish as error:
        print(f"Nothing was published: {error}.", file=sys.stderr)
        return SYSTEM
    if not quiet:
        _tell(out, formats, done)
    return 0


def _refuse(seen: object) -> int:
    """Say what is wrong with the documents; what was published before stands as it was."""
    from dataclasses import replace

    from journeymap.cli.session import FINDINGS, Look
    from journeymap.report.findings.text import text
    from journeymap.report.terminal import show

    assert isinstance(seen, Look)
    wrong = replace(seen, findings=seen.wrong_documents)
    show(text(wrong.run()), sys.stderr)
    print("Nothing was published: these documents have to be mended first.", file=sys.stderr)
    return wrong.exit_code or FINDINGS


def _tell(out: Path, formats: list[str], done: object) -> None:
    from journeymap.publish import Published
    from journeymap.report.text import counted

    assert isinstance(done, Published)
    pages = counted(done.written + done.unchanged, "page")
    changed = "nothing changed" if not done.written else f"{done.written} written"
    removed = f", {done.removed} removed" if done.removed else ""
    print(f"{pages} in {out.as_posix()} ({changed}{removed}).")
    first = out / ("index.html" if "html" in formats else "README.md")
    print(f"Open {first.as_posix()}")
