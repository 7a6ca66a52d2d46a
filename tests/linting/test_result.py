"""What is left of a run for some files and folders, and how it ends."""

import pytest

from journeymap.linting.result import in_scope
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import lint, load_workspace

SCOPES: dict[str, tuple[list[str], bool]] = {
    "everything": ([], True),
    "the file": (["maps/emea/a.yaml"], True),
    "its folder": (["maps/emea"], True),
    "a folder above": (["maps"], True),
    "the workspace": (["."], True),
    "one of several": (["maps/b.yaml", "maps/emea"], True),
    "another file": (["maps/b.yaml"], False),
    "a folder whose name begins alike": (["maps/em"], False),
    "a file whose name begins alike": (["maps/emea/a.y"], False),
}


@pytest.mark.parametrize(("scope", "expected"), SCOPES.values(), ids=SCOPES)
def test_scope(scope: list[str], expected: bool) -> None:
    assert in_scope("maps/emea/a.yaml", scope) is expected


def test_findings_within_a_scope_and_those_on_the_settings(write_files: WriteFiles) -> None:
    a_map = "title: T\nstages: {s: {goals: [g]}}\n"
    root = write_files({"journeymap.yaml": "profil: map\n", "maps/a.yaml": a_map, "maps/b.yaml": a_map})
    result = lint(load_workspace(root))
    assert {finding.path for finding in result.findings} == {"journeymap.yaml", "maps/a.yaml", "maps/b.yaml"}
    assert {finding.path for finding in result.within(["maps/a.yaml"]).findings} == {"journeymap.yaml", "maps/a.yaml"}
    assert result.within([]).findings == result.findings
