"""Export maps for tests, as the command does."""

from collections.abc import Iterator
from pathlib import Path

import journeymap
from journeymap.workspace import Workspace
from tests.support.workspaces import TODAY, WORKSPACES, load_workspace


def exported(workspace: Workspace, format_: str, map_: str | None = None) -> bytes:
    """A map in a format; the only one of a workspace if none is named."""
    journeys = workspace.journeys if map_ is None else {map_: workspace.journeys[map_]}
    (content,) = journeymap.export(workspace, format_, journeys=journeys.values()).values()
    return content


def exported_examples(format_: str) -> Iterator[tuple[str, bytes]]:
    """Every map of every example in a format."""
    for name, root in WORKSPACES.items():
        for id_, content in journeymap.export(load_workspace(root, TODAY), format_).items():
            yield f"{name}/{id_}", content


def told(root: Path, format_: str) -> list[str]:
    """What people are told when the maps of a workspace are exported."""
    sentences: list[str] = []
    journeymap.export(load_workspace(root), format_, warn=sentences.append)
    return sentences
