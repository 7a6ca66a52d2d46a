"""What the calendar brings is told on its day: the day before, on it, and after."""

from datetime import date

import pytest

from tests.support.fixtures import WriteFiles
from tests.support.workspaces import lint, load_workspace

CLOCKS = ("JM205", "JM206", "JM506", "JM508", "JM511", "JM515", "JM517", "JM518", "JM519", "JM524")
STAGES = (
    "programs: {p: {name: P, framework: ours}}\n"
    "frameworks:\n  ours:\n    extends: abm-seven\n"
    "    stages: {evaluation: {max_days: 45}, decision: {max_days: 20}, onboarding: {max_days: 56}}\n"
)


def account(body: str, *, approach: str = "targeted") -> str:
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    return f"{STAGES}accounts:\n  ada:\n    name: Ada\n    approach: {approach}\n{lines}"


NEXT = "{who: user, date: 2027-12-31}"
"""A contact so far ahead that the plan is not empty on any of the days."""
OVERDUE = account(f"plan: [{{who: champion, date: 2026-12-03, by: enterprise AE}}, {NEXT}]")
WINDOW = "triggers: [{kind: budget, date: 2026-12-01, until: 2027-01-15}]\n"
BY_DAY = {
    "a contact past its day": (
        OVERDUE,
        {"2026-12-02": "", "2026-12-03": "", "2026-12-04": "JM517", "2027-03-01": "JM517"},
    ),
    "a plan of which nothing is left": (
        account("plan: [{who: champion, date: 2026-12-03}]", approach="abm"),
        {"2026-12-03": "", "2026-12-04": "JM517", "2027-01-02": "JM517", "2027-01-03": "JM506"},
    ),
    "a window that nobody uses": (
        account(f"{WINDOW}plan: [{NEXT}]"),
        {
            "2026-11-30": "",
            "2026-12-01": "JM508",
            "2027-01-15": "JM508",
            "2027-01-16": "JM519",
            "2027-04-15": "JM519",
            "2027-04-16": "",
        },
    ),
    "a window whose answer has no day": (
        account(f"{WINDOW}plan: [{{who: CFO, trigger: budget}}, {NEXT}]\ncommittee: [{{name: CFO, roles: user}}]"),
        {"2026-12-31": "", "2027-01-01": "JM518", "2027-01-15": "JM518", "2027-01-16": "JM519"},
    ),
    "a window whose answer was to be on a day": (
        account(f"{WINDOW}plan: [{{who: user, trigger: budget, date: 2026-12-20}}, {NEXT}]"),
        {"2026-12-20": "", "2026-12-21": "JM508", "2027-01-16": "JM519", "2027-04-16": "JM517"},
    ),
    "a window whose answer comes too late": (
        account(f"{WINDOW}plan: [{{who: user, trigger: budget, date: 2027-02-01}}, {NEXT}]"),
        {"2026-12-02": "JM508", "2027-01-15": "JM508", "2027-01-16": "", "2027-02-01": "", "2027-02-02": "JM519"},
    ),
    "an answer promised by a day": (
        account(
            "triggers: [{kind: new_hire, date: 2026-11-10, window: 90d, respond_within: 21d}]\n"
            f"plan: [{{who: user, trigger: new_hire}}, {NEXT}]"
        ),
        {"2026-11-16": "", "2026-11-17": "JM518", "2026-12-02": "JM518", "2027-02-08": "JM518", "2027-02-09": "JM519"},
    ),
    "an account stuck in its stage": (
        account(f"stage: evaluation\nsince: 2026-10-01\nplan: [{NEXT}]"),
        {"2026-11-15": "", "2026-11-16": "JM205", "2027-05-01": "JM205"},
    ),
    "an account stuck in the last stage of its history": (
        account(f"stage: evaluation\nhistory: [{{stage: evaluation, date: 2026-10-01}}]\nplan: [{NEXT}]"),
        {"2026-11-15": "", "2026-11-16": "JM205"},
    ),
    "an account that slipped back": (
        account(
            "stage: engagement\nsince: 2026-11-03\n"
            "history: [{stage: engagement, date: 2026-06-01}, {stage: evaluation, date: 2026-08-10}]"
        ),
        {"2026-11-03": "JM206", "2027-01-02": "JM206", "2027-01-03": ""},
    ),
    "a prospect that is not spoken to": (
        account(f"stage: engagement\ncommittee: [{{name: CFO, roles: user, met: 2026-10-12}}]\nplan: [{NEXT}]"),
        {"2026-11-11": "", "2026-11-12": "JM511", "2027-12-16": "JM511", "2027-12-17": ""},
    ),
    "a customer that is not spoken to": (
        account(
            "relationship: customer\nstage: expansion\n"
            f"plan: [{{who: user, status: done, done_on: 2026-10-12}}, {NEXT}]"
        ),
        {"2026-12-11": "", "2026-12-12": "JM511", "2027-11-30": "JM511", "2027-12-01": ""},
    ),
    "a day to be live that cannot be kept": (
        account(f"stage: engagement\ngo_live: 2027-06-01\nplan: [{NEXT}]"),
        {"2027-01-31": "", "2027-02-01": "JM524", "2027-06-02": "JM524"},
    ),
    "news that lie ahead are none": (
        account(f"signals: [{{date: 2026-05-01, kind: visit}}, {{date: 2027-09-01, kind: fair}}]\nplan: [{NEXT}]"
                "\ntriggers: [{kind: other, date: 2027-10-01}]", approach="abm"),
        {"2026-10-28": "", "2026-10-29": "JM515", "2027-08-31": "JM515", "2027-09-01": ""},
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [(text, day, expected) for text, days in BY_DAY.values() for day, expected in days.items()],
    ids=[f"{name}: {day}" for name, (_, days) in BY_DAY.items() for day in days],
)
def test_by_day(text: str, day: str, expected: str, write_files: WriteFiles) -> None:
    workspace = load_workspace(write_files({"maps/a.yaml": text}), date.fromisoformat(day))
    assert workspace.problems == ()
    assert " ".join(finding.code for finding in lint(workspace, select=CLOCKS).findings) == expected


QUIET = "committee: [{name: CFO, roles: user, met: 2026-09-01}]"
TROUBLED = {
    "nothing was ever planned": (["stage: engagement"], "JM506"),
    "quiet": (["stage: engagement", QUIET], "JM511"),
    "quiet, and a contact past its day": (
        ["stage: engagement", QUIET, "plan: [{who: CFO, date: 2026-11-10}]"],
        "JM517",
    ),
    "quiet, and a contact long past": (["stage: engagement", QUIET, "plan: [{who: CFO, date: 2026-09-10}]"], "JM506"),
    "quiet and stuck": (["stage: evaluation", "since: 2026-09-01", QUIET], "JM205"),
    "quiet, stuck, and a contact past its day": (
        ["stage: evaluation", "since: 2026-09-01", QUIET, "plan: [{who: CFO, date: 2026-11-10}]"],
        "JM205 JM517",
    ),
    "quiet, and a window open": (
        ["stage: engagement", QUIET, "triggers: [{kind: budget, date: 2026-11-10, window: 60d}]"],
        "JM508",
    ),
    "quiet, and the contact for a window past its day": (
        [
            *("stage: engagement", QUIET, "triggers: [{kind: budget, date: 2026-11-10, window: 60d}]"),
            "plan: [{who: CFO, trigger: budget, date: 2026-11-15}]",
        ],
        "JM508",
    ),
    "quiet, slipped back and stuck there": (
        ["stage: evaluation", "since: 2026-10-01", "history: [{stage: decision, date: 2026-08-01}]", QUIET],
        "JM206",
    ),
}


@pytest.mark.parametrize(("lines", "expected"), TROUBLED.values(), ids=TROUBLED)
def test_one_hole_is_told_once(lines: list[str], expected: str, write_files: WriteFiles) -> None:
    files = {"maps/a.yaml": account("\n".join(lines), approach="abm")}
    workspace = load_workspace(write_files(files), date(2026, 11, 22))
    assert workspace.problems == ()
    codes = [finding.code for finding in lint(workspace, select=[*CLOCKS, "JM507"]).findings]
    assert " ".join(sorted(codes)) == expected


def test_what_the_finding_says(write_files: WriteFiles) -> None:
    workspace = load_workspace(write_files({"maps/a.yaml": OVERDUE}), date(2026, 12, 20))
    (finding,) = lint(workspace, select=["JM517"]).findings
    assert "the champion, planned for 2026-12-03 by enterprise AE, is 17 days over" in finding.message
    assert finding.overdue
