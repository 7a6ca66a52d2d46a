"""`journeymap init`: start a workspace."""

from __future__ import annotations

import re
import shlex
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from journeymap import api
from journeymap.cli.options import named_path
from journeymap.errors import ExitCode
from journeymap.importing.accounts import FORMATS
from journeymap.importing.bring_in import bring_into_new
from journeymap.importing.report import ImportReport
from journeymap.report.formats import ReportOptions, plain
from journeymap.report.run import relative_name
from journeymap.scaffold.starter import Beginning, start
from journeymap.streams import say
from journeymap.workspace import SETTINGS


def init(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="[FOLDER]",
            parser=named_path,
            help="Where to start it.",
            show_default="the current folder",
        ),
    ] = Path(),
    starter: Annotated[
        str,
        typer.Option(
            "--starter",
            metavar="NAME",
            help="What to start from: first, abm for accounts, or a folder with a workspace of your own.",
        ),
    ] = "first",
    from_: Annotated[
        list[str] | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="Bring in the maps that you have, in the place of an example: as `journeymap import` does. "
            "May be repeated.",
            show_default=False,
        ),
    ] = None,
) -> int:
    """Start a workspace that validates: settings, a first map, a small library, a CI workflow. Never overwrites
    a file.
    """
    brought = bring_into_new(from_, folder) if from_ else None
    started = start(folder, starter, api.current_day(), _beginning(brought, folder) if brought else None)
    inside = "" if folder.resolve() == Path.cwd() else f"cd {_typed(folder)}, then "
    say(
        *(f"  wrote {_shown(file, folder)}" for file in started.written),
        *(f"  kept  {_shown(file, folder)}" for file in started.kept),
        "",
        *started.notes,
        *(_account(brought) if brought else ()),
        f"Next: {inside}journeymap validate, and journeymap render to see the page.",
    )
    return ExitCode.OK


def _beginning(brought: ImportReport, folder: Path) -> Beginning:
    maps = {
        file.path.relative_to(folder).as_posix(): file.text.encode()
        for file in brought.files
        if file.path != folder / SETTINGS
    }
    return Beginning(maps=maps, lanes=brought.lanes)


def _account(brought: ImportReport) -> list[str]:
    """What became of the cells of the files, without the list of what was written."""
    report = replace(brought, files=())
    account = plain(FORMATS.render("text", report, ReportOptions(root=report.root)))
    return [*account.strip("\n").splitlines(), ""]


def _shown(file: Path, folder: Path) -> str:
    """Return the name of a file as the folder was named; what lies elsewhere is seen from the current folder."""
    return file.as_posix() if file.is_relative_to(folder) else relative_name(file, Path.cwd())


def _typed(folder: Path) -> str:
    """Return a folder as a shell takes it."""
    name = folder.as_posix()
    if re.fullmatch(r"[\w./:-]+", name):
        return name
    return shlex.quote(name) if re.search(r'["$`\\]', name) else f'"{name}"'
