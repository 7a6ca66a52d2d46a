"""Rules that a team states in its settings run, explain and report like ours."""

from pathlib import Path

import pytest

from journeymap.__main__ import main
from tests.support.fixtures import FindingsOf

MAP = """\
title: Renting scaffolding
framework: b2b-lifecycle
owner: sales
content:
  tour: {title: A tour of the yard, type: video, phases: [decide]}
stages:
  decision:
    duration: 2 weeks
    owners: [sales]
    touchpoints:
      - {name: Walks the site with us, channel: in-person-meeting, from: us, moment_of_truth: true}
  retention:
    touchpoints: [Calls the depot]
"""
TEXTS = "message: \"'{stage}' lacks it\", fix: Add it."

CASES = {
    "a field that is there": ("phases: decide, needs: {field: duration}", []),
    "a field that is missing": ("needs: {field: duration}", [("Retention", 12)]),
    "only some stages": ("stages: decision, needs: {field: goals}", [("Decision", 7)]),
    "only some files": ("at: maps/drafts, needs: {field: goals}", []),
    "a touchpoint with everything": (
        "phases: decide, needs: {touchpoint: {channel: [phone, in-person-meeting], from: us}}",
        [],
    ),
    "a touchpoint with nearly everything": (
        "phases: decide, needs: {touchpoint: {channel: in-person-meeting, from: buyer}}",
        [("Decision", 10)],
    ),
    "a moment of truth": ("needs: {touchpoint: {moment_of_truth: true}}", [("Retention", 13)]),
    "content by its type alone": ("phases: decide, needs: {content: video}", []),
    "content of another type": ("phases: decide, needs: {content: {type: [pilot]}}", [("Decision", 7)]),
    "an owner": ("needs: {owner: any}", [("Retention", 12)]),
    "a certain owner": ("phases: decide, needs: {owner: legal}", [("Decision", 9)]),
}


@pytest.mark.parametrize(("rule", "expected"), CASES.values(), ids=CASES.keys())
def test_asks_each_stage_for_what_it_needs(findings_of: FindingsOf, rule: str, expected: list[tuple[str, int]]) -> None:
    settings = f"own_rules: [{{id: YD1, {rule}, {TEXTS}}}]\n"
    findings = [
        finding
        for finding in findings_of({"journeymap.yaml": settings, "maps/a.yaml": MAP}, "map")
        if not finding.code.startswith("JM")
    ]
    assert [(finding.message, finding.span.line) for finding in findings] == [
        (f"'{stage}' lacks it", line) for stage, line in expected
    ]


WRONG = {
    "one of our codes": ("id: JM101, needs: {owner: any}", "starts like a built-in code"),
    "no code": ("id: pilot, needs: {owner: any}", "cannot be the code of a rule"),
    "two needs": ("id: YD1, needs: {owner: any, field: goals}", "must ask for exactly one thing"),
    "no need": ("id: YD1, needs: {}", "must ask for exactly one thing"),
    "a misspelt field": ("id: YD1, needs: {field: goal}", "Did you mean 'goals'?"),
}


@pytest.mark.parametrize(("rule", "message"), WRONG.values(), ids=WRONG.keys())
def test_a_rule_that_cannot_work_is_reported_at_its_place(findings_of: FindingsOf, rule: str, message: str) -> None:
    settings = f"own_rules: [{{{rule}, {TEXTS}}}]\n"
    findings = findings_of({"journeymap.yaml": settings, "maps/a.yaml": MAP}, "map")
    (finding,) = [finding for finding in findings if finding.path == "journeymap.yaml"]
    assert message in finding.message


def test_two_rules_with_one_code_are_reported(findings_of: FindingsOf) -> None:
    own_rule = f"{{id: YD1, needs: {{owner: any}}, {TEXTS}}}"
    files = {"journeymap.yaml": f"own_rules: [{own_rule}, {own_rule}]\n", "maps/a.yaml": MAP}
    assert "the rule 'YD1' is stated twice" in [finding.message for finding in findings_of(files, "map")]


def test_the_program_knows_them_like_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = f"own_rules: [{{id: YD1, name: yard-tour, needs: {{field: goals}}, {TEXTS}}}]\n"
    (tmp_path / "journeymap.yaml").write_text(settings)
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "a.yaml").write_text(MAP)
    monkeypatch.chdir(tmp_path)
    assert main(["explain", "yard-tour"]) == 0
    assert "'a stage' lacks it" in capsys.readouterr().out
    assert main(["rules"]) == 0
    assert "YD1" in capsys.readouterr().out
    assert main(["validate", "--select", "YD", "--fail-on", "warning", "--format", "sarif"]) == 1
    assert '"ruleId": "YD1"' in capsys.readouterr().out
    assert main(["validate", "--ignore", "YD1", "--select", "YD", "--fail-on", "warning"]) == 0
