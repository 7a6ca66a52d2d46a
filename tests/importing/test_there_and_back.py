"""What we hand on as a diagram or CJML comes in again as the same way: its stages, and what happens at each."""

from typing import Any

import pytest

import journeymap
from journeymap.importing.assembly.known import known_to
from journeymap.importing.given_file import GivenFile
from journeymap.importing.importing import import_files
from journeymap.workspace import LinkedStage
from tests.support.workspaces import WORKSPACES, load_workspace

SUFFIXES = {"cjml": "cjml", "mermaid": "mmd"}


def come_back(content: bytes, format_: str) -> dict[str, Any]:
    """The map that an export becomes when it is brought in."""
    imported = import_files([GivenFile(f"way.{SUFFIXES[format_]}", content)], known_to(None))
    return dict(next(made.data for made in imported.documents if "stages" in made.data))


def names_in(stage: dict[str, Any]) -> list[str]:
    touchpoints = stage.get("touchpoints", ())
    return [plain(touchpoint if isinstance(touchpoint, str) else touchpoint["name"]) for touchpoint in touchpoints]


def plain(name: str) -> str:
    """A name without the signs that Mermaid would take for its own."""
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def told_at(stage: LinkedStage, format_: str) -> list[str]:
    """What an export tells of a stage: its touchpoints; a diagram tells what people do where there are none."""
    touchpoints = [plain(touchpoint.model.name) for touchpoint in stage.touchpoints if touchpoint.counts]
    actions = [plain(action.text) for action in stage.model.actions] if format_ == "mermaid" else []
    return touchpoints or actions


@pytest.mark.parametrize("format_", SUFFIXES)
@pytest.mark.parametrize("name", WORKSPACES)
def test_the_maps_of_the_examples_come_back(name: str, format_: str) -> None:
    workspace = load_workspace(WORKSPACES[name])
    for id_, content in journeymap.export(workspace, format_).items():
        journey, back = workspace.journeys[id_], come_back(content, format_)
        assert plain(back["title"]) == plain(journey.model.title)
        expected = [told_at(stage, format_) for stage in journey.stages_in_scope]
        assert list(map(names_in, back["stages"].values())) == expected
