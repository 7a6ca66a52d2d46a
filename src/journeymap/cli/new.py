"""`journeymap new`: add a map, or something that maps refer to."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from journeymap import api
from journeymap.cli import options
from journeymap.errors import ExitCode
from journeymap.report.run import relative_name
from journeymap.scaffold.entries import KINDS, Entry, add_entry
from journeymap.streams import say
from journeymap.workspace import locate

_HINTS = {
    "map": "Fill in its stages; 'journeymap validate' says what is still missing.",
    "persona": "Maps name it by its id: for: [{id}]",
    "account": "A map of its own names it by its id: account: {id}",
    "content": "Touchpoints name it by its id: content: [{id}]",
}


def new(
    kind: Annotated[str, typer.Argument(metavar="|".join(KINDS), help="What to add.", show_default=False)],
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="What it is called.", show_default=False)],
    in_: Annotated[
        Path | None,
        typer.Option(
            "--in",
            metavar="FILE",
            parser=options.named_path,
            help="The file to write, or to add to.",
            show_default="where others of its kind stand",
        ),
    ] = None,
    root: options.Root = None,
) -> int:
    """Add a map, a persona, an account or a piece of content, with an id made of its name. Never overwrites a file
    or an entry.
    """
    workspace = api.load(root=locate([], root) if root or in_ is None else _around(in_))
    entry = add_entry(workspace, kind, " ".join(name), in_)
    say(f"  {_did(entry)} {_shown(entry.path)}", "", _HINTS[kind].format(id=entry.id))
    return ExitCode.OK


def _around(file: Path) -> Path:
    """The workspace that a file is to stand in."""
    there = next(folder for folder in file.absolute().parents if folder.is_dir())
    return locate([there])


def _did(entry: Entry) -> str:
    return "wrote" if entry.is_new_file else f"added {entry.id} to"


def _shown(file: Path) -> str:
    return relative_name(file.resolve(), Path.cwd())
