"""Findings as workflow commands of GitHub: escaped, the worst first, with paths from the git root."""

import sys

import pytest

from journeymap.report.findings import FORMATS
from tests.support.fixtures import MakeRun
from tests.support.reports import rendered


def test_an_annotation(run: MakeRun) -> None:
    files = "title: T\nstages: {a: {touchpoints: [{name: A, channel: webiste}]}}\n"
    assert rendered(FORMATS, "github", run(files, rules=("JM113",))) == (
        "::error file=maps/a.yaml,line=2,col=47,endLine=2,endColumn=54,title=JM003 unknown-reference::"
        "unknown channel 'webiste'. Did you mean 'website'?%0ACorrect the id, or declare it under `channels`.\n"
    )


def test_the_worst_first(run: MakeRun) -> None:
    files = {"maps/a.yaml": "title: T\nstages: {a: {goals: [x]}}\n", "maps/b.yaml": "- x\n"}
    commands = [line.split()[0] for line in rendered(FORMATS, "github", run(files)).splitlines()]
    assert commands == sorted(commands, key=["::error", "::warning", "::notice"].index)
    assert commands[0] == "::error"


def test_paths_are_those_of_the_git_root(run: MakeRun) -> None:
    made = run("- x\n")
    (made.root.parent / ".git").mkdir()
    assert "file=workspace/maps/a.yaml," in rendered(FORMATS, "github", made)


ESCAPED: dict[str, tuple[str, str]] = {
    "percent": ("'50%'", "50%25"),
    "a line": ('"a\\nb"', "a b"),
    "a command": ('"\\n::error::x"', " ::error::x"),
    "colors": ('"\\e[31m"', "\\x1b[31m"),
}


@pytest.mark.parametrize(("value", "shown"), ESCAPED.values(), ids=ESCAPED)
def test_texts_are_escaped(value: str, shown: str, run: MakeRun) -> None:
    files = f"title: T\nstages: {{a: {{touchpoints: [{{name: A, channel: {value}}}]}}}}\n"
    (line,) = rendered(FORMATS, "github", run(files, rules=("JM113",))).splitlines()
    assert f"unknown channel '{shown}'." in line


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_paths_are_escaped(run: MakeRun) -> None:
    made = run({"maps/50%, a:b.yaml": "- x\n"})
    assert "file=maps/50%25%2C a%3Ab.yaml,line=1" in rendered(FORMATS, "github", made)
