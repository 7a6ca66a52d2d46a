"""`journeymap schema`: the JSON Schema of a document, for editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from journeymap.cli import options


def schema(
    workspace: Annotated[
        bool, typer.Option("--workspace", help="Offer the ids that this workspace declares.")
    ] = False,
    settings: Annotated[
        bool, typer.Option("--settings", help="The schema of journeymap.yaml instead.")
    ] = False,
    root: options.Root = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write it into a file.", show_default=False)
    ] = None,
) -> int:
    """Print the JSON Schema of a document, so that editors complete and check what you type."""
    from journeymap.cli.look import out
    from journeymap.model.schema import document_schema, settings_schema

    said = settings_schema() if settings else document_schema(_ids(root) if workspace else {})
    out(json.dumps(said, ensure_ascii=False, indent=2) + "\n", output)
    return 0


def _ids(root: Path | None) -> dict[str, list[str]]:
    """What can be referred to, by kind."""
    from journeymap.workspace import load, locate

    found = load(locate((), root), options.today())
    return {
        "persona": list(found.personas),
        "channel": list(found.channels),
        "content": list(found.content),
        "segment": list(found.segments),
        "framework": list(found.frameworks),
        "map": list(found.journeys),
        "lane": [lane.id for lane in found.settings.lanes],
    }
