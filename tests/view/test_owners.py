"""Who answers for a finding, as a page says it."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from journeymap.analysis import Analysis
from journeymap.lint import lint, make_plan
from journeymap.view.records import GapIndex
from journeymap.workspace import load

Write = Callable[[Mapping[str, str]], Path]
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
def test_people_by_team_or_by_name(settings: str, account: str, workspace: Write) -> None:
    files = {"journeymap.yaml": f"profile: abm\n{settings}", "maps/a.yaml": ACCOUNT, "maps/m.yaml": MAP}
    loaded = load(workspace(files), date(2026, 11, 22))
    marks = GapIndex(Analysis(loaded), lint(Analysis(loaded), make_plan(loaded)).findings).marks
    assert {mark.owner for mark in marks if mark.map is None} == {account}
    assert {mark.owner for mark in marks if mark.map == "m"} == {"head of sales"}
