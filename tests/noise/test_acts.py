"""The list of work of the account program is the one that a consultant would hand over on a Monday."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from journeymap.api import coverage
from journeymap.view.gaps.acts import Act, Kind
from journeymap.view.gaps.report import GapReport
from tests.noise.judging import FOLDER, Hole, judge
from tests.support.workspaces import load_workspace

PROGRAM = FOLDER / "account-program"
ACTS: dict[str, Kind] = {
    "deal-on-one-person": "introduce",
    "content-of-another-account": "wrong_content",
    "window-closing": "window",
    "contact-overdue": "held",
    "gone-cold": "cold",
    "handoff-overdue": "handoff",
    "stage-contradicted": "stage",
    "stuck-in-stage": "stuck",
    "criterion-unanswered": "criterion",
    "promise-without-delivery": "promise",
    "first-value-late": "result",
    "reference-risk": "reference",
    "content-expired": "expired",
    "orphan-content": "idle",
    "severe-pain-unanswered": "pain",
    "measure-without-life": "measure",
}
"""What there is to do where a rule tells something."""


@pytest.fixture(scope="module")
def report() -> GapReport:
    return coverage(load_workspace(PROGRAM, _read("expected.yaml")["today"]))


def _read(name: str) -> Any:
    return yaml.safe_load((PROGRAM / name).read_text(encoding="utf-8"))


def _line(act: Act) -> str:
    return ", ".join(filter(None, (act.kind, act.place, act.owner, act.day)))


def test_the_list_is_that_of_a_consultant(report: GapReport) -> None:
    following, late = report.beside_first
    lists = {"first": report.first, "next": following, "late": late}
    assert {name: [_line(act) for act in acts] for name, acts in lists.items()} == _read("acts.yaml")


@pytest.mark.parametrize("hole", judge("account-program").holes, ids=str)
def test_what_is_worth_a_meeting_is_on_the_list(hole: Hole, report: GapReport) -> None:
    kinds = {ACTS[name] for name in hole.rules}
    found = [act for act in (*report.next, *report.late) if act.kind in kinds]
    if "/accounts/" in hole.at:
        assert any(act.account and act.account in hole.at for act in found)
    else:
        assert any(hole.says in act.sentence for act in found)


def test_no_account_has_a_long_list(report: GapReport) -> None:
    assert all(len(account.next) <= 3 for account in report.accounts)


def test_a_hole_is_one_act(report: GapReport) -> None:
    sentences = [(act.place, act.sentence) for act in (*report.next, *report.late)]
    assert len(sentences) == len(set(sentences))
