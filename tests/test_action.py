"""The GitHub action: its steps are run here as its runner would, as far as they are ours."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from journeymap.scaffold.starter import start
from tests.support.pages import Block, events
from tests.support.workspaces import ROOT, TODAY

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
NAMED = {step["id"]: step for step in STEPS if "id" in step}
INPUTS: dict[str, dict[str, str]] = ACTION["inputs"]

slow = pytest.mark.slow


def test_every_input_is_described_used_and_in_the_manual() -> None:
    used = set(re.findall(r"inputs\.([a-z-]+)", str(STEPS)))
    assert used == set(INPUTS)
    assert all(one["description"].endswith(".") and "default" in one for one in INPUTS.values())
    manual = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    assert [name for name in INPUTS if f"`{name}`" not in manual] == []


def test_no_text_of_an_input_can_become_a_command() -> None:
    assert [step["run"] for step in STEPS if "${{" in step.get("run", "")] == []


def test_findings_fail_the_last_step_only() -> None:
    assert STEPS[-1] is NAMED["verdict"]
    assert all("if" in step or "id" in step for step in STEPS)


class Runner:
    """Runs a step's script in bash, with what the runner of GitHub gives it."""

    def __init__(self, folder: Path, outputs: Path) -> None:
        self.folder = folder
        self._outputs = outputs
        command = outputs / "journeymap"
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m journeymap "$@"\n', encoding="utf-8")
        command.chmod(0o755)
        self._command = str(command)

    def step(self, name: str, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run one, with some inputs and the defaults of all others."""
        given = {key: inputs.get(key.replace("-", "_"), one["default"]) for key, one in INPUTS.items()}
        environment = {**os.environ, "JOURNEYMAP": self._command}
        for key, expression in NAMED[name].get("env", {}).items():
            if found := re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", expression):
                environment[key] = given[found[1]]
        environment |= {"CODE": inputs.get("code", "0"), "PUBLISHED": inputs.get("published", "")}
        for file in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
            environment[file] = str(self._outputs / file)
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", NAMED[name]["run"]],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def replace_command(self, script: str) -> None:
        """Put a script in place of the program."""
        Path(self._command).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")

    def said(self, file: str = "GITHUB_OUTPUT") -> str:
        """What the steps have handed on."""
        path = self._outputs / file
        return path.read_text(encoding="utf-8") if path.exists() else ""


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A workspace that `init` made, with one broken map in it."""
    if shutil.which("bash") is None:
        pytest.skip("no bash on this machine")
    folder, outputs = tmp_path / "team", tmp_path / "outputs"
    start(folder, "first", TODAY)
    outputs.mkdir()
    (folder / "maps" / "broken.yaml").write_text("title: T\nfor: [nobody]\nstages: {a: }\n", encoding="utf-8")
    return Runner(folder, outputs)


@slow
def test_validates_and_writes_sarif(runner: Runner) -> None:
    done = runner.step("validate", sarif="out/journeys.sarif")
    assert done.returncode == 0, done.stderr
    assert "::error file=maps/broken.yaml,line=2," in done.stdout
    assert runner.said() == "exit-code=1\n"
    assert (runner.folder / "out" / "journeys.sarif").is_file()
    assert runner.step("verdict", code="1").returncode == 1
    assert runner.step("verdict", code="0").returncode == 0


@slow
def test_reports_on_the_paths_that_are_given(runner: Runner) -> None:
    done = runner.step("validate", paths="maps/first.yaml\nmaps/library\n", fail_on="info", fail_on_overdue="true")
    assert runner.said() == "exit-code=1\n", done.stderr
    assert "maps/first.yaml" in done.stdout
    assert "broken" not in done.stdout


@slow
@pytest.mark.parametrize(
    "paths",
    [
        "\r\n  maps/first.yaml\t\r\n\r\n",
        "maps/first.yaml\r",
        "   \n\tmaps/first.yaml  ",
        "maps/first.yaml\rmaps/library",
    ],
    ids=repr,
)
def test_paths_may_be_written_on_windows_and_with_blanks(runner: Runner, paths: str) -> None:
    done = runner.step("validate", paths=paths)
    assert runner.said() == "exit-code=0\n", done.stderr
    assert "broken" not in done.stdout


@slow
@pytest.mark.parametrize(
    "text", ["--help", "; touch hacked", "$(touch hacked)", "`touch hacked`", '"; touch hacked; "']
)
def test_what_is_no_path_is_wrong_use(runner: Runner, text: str) -> None:
    runner.step("validate", paths=text, profile="starter")
    assert runner.said() == "exit-code=2\n"
    assert not list(runner.folder.rglob("hacked"))


@slow
def test_summary_and_pages(runner: Runner) -> None:
    assert runner.step("summary").returncode == 0
    assert "consideration" in runner.said("GITHUB_STEP_SUMMARY").lower()
    assert runner.step("pages", pages="site").returncode == 0
    assert runner.said() == "", "nothing is published while a document is wrong"
    (runner.folder / "maps" / "broken.yaml").unlink()
    assert runner.step("pages", pages="site").returncode == 0
    assert runner.said() == "published=true\n"
    assert (runner.folder / "site" / "index.html").is_file()


@slow
def test_the_summary_is_about_the_given_paths(runner: Runner) -> None:
    for name in ("sales", "service"):
        start(runner.folder / name, "first", TODAY)
    assert runner.step("validate", paths="sales\nservice").returncode == 0
    assert runner.step("summary", paths="sales\nservice").returncode == 0
    assert runner.said("GITHUB_STEP_SUMMARY").count("gap report") == 2


@slow
@pytest.mark.parametrize(("code", "fails"), [(0, False), (1, False), (2, False), (3, True), (130, True), (137, True)])
def test_fails_where_publishing_fails(code: int, fails: bool, runner: Runner) -> None:
    runner.replace_command(f"exit {code}")
    assert runner.step("pages", pages="site").returncode == (code if fails else 0)
    assert runner.said() == ("published=true\n" if code == 0 else "")


@slow
@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"code": "0", "pages": "site", "published": "true"}, 0),
        ({"code": "0", "pages": "site"}, 1),
        ({"code": "1", "pages": "site"}, 1),
        ({"code": "1", "pages": "site", "published": "true"}, 1),
        ({"code": "2"}, 2),
    ],
    ids=str,
)
def test_is_not_green_without_the_pages_that_were_asked_for(inputs: dict[str, str], code: int, runner: Runner) -> None:
    assert runner.step("verdict", **inputs).returncode == code


def uses_in_the_manual() -> list[dict[str, Any]]:
    """What the workflows of the manual give our action."""
    found: list[dict[str, Any]] = []
    for event in events("docs/ci.md"):
        if isinstance(event, Block) and "OWNER/journeymap@" in event.text and ".github" in event.done:
            told = yaml.safe_load(event.text)
            steps = told if isinstance(told, list) else [step for job in told["jobs"].values() for step in job["steps"]]
            found += [step.get("with", {}) for step in steps if step["uses"].startswith("OWNER/journeymap@")]
    return found


def test_the_manual_uses_it() -> None:
    assert len(uses_in_the_manual()) == 5


@slow
@pytest.mark.parametrize("given", uses_in_the_manual(), ids=str)
def test_works_as_the_manual_uses_it(given: dict[str, Any], runner: Runner) -> None:
    (runner.folder / "maps" / "broken.yaml").unlink()
    texts = {name: value if isinstance(value, str) else str(value).lower() for name, value in given.items()}
    inputs = {name.replace("-", "_"): text for name, text in texts.items()}
    assert runner.step("validate", **inputs).returncode == 0
    assert runner.said() == "exit-code=0\n"
    if "sarif" in given:
        assert (runner.folder / given["sarif"]).is_file()
    if "pages" in given:
        assert runner.step("pages", **inputs).returncode == 0
        assert (runner.folder / given["pages"] / "index.html").is_file()
    assert runner.step("verdict", **inputs, code="0", published="true" if "pages" in given else "").returncode == 0
