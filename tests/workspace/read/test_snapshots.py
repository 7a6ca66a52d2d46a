"""Snapshots are read in the order of their days; one that cannot be used is told, and the others count."""

import json
from datetime import date
from typing import Any

import pytest

from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace

TODAY = date(2026, 11, 22)
GOOD = json.dumps({"as_of": "2026-10-01", "measured": []})


def stage(**fields: Any) -> str:
    flow = {"stage": "one", "name": "One", **fields}
    return json.dumps({"as_of": "2026-11-01", "measured": [{"stages": [flow]}]})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "this snapshot is not written as JSON"),
        ("{", "this snapshot is not written as JSON"),
        ("<<<<<<< ours\n{}\n", "this snapshot is not written as JSON"),
        ("[]", "this snapshot is not written as JSON"),
        (
            stage(entered="many"),
            "this snapshot has something else at 'measured.0.stages.0.entered' than a snapshot has",
        ),
        (json.dumps({"measured": []}), "this snapshot has something else at 'as_of' than a snapshot has"),
        (json.dumps({"as_of": "2026-11-01", "format": 2}), "this snapshot was written by a newer journeymap"),
        (stage(name="ann@acme.example"), "this snapshot holds what looks like an e-mail address of a person"),
        (stage(name="+49 170 1234567"), "this snapshot holds what looks like a phone number of a person"),
    ],
)
def test_one_that_cannot_be_used_is_told_and_others_count(text: str, message: str, write_files: WriteFiles) -> None:
    root = write_files(
        {"maps/a.yaml": "title: A\n", "measures/2026-10-01.json": GOOD, "measures/2026-11-01.json": text}
    )
    workspace = load_workspace(root, TODAY)
    found = [problem for problem in workspace.problems if problem.code == "JM026"]
    assert [(problem.place.document.path, problem.message) for problem in found] == [
        ("measures/2026-11-01.json", message)
    ]
    assert [snapshot.as_of for snapshot in workspace.snapshots] == [date(2026, 10, 1)]


def test_only_files_named_by_a_day_are_snapshots(write_files: WriteFiles) -> None:
    files = {"measures/readme.json": "[", "measures/2026-10.json": "[", "measures/old/2026-10-01.json": "["}
    workspace = load_workspace(write_files({"maps/a.yaml": "title: A\nstages: {a: {goals: [g]}}\n", **files}), TODAY)
    assert (workspace.snapshots, workspace.problems) == ((), ())
