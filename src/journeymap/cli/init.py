"""`journeymap init`: start a workspace."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Annotated

import typer

from journeymap import api
from journeymap.cli.options import named_path
from journeymap.errors import ExitCode
from journeymap.report.run import relative_name
from journeymap.scaffold.starter import start
from journeymap.streams import say


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
) -> int:
    """Start a workspace that validates: settings, a first map, a small library, a CI workflow. Never overwrites
    a file.
    """
    started = start(folder, starter, api.current_day())
    inside = "" if folder.resolve() == Path.cwd() else f"cd {_typed(folder)}, then "
    say(
        *(f"  wrote {_shown(file, folder)}" for file in started.written),
        *(f"  kept  {_shown(file, folder)}" for file in started.kept),
        "",
        *started.notes,
        f"Next: {inside}journeymap validate, and journeymap render to see the page.",
    )
    return ExitCode.OK


def _shown(file: Path, folder: Path) -> str:
    """Return the name of a file as the folder was named; what lies elsewhere is seen from the current folder."""
    return file.as_posix() if file.is_relative_to(folder) else relative_name(file, Path.cwd())


def _typed(folder: Path) -> str:
    """Return a folder as a shell takes it."""
    name = folder.as_posix()
    if re.fullmatch(r"[\w./:-]+", name):
        return name
    return shlex.quote(name) if re.search(r'["$`\\]', name) else f'"{name}"'
