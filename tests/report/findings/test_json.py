"""Findings as JSON: exactly the keys that docs/commands.md promises."""

import json
from typing import Any

import pytest

from journeymap.report.findings import FORMATS
from journeymap.report.run import TOOL, Run
from tests.support.fixtures import MakeRun
from tests.support.reports import rendered

KEYS = {
    "code": str,
    "name": str,
    "severity": str,
    "overdue": bool,
    "message": str,
    "fix": str,
    "path": str,
    "line": int,
    "column": int,
    "end_line": int,
    "end_column": int,
    "route": str,
    "map": str | None,
    "stage": str | None,
    "persona": str | None,
    "owner": str | None,
}


def said(run: Run) -> dict[str, Any]:
    text = rendered(FORMATS, "json", run)
    assert text.endswith("}\n")
    found = json.loads(text)
    assert isinstance(found, dict)
    return found


def test_keys(run: MakeRun) -> None:
    made = run("title: T\nowner: me\nstages: {a: {touchpoints: [{name: A, for: x}]}}\npersonas: {x: X}\n")
    found = said(made)
    assert list(found) == ["format", "tool", "root", "summary", "findings"]
    assert (found["format"], found["tool"], found["root"]) == (1, TOOL, made.root.as_posix())
    assert list(found["summary"]) == ["documents", "maps", "errors", "warnings", "infos", "withheld"]
    assert len(found["findings"]) == len(made.findings)
    for finding in found["findings"]:
        assert list(finding) == list(KEYS)
        assert all(isinstance(finding[key], type_) for key, type_ in KEYS.items())
        assert finding["severity"] in ("error", "warning", "info")


def test_a_finding(run: MakeRun) -> None:
    files = "title: T\nid: tender\nowner: me\nstages:\n  buy:\n    touchpoints: [{name: 🚚, channel: webiste}]\n"
    (finding,) = said(run(files, rules=("JM113",)))["findings"]
    assert finding == {
        "code": "JM003",
        "name": "unknown-reference",
        "severity": "error",
        "overdue": False,
        "message": "unknown channel 'webiste'. Did you mean 'website'?",
        "fix": "Correct the id, or declare it under `channels`.",
        "path": "maps/a.yaml",
        "line": 6,
        "column": 38,
        "end_line": 6,
        "end_column": 45,
        "route": "stages.buy.touchpoints[0].channel",
        "map": "tender",
        "stage": "buy",
        "persona": None,
        "owner": "me",
    }


def test_the_summary_counts(run: MakeRun) -> None:
    files = {
        "maps/a.yaml": "title: T\nreviewed: 2020-01-01\nstages: {a: {goals: [x]}}\n",
        "maps/b.yaml": "title: [\n",
        "maps/c.yaml": "channels: {fax: F}\n",
    }
    made = run(files)
    summary = said(made)["summary"]
    assert summary["errors"] == 1
    assert summary["warnings"] == len(made.findings) - 1
    assert (summary["documents"], summary["maps"], summary["infos"], summary["withheld"]) == (3, 1, 0, 1)


def test_nothing(run: MakeRun) -> None:
    assert said(run("channels: {email: E}\n", rules=("JM105",)))["findings"] == []


def test_the_cap_of_starter_is_for_text_only(run: MakeRun) -> None:
    made = run("title: T\nstages: {a: {touchpoints: [A, B, C, D, E, F, G]}}\n", lessons=1)
    assert len(said(made)["findings"]) == len(made.findings) > 7


@pytest.mark.parametrize("value", ['"\\0\\e"', '"\\u2028"', '"\\"quoted\\""', "'</script>'"], ids=repr)
def test_texts_of_every_kind(value: str, run: MakeRun) -> None:
    files = f"title: T\nstages: {{a: {{touchpoints: [{{name: A, channel: {value}}}]}}}}\n"
    assert len(said(run(files, rules=("JM113",)))["findings"]) == 1


def test_one_finding_a_line(run: MakeRun) -> None:
    made = run("title: T\nstages: {a: {touchpoints: [A, B]}}\n")
    lines = [line for line in rendered(FORMATS, "json", made).splitlines() if line.strip().startswith('{"code"')]
    assert len(lines) == len(made.findings)
