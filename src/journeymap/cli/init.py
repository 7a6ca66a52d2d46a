"""`journeymap init`: start a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from journeymap.cli.options import named_path
from journeymap.errors import ExitCode
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
        str, typer.Option("--starter", metavar="NAME", help="What to start from: first, or abm for accounts.")
    ] = "first",
) -> int:
    """Start a workspace that validates: settings, a first map, a small library, a CI workflow. Never overwrites
    a file.
    """
    written, kept = start(folder, starter)
    inside = "" if folder.resolve() == Path.cwd() else f"cd {folder.as_posix()}, then "
    say(
        *(f"  wrote {(folder / path).as_posix()}" for path in written),
        *(f"  kept  {(folder / path).as_posix()}" for path in kept),
        "",
        f"Next: {inside}journeymap validate, and journeymap render to see the page.",
    )
    return ExitCode.OK
