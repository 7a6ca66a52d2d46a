"""The gap report as Markdown: a git host shows every text as it was written."""

import pytest

from journeymap.report.gaps import FORMATS
from journeymap.report.text import escaped
from journeymap.view.gaps.report import WHAT_COVERAGE_IS
from tests.support.fixtures import MakeGapReport
from tests.support.git_host import read
from tests.support.reports import rendered

HOSTILE = (
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a | b", "# not a heading", "`code`"),
    *("*bold* _it_ ~~gone~~", "[link](javascript:x)", "![x](y)", "&lt;", "\\| \\", "$x$", "- item", "+ item"),
    *("1. one", "2) two", "=== ===", "---", "> quote", "a\nb", "\x1b[31m", "![x]", "https://example.com/a_b_c"),
)


@pytest.mark.parametrize("text", HOSTILE)
def test_escaped(text: str) -> None:
    """Parsed again, it is the text and nothing else; in a paragraph, a list, a table and a heading."""
    shown = " ".join(text.replace("\x1b", r"\x1b").split())
    for frame in ("{}", "- {}", "# {}", "|HEAD|\n|---|\n| {} |"):
        seen, live = read(frame.format(escaped(text)))
        assert live == []
        assert seen.strip().removeprefix("HEAD").strip() == shown


def test_report(report: MakeGapReport) -> None:
    files = {
        "maps/a.yaml": "title: 'Tender | *new*'\nfor: [x, y]\nowner: growth\n"
        "stages: {look: {touchpoints: [{name: A, channel: phone, for: x}]}, buy: {owners: [sales], goals: [g]}}\n",
        "maps/l.yaml": "personas: {x: X, y: Y}\n",
    }
    assert rendered(FORMATS, "markdown", report(files)).splitlines() == [
        "# Journey maps: gap report",
        "",
        "**Coverage 25 %** (2 of 8 answers are yes)",
        "",
        str(escaped(WHAT_COVERAGE_IS)),
        "",
        "## Tender \\| \\*new\\*: 25 %",
        "",
        "| Stage | X | Y |",
        "|---|---|---|",
        "| look | ✓ | no touchpoint, no channel |",
        "| buy | no touchpoint, no channel | no touchpoint, no channel |",
        "",
        "## What to do next",
        "",
        "1. Plan where X and Y meet you at buy (Tender \\| \\*new\\*, sales)",
        "2. Plan where Y meets you at look (Tender \\| \\*new\\*, growth)",
    ]


def test_a_long_list_is_cut(report: MakeGapReport) -> None:
    stages = "".join(f"  s{i}: {{owners: team {i}, goals: [x]}}\n" for i in range(40))
    files = f"title: T\nstages:\n{stages}"
    lines = rendered(FORMATS, "markdown", report(files)).splitlines()
    assert sum(line.split(".")[0].isdigit() for line in lines) == 15
    assert lines[-1] == "… and 25 more."
