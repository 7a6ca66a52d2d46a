"""Ignores, in the settings and beside lines: what they hide, and when they are findings themselves."""

import cProfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from journeymap.analysis import Analysis
from journeymap.findings import Finding
from journeymap.linting import make_plan, run_plan
from journeymap.linting.ignores import Ignores
from journeymap.linting.suppress import suppress
from tests.support.fixtures import WriteFiles
from tests.support.marking import marked
from tests.support.workspaces import lint, load_workspace


def codes(root: Path, **options: Any) -> list[str]:
    """The codes of what is found: the pains and the ignores."""
    workspace = load_workspace(root)
    findings = lint(workspace, profile="map", **options).findings
    return [f"{one.code}:{one.span.line}" for one in findings if one.code in ("JM105", *ORDER)]


ORDER = ("JM951", "JM952", "JM953", "JM954")


def pains(*lines: str) -> str:
    """A map whose pains stand from line 4 on."""
    head = "title: Renting scaffolding\nstages:\n  site: {touchpoints: [Call], pains: [\n"
    return head + "\n".join(lines) + "\n  ]}\n"


BESIDE = {
    "on the line": (['"Late" # journeymap: ignore[JM105] known, 2027'], []),
    "by name": (['"Late" # journeymap: ignore[pain-without-response] known'], []),
    "by family": (['"Late" # journeymap: ignore[JM1] known'], []),
    "several rules": (['"Late" # journeymap: ignore[JM104, JM105] known'], []),
    "on a line of its own, for the next": (["# journeymap: ignore[JM105] known", '"Late"'], []),
    "only for its line": (
        ['"Late", # journeymap: ignore[JM105] known', '"Dear"'],
        ["JM105:5"],
    ),
    "until a day to come": (['"Late" # journeymap: ignore[JM105] known, until 2026-11-22'], []),
    "until a day gone by": (
        ['"Late" # journeymap: ignore[JM105] known, until 2026-11-21'],
        ["JM105:4", "JM952:4"],
    ),
    "until no day": (['"Late" # journeymap: ignore[JM105] known, until 2026-13-40'], ["JM953:4"]),
    "without a reason": (['"Late" # journeymap: ignore[JM105]'], ["JM951:4"]),
    "only a date is no reason": (
        ['"Late" # journeymap: ignore[JM105] until 2027-01-01'],
        ["JM951:4"],
    ),
    "matching nothing": (['"Late" # journeymap: ignore[JM101] known'], ["JM105:4", "JM953:4"]),
    "of a misspelt rule": (['"Late" # journeymap: ignore[JM999] known'], ["JM105:4", "JM953:4"]),
    "of a document error": (['"Late" # journeymap: ignore[JM003] known'], ["JM105:4", "JM953:4"]),
    "inside a text it is text": (['"Late # journeymap: ignore[JM105] known"'], ["JM105:4"]),
    "another comment is a comment": (['"Late" # journeymaps: ignore[JM105] known'], ["JM105:4"]),
}


@pytest.mark.parametrize(("lines", "expected"), BESIDE.values(), ids=BESIDE.keys())
def test_beside_the_line(write_files: WriteFiles, lines: list[str], expected: list[str]) -> None:
    assert codes(write_files({"maps/a.yaml": pains(*lines)})) == expected


@pytest.mark.parametrize(
    ("rule", "about"),
    [("JM101", {"JM101"}), ("JM101, stage-without-goal", {"JM101", "JM102"}), ("JM999", None), ("JM101, JM999", None)],
)
def test_a_finding_says_which_rules_its_ignore_is_for(
    rule: str, about: set[str] | None, write_files: WriteFiles
) -> None:
    """None is for a rule that is not known: it may be meant for one whose findings are not for all."""
    beside = {"maps/a.yaml": pains(f'"Late" # journeymap: ignore[{rule}]')}
    assert all(finding.about == about for finding in ignores(write_files(beside)))
    if "," not in rule:
        settings = {"journeymap.yaml": f"ignore: [{{rule: {rule}}}]\n", "maps/a.yaml": pains('"Late"')}
        assert all(finding.about == about for finding in ignores(write_files(settings)))


def test_a_finding_about_an_ignore_in_the_settings_is_at_its_rule(write_files: WriteFiles) -> None:
    settings, spans = marked("ignore:\n- {rule: JM104, reason: known}\n- {at: maps, rule: «JM105»}\n")
    findings = ignores(write_files({"journeymap.yaml": settings, "maps/a.yaml": pains('"Late"')}))
    assert [finding.span for finding in findings if finding.code == "JM951"] == spans


def ignores(root: Path) -> list[Finding]:
    """The findings about ignores."""
    findings = [finding for finding in lint(load_workspace(root), profile="map").findings if finding.code in ORDER]
    assert findings
    return findings


def test_inside_a_block_text_it_is_text(write_files: WriteFiles) -> None:
    block = "title: T\nnotes: |\n  one\n  # journeymap: ignore[JM105] known\nstages:\n  a: {touchpoints: [B]}\n"
    assert codes(write_files({"maps/a.yaml": block})) == []


SETTINGS = {
    "here": ("{rule: JM105, at: maps/a.yaml, reason: known}", []),
    "everywhere": ("{rule: JM105, reason: known}", []),
    "by pattern": ("{rule: JM105, at: 'maps/**', reason: known}", []),
    "by folder": ("{rule: JM105, at: maps, reason: known}", []),
    "elsewhere": ("{rule: JM105, at: maps/b.yaml, reason: known}", ["JM953:1", "JM105:4"]),
    "until a day gone by": (
        "{rule: JM105, reason: known, until: 2026-01-01}",
        ["JM952:1", "JM105:4"],
    ),
    "without a reason": ("{rule: JM105}", ["JM951:1"]),
}


@pytest.mark.parametrize(("ignore", "expected"), SETTINGS.values(), ids=SETTINGS.keys())
def test_in_the_settings(write_files: WriteFiles, ignore: str, expected: list[str]) -> None:
    files = {"journeymap.yaml": f"ignore: [{ignore}]\n", "maps/a.yaml": pains('"Late"')}
    assert codes(write_files(files)) == expected


def test_of_a_rule_that_did_not_run_nothing_is_said(write_files: WriteFiles) -> None:
    root = write_files({"maps/a.yaml": pains('"Late" # journeymap: ignore[JM101] known')})
    assert codes(root, select=["JM105"]) == ["JM105:4"]
    assert codes(root, ignore=["JM101"]) == ["JM105:4"]


def in_settings(maps: int) -> Mapping[str, str]:
    """Maps, each with an ignore of its own in the settings."""
    ignores = [f"- {{rule: JM105, at: maps/{number}.yaml, reason: known}}\n" for number in range(maps)]
    return {"journeymap.yaml": "ignore:\n" + "".join(ignores)} | {
        f"maps/{number}.yaml": pains('"Late"') for number in range(maps)
    }


def in_comments(maps: int) -> Mapping[str, str]:
    """Maps, each with four ignores of its own beside the lines."""
    lines = [f'"Late {number}", # journeymap: ignore[JM105] known' for number in range(4)]
    return {f"maps/{number}.yaml": pains(*lines) for number in range(maps)}


@pytest.mark.parametrize("files", [in_settings, in_comments])
def test_the_work_grows_with_the_findings(files: Callable[[int], Mapping[str, str]], write_files: WriteFiles) -> None:
    """And not with findings times ignores."""

    def calls(maps: int) -> int:
        workspace = load_workspace(write_files(files(maps)))
        plan = make_plan(workspace, profile="map")
        findings = run_plan(Analysis(workspace), replace(plan, ignores=Ignores({}, {}, ()))).findings
        profile = cProfile.Profile()
        remaining = profile.runcall(suppress, findings, plan, workspace)
        assert not [finding for finding in remaining if finding.code == "JM105"]
        return sum(entry.callcount for entry in profile.getstats())

    few, many = calls(20), calls(40)
    assert many <= 2.5 * few


def test_what_is_said_about_ignores(write_files: WriteFiles) -> None:
    lines = (
        '"A", # journeymap: ignore[JM105]',
        '"B", # journeymap: ignore[JM105] known, until 2026-01-01',
        '"C", # journeymap: ignore[JM101] known',
        '"D" # journeymap: ignore[JM105] known, until 2026-13-40',
    )
    findings = ignores(write_files({"maps/a.yaml": pains(*lines)}))
    assert [(finding.code, finding.message) for finding in findings] == [
        ("JM951", "this ignore of JM105 does not say why"),
        ("JM952", "this ignore of JM105 expired on 2026-01-01"),
        ("JM953", "this ignore of JM101 matches nothing"),
        ("JM953", "this ignore cannot work: '2026-13-40' is not a date"),
    ]


@pytest.mark.parametrize(("rule", "expected"), [("JM310", []), ("JM301", ["JM953:2"])])
def test_of_what_is_unused_nothing_is_said_while_a_document_cannot_be_read(
    rule: str, expected: list[str], write_files: WriteFiles
) -> None:
    """Whoever uses it may be in that document."""
    cfo = f"personas:\n  cfo: {{name: C, role: user, goals: [g], challenges: [c]}} # journeymap: ignore[{rule}] known\n"
    files = {
        "maps/a.yaml": cfo,
        "maps/b.yaml": "title: T\nfor: cfo\nstages: {a: {goals: [x]}}\n",
        "maps/c.yaml": "a: [\n",
    }
    assert codes(write_files(files)) == expected


NOT_IGNORES = {
    "no brackets": ("ignore JM105 known", "JM105"),
    "no brackets, by name": ("ignore pain-without-response: known", "pain-without-response"),
    "several": ("ignore: JM105 and JM104", "JM105, JM104"),
    "other brackets": ("ignore(JM105) known", "JM105"),
    "in capitals": ("Ignore[JM105] known", "JM105"),
    "another word": ("disable JM105", "JM105"),
    "an unknown rule": ("ignore JM999", "JM105"),
    "no rule": ("ignore", "JM105"),
    "never closed": ("ignore[JM105 known", "JM105"),
    "something else": ("see the wiki", "JM105"),
    "nothing": ("", "JM105"),
}


@pytest.mark.parametrize(("comment", "rules"), NOT_IGNORES.values(), ids=NOT_IGNORES)
def test_what_cannot_be_read_as_an_ignore_is_told_with_the_right_form(
    comment: str, rules: str, write_files: WriteFiles
) -> None:
    text, spans = marked(pains(f'"Late" «# journeymap: {comment}»'.replace(" »", "»")))
    findings = lint(load_workspace(write_files({"maps/a.yaml": text})), profile="map").findings
    (told,) = [finding for finding in findings if finding.code == "JM955"]
    assert [told.span] == spans
    assert f"# journeymap: ignore[{rules}] " in told.fix
    assert "JM105" in {finding.code for finding in findings}, "nothing is hidden"


@pytest.mark.parametrize("comment", ["Journeymap: ignore[JM105] known", "JOURNEYMAP: ignore JM105"])
def test_the_word_in_capitals_is_no_ignore_either(comment: str, write_files: WriteFiles) -> None:
    root = write_files({"maps/a.yaml": pains(f'"Late" # {comment}')})
    assert "JM955" in {finding.code for finding in lint(load_workspace(root)).findings}


@pytest.mark.parametrize("comment", ["Journeymap: the file of our team", "journeymaps: ignore", "our journeymap"])
def test_prose_is_no_ignore(comment: str, write_files: WriteFiles) -> None:
    root = write_files({"maps/a.yaml": pains(f'"Late" # {comment}')})
    assert codes(root) == ["JM105:4"]
    assert "JM955" not in {finding.code for finding in lint(load_workspace(root)).findings}


def test_the_form_that_is_shown_is_an_ignore(write_files: WriteFiles) -> None:
    root = write_files({"maps/a.yaml": pains('"Late" # journeymap: ignore JM105')})
    (told,) = [finding for finding in lint(load_workspace(root)).findings if finding.code == "JM955"]
    (root / "maps/a.yaml").write_text(pains(f'"Late" {told.fix.removeprefix("Write it as: ")}'), encoding="utf-8")
    assert codes(root) == []


DATES = {
    "as in Germany": "until 01.02.2099",
    "as in England": "until 1/2/2099",
    "in words": "until 1 February 2099",
    "a month": "until 2099-02",
    "a quarter": "until Q1 2099",
    "a year": "until 2099",
    "without dashes": "until 20990201",
    "with a time": "until 2099-02-01T12:00",
    "in capitals": "Until 01.02.2099",
    "with a colon": "until: 01.02.2099",
}


@pytest.mark.parametrize("date", DATES.values(), ids=DATES)
def test_a_date_that_is_written_otherwise_is_told(date: str, write_files: WriteFiles) -> None:
    findings = ignores(write_files({"maps/a.yaml": pains(f'"Late" # journeymap: ignore[JM105] known, {date}')}))
    (told,) = findings
    assert told.code == "JM953"
    assert f"'{date.lower().removeprefix('until').strip(': ')}'" in told.message.lower()


@pytest.mark.parametrize("reason", ["wait until the page is out", "until 3 customers have asked", "not until May"])
def test_a_reason_may_hold_the_word_until(reason: str, write_files: WriteFiles) -> None:
    assert codes(write_files({"maps/a.yaml": pains(f'"Late" # journeymap: ignore[JM105] {reason}')})) == []


def test_a_reason_may_hold_it_before_the_date(write_files: WriteFiles) -> None:
    comment = "# journeymap: ignore[JM105] wait until the page is out, until 2026-01-01."
    assert codes(write_files({"maps/a.yaml": pains(f'"Late" {comment}')})) == ["JM105:4", "JM952:4"]


@pytest.mark.parametrize("header", [">-", "|", ">2-", "&x >-", "|+"])
def test_beside_the_head_of_a_text_of_several_lines(header: str, write_files: WriteFiles) -> None:
    text = f"title: T\nstages:\n  a:\n    pains:\n      - {header}  # journeymap: ignore[JM105] known\n        Late\n"
    assert codes(write_files({"maps/a.yaml": text})) == []


WRONG = {
    "its own": {"maps/a.yaml": "title: T\nstages: {x: {bogus: 1}} # journeymap: ignore[JM105] known\n"},
    "unreadable": {"maps/a.yaml": "title: [", "journeymap.yaml": "ignore: [{rule: JM105, at: maps/a.yaml, reason: r}]"},
    "wrong": {
        "maps/a.yaml": "title: T\nstages: {x: {bogus: 1}}",
        "journeymap.yaml": "ignore: [{rule: JM105, at: 'maps/*', reason: r}]",
    },
    "one of all": {
        "maps/a.yaml": "title: T\nstages: {x: {bogus: 1}}",
        "maps/b.yaml": "title: T\nstages: {x: {goals: [g]}}",
        "journeymap.yaml": "ignore: [{rule: JM105, reason: r}]",
    },
    "what it extends": {
        "maps/a.yaml": "title: [",
        "maps/b.yaml": "title: T\nextends: a\nstages: {x: {goals: [g]}} # journeymap: ignore[JM105] known\n",
    },
    "what it names": {
        "maps/library.yaml": "personas: {cfo: {name: C, rle: user}}",
        "maps/b.yaml": "title: T\nfor: cfo\nstages: {x: {goals: [g]}} # journeymap: ignore[JM105] known\n",
    },
    "where the content is": {
        "maps/library.yaml": "content: [",
        "maps/b.yaml": "title: T\nstages: {x: {goals: [g]}} # journeymap: ignore[JM401] known\n",
    },
}


@pytest.mark.parametrize("files", WRONG.values(), ids=WRONG)
def test_while_a_document_is_wrong_no_ignore_that_depends_on_it_is_called_idle(
    files: Mapping[str, str], write_files: WriteFiles
) -> None:
    findings = lint(load_workspace(write_files(files)), profile="strict").findings
    assert "JM953" not in {finding.code for finding in findings}


def test_beside_a_wrong_map_ignores_in_others_are_judged(write_files: WriteFiles) -> None:
    files = {
        "maps/a.yaml": "title: [",
        "maps/b.yaml": pains('"Late", # journeymap: ignore[JM101] known'),
        "journeymap.yaml": "ignore: [{rule: JM104, at: maps/c.yaml, reason: r}]",
    }
    assert codes(write_files(files)) == ["JM953:1", "JM105:4", "JM953:4"]


OPTIONS = ({"select": ["JM101"]}, {"ignore": ["JM104"]})


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_of_an_entry_whose_rule_is_left_out_nothing_is_said(options: Any, write_files: WriteFiles) -> None:
    settings = "ignore: [{rule: JM104, at: maps/none.yaml, reason: r}]"
    root = write_files({"journeymap.yaml": settings, "maps/a.yaml": pains('"Late"')})
    assert "JM953" not in {finding.code for finding in lint(load_workspace(root), **options).findings}
    assert "JM953" in {finding.code for finding in lint(load_workspace(root)).findings}


def test_of_an_entry_whose_rule_does_not_run_in_its_folder_nothing_is_said(write_files: WriteFiles) -> None:
    settings = "profiles: [{at: maps/drafts, use: starter}]\nignore: [{rule: JM104, at: maps/drafts, reason: r}]"
    files = {"journeymap.yaml": settings, "maps/a.yaml": pains('"Late"'), "maps/drafts/b.yaml": pains('"Late"')}
    assert "JM953" not in {finding.code for finding in lint(load_workspace(write_files(files))).findings}


@pytest.mark.parametrize("at", ["./maps/a.yaml", r"maps\a.yaml", r".\maps\a.yaml", r"maps\*.yaml", "maps/", "././maps"])
def test_a_path_is_understood_however_it_is_written(at: str, write_files: WriteFiles) -> None:
    settings = f"ignore: [{{rule: JM105, at: '{at}', reason: known}}]"
    assert codes(write_files({"journeymap.yaml": settings, "maps/a.yaml": pains('"Late"')})) == []
