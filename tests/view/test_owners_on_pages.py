"""Who answers for a finding, as a page says it."""

import pytest

from journeymap.analysis import Analysis
from journeymap.view.gap_index import GapIndex
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import lint, load_workspace

ACCOUNT = "accounts: {ada: {name: Ada Mills, approach: abm, owners: {marketing: Jo Doe, sales: Al Roe}}}\n"
MAP = "title: M\nowner: head of sales\nstages: {a: {goals: [x]}}\n"


@pytest.mark.parametrize(
    ("settings", "account"),
    [
        ("", "marketing, sales"),
        ("site: {people: roles}\n", "marketing, sales"),
        ("site: {people: names}\n", "Jo Doe, Al Roe"),
    ],
)
def test_people_by_team_or_by_name(settings: str, account: str, write_files: WriteFiles) -> None:
    files = {"journeymap.yaml": f"profile: abm\n{settings}", "maps/a.yaml": ACCOUNT, "maps/m.yaml": MAP}
    loaded = load_workspace(write_files(files))
    marks = GapIndex(Analysis(loaded), lint(loaded).findings).marks
    assert {mark.owner for mark in marks if mark.map is None} == {account}
    assert {mark.owner for mark in marks if mark.map == "m"} == {"head of sales"}
