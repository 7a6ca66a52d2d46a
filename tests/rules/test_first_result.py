"""What is said of a first result on each day: one thing, or nothing."""

from datetime import date, timedelta

import pytest

from tests.support.fixtures import WriteFiles
from tests.support.workspaces import lint, load_workspace

ABOUT_FIRST_RESULTS = ["JM701", "JM702", "JM708", "JM710"]
START = date(2026, 8, 3)
NOTHING: list[str] = []


def said(write_files: WriteFiles, first_value: str, today: date) -> list[str]:
    account = "accounts:\n  ada:\n    name: Ada\n    relationship: customer\n    outcomes: [Less scrap]\n"
    root = write_files({"maps/a.yaml": account + (f"    first_value: {{{first_value}}}\n" if first_value else "")})
    return [finding.code for finding in lint(load_workspace(root, today), select=ABOUT_FIRST_RESULTS).findings]


@pytest.mark.parametrize(
    ("first_value", "day", "expected"),
    [
        ("", 0, ["JM701"]),
        ("start: 2026-08-03, due: 2026-08-10", 30, ["JM701"]),
        ("milestone: M", 0, ["JM710"]),
        ("milestone: M", 4000, ["JM710"]),
        # ninety days from the start
        ("milestone: M, start: 2026-08-03", -30, NOTHING),
        ("milestone: M, start: 2026-08-03", 59, NOTHING),
        ("milestone: M, start: 2026-08-03", 60, ["JM708"]),
        ("milestone: M, start: 2026-08-03", 90, ["JM708"]),
        ("milestone: M, start: 2026-08-03", 91, ["JM702"]),
        ("milestone: M, start: 2026-08-03", 4000, ["JM702"]),
        # a day promised, sooner and later than that
        ("milestone: M, start: 2026-08-03, due: 2026-09-02", 19, NOTHING),
        ("milestone: M, start: 2026-08-03, due: 2026-09-02", 20, ["JM708"]),
        ("milestone: M, start: 2026-08-03, due: 2026-09-02", 30, ["JM708"]),
        ("milestone: M, start: 2026-08-03, due: 2026-09-02", 31, ["JM702"]),
        ("milestone: M, start: 2026-08-03, due: 2027-01-30", 165, NOTHING),
        ("milestone: M, start: 2026-08-03, due: 2027-01-30", 166, ["JM708"]),
        ("milestone: M, start: 2026-08-03, due: 2027-01-30", 180, ["JM708"]),
        ("milestone: M, start: 2026-08-03, due: 2027-01-30", 181, ["JM702"]),
        # a day promised, and no start
        ("milestone: M, due: 2026-11-10", 84, NOTHING),
        ("milestone: M, due: 2026-11-10", 85, ["JM708"]),
        ("milestone: M, due: 2026-11-10", 99, ["JM708"]),
        ("milestone: M, due: 2026-11-10", 100, ["JM702"]),
        # reached, in time or late
        ("milestone: M, start: 2026-08-03, reached: 2026-10-01", 200, NOTHING),
        ("milestone: M, start: 2026-08-03, reached: 2027-01-20", 169, ["JM702"]),
        ("milestone: M, start: 2026-08-03, reached: 2027-01-20", 170, NOTHING),
        ("milestone: M, due: 2026-11-10, reached: 2026-12-24", 200, NOTHING),
        ("milestone: M, reached: 2026-12-24", 200, NOTHING),
    ],
)
def test_one_thing_a_day(write_files: WriteFiles, first_value: str, day: int, expected: list[str]) -> None:
    assert said(write_files, first_value, START + timedelta(days=day)) == expected
