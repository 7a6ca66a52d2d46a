"""The program as people call it: words in, an exit code out, and never a traceback."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from journeymap import __version__
from journeymap.__main__ import main

Write = Callable[[Mapping[str, str]], Path]
Captured = pytest.CaptureFixture[str]

GOOD = "title: Renting scaffolding\nstages:\n  site: {touchpoints: [Call], goals: [Stand by Monday]}\n"
GAP = GOOD.replace(", goals: [Stand by Monday]", "")
WRONG = GOOD.replace("touchpoints", "tuchpoints")
OVERDUE = GOOD.replace("stages", "reviewed: 2020-01-01\nstages")


@pytest.fixture
def here(workspace: Write, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Write files and stand in their folder."""

    def stand(**files: str) -> Path:
        root = workspace({f"maps/{name}.yaml": text for name, text in files.items()})
        monkeypatch.chdir(root)
        return root

    return stand


EXITS = {
    "nothing missing": (GOOD, ["validate"], 0),
    "gaps do not fail by themselves": (GAP, ["validate"], 0),
    "unless asked to": (GAP, ["validate", "--fail-on", "warning"], 1),
    "infos do when asked to": (GAP, ["validate", "--fail-on", "info"], 1),
    "a wrong document fails": (WRONG, ["validate"], 1),
    "unless nothing shall": (WRONG, ["validate", "--fail-on", "never"], 0),
    "an overdue review does not fail": (OVERDUE, ["validate", "--fail-on", "warning", "--select", "JM903"], 0),
    "unless asked to as well": (OVERDUE, ["validate", "--select", "JM903", "--fail-on-overdue"], 1),
    "seen from another day it is not due": (
        OVERDUE,
        ["validate", "--select", "JM903", "--fail-on-overdue", "--as-of", "2020-02-01"],
        0,
    ),
    "the gap report": (GAP, ["gaps"], 0),
    "coverage high enough": (GAP, ["gaps", "--minimum", "0.5"], 0),
    "coverage too low": (GAP, ["gaps", "--minimum", "0.9"], 1),
    "publishing with gaps": (GAP, ["render"], 0),
    "publishing a wrong document": (WRONG, ["render"], 1),
    "all rules": (GOOD, ["rules"], 0),
    "a manual": (GOOD, ["explain", "JM105"], 0),
    "a manual by name": (GOOD, ["explain", "unknown-field"], 0),
    "the schema": (GOOD, ["schema"], 0),
    "help": (GOOD, ["--help"], 0),
    "help of a command": (GOOD, ["validate", "--help"], 0),
    "the version": (GOOD, ["--version"], 0),
    "no such command": (GOOD, ["valdate"], 2),
    "no such option": (GOOD, ["validate", "--colour"], 2),
    "no such path": (GOOD, ["validate", "nowhere"], 2),
    "no such format": (GOOD, ["validate", "--format", "yaml"], 2),
    "no such rule": (GOOD, ["validate", "--select", "JM999"], 2),
    "a rule that cannot be left out": (GOOD, ["validate", "--ignore", "JM003"], 2),
    "no such profile": (GOOD, ["validate", "--profile", "lenient"], 2),
    "no such code": (GOOD, ["explain", "JM999"], 2),
    "no such starter": (GOOD, ["init", "new", "--starter", "abc"], 2),
    "no date": (GOOD, ["validate", "--as-of", "yesterday"], 2),
    "no share": (GOOD, ["gaps", "--minimum", "80"], 2),
    "no file to write": (GOOD, ["validate", "--output", "json"], 2),
}


@pytest.mark.parametrize(("text", "words", "code"), EXITS.values(), ids=EXITS.keys())
def test_exit_code(here: Callable[..., Path], capsys: Captured, text: str, words: list[str], code: int) -> None:
    here(a=text)
    assert main(words) == code
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    if code == 2:
        assert err.strip(), "wrong use is explained"


def test_wrong_use_names_the_nearest(here: Callable[..., Path], capsys: Captured) -> None:
    here(a=GOOD)
    main(["validate", "--select", "stage-without-gaol"])
    assert "Did you mean 'stage-without-goal'?" in capsys.readouterr().err


def test_paths_choose_what_is_reported_and_all_is_read(here: Callable[..., Path], capsys: Captured) -> None:
    here(a=GAP.replace("Call", "{name: Call, channel: depot}"), b=WRONG, c="channels: {depot: {medium: offline}}\n")
    assert main(["validate", "maps/a.yaml", "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert {one["path"] for one in said["findings"]} == {"maps/a.yaml"}
    assert "JM003" not in {one["code"] for one in said["findings"]}
    assert said["summary"]["documents"] == 3


def test_it_finds_the_workspace_from_inside(here: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    root = here(a=WRONG)
    (root / "maps" / "deep").mkdir()
    monkeypatch.chdir(root / "maps" / "deep")
    assert main(["validate"]) == 1


def test_two_workspaces_in_one_call_are_wrong_use(tmp_path: Path, capsys: Captured) -> None:
    for name in ("one", "two"):
        (tmp_path / name / "maps").mkdir(parents=True)
    assert main(["validate", str(tmp_path / "one"), str(tmp_path / "two")]) == 2
    assert "different workspaces" in capsys.readouterr().err


def test_an_empty_folder_is_told_how_to_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["validate"]) == 2
    assert "journeymap init" in capsys.readouterr().err


def test_from_an_empty_folder_to_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.chdir(tmp_path)
    assert [main([word]) for word in ("init", "validate", "render")] == [0, 0, 0]
    assert (tmp_path / "site" / "index.html").read_text().startswith("<!doctype html>")
    before = (tmp_path / "maps" / "first.yaml").read_text()
    assert main(["init"]) != 1
    assert (tmp_path / "maps" / "first.yaml").read_text() == before


def test_init_overwrites_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "first.yaml").write_text(GOOD)
    assert main(["init"]) == 0
    assert (tmp_path / "maps" / "first.yaml").read_text() == GOOD


def test_wrong_settings_end_with_2(workspace: Write, capsys: Captured) -> None:
    root = workspace({"journeymap.yaml": "profil: map\n", "maps/a.yaml": GAP})
    assert main(["validate", "--root", str(root)]) == 2
    out = capsys.readouterr().out
    assert "Did you mean 'profile'?" in out
    assert "JM102" in out, "the rest is checked all the same"


def test_a_newer_format_is_told(workspace: Write, capsys: Captured) -> None:
    root = workspace({"journeymap.yaml": "format: 2\n", "maps/a.yaml": GOOD})
    assert main(["validate", "--root", str(root)]) == 2
    assert "newer journeymap" in capsys.readouterr().out


def test_several_formats_at_once(here: Callable[..., Path], capsys: Captured) -> None:
    root = here(a=GAP)
    main(["validate", "-o", "json:out/a.json", "-o", "sarif:out/a.sarif", "-o", "text:out/a.txt", "--format", "github"])
    assert capsys.readouterr().out.startswith("::warning file=maps/a.yaml,line=3")
    assert json.loads((root / "out/a.json").read_text())["tool"] == f"journeymap {__version__}"
    assert json.loads((root / "out/a.sarif").read_text())["version"] == "2.1.0"
    assert "JM102" in (root / "out/a.txt").read_text()


def test_a_wrong_document_leaves_the_site_as_it_was(here: Callable[..., Path]) -> None:
    root = here(a=GOOD)
    assert main(["render"]) == 0
    pages = {file: file.read_bytes() for file in (root / "site").rglob("*.html")}
    (root / "maps" / "a.yaml").write_text(WRONG)
    assert main(["render"]) == 1
    assert {file: file.read_bytes() for file in (root / "site").rglob("*.html")} == pages


def test_a_fault_of_ours_says_so(here: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    here(a=GOOD)
    monkeypatch.delenv("JOURNEYMAP_TRACEBACK", raising=False)

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("journeymap.check.check", broken)
    assert main(["validate"]) == 3
    err = capsys.readouterr().err
    assert "our mistake" in err
    assert "report it" in err
    assert "Traceback" not in err


COLOR = re.compile(r"\x1b\[[0-9;]*3[0-7]")
"""What turns a terminal's text red, yellow or cyan; bold and dim are no colors."""


def run(*words: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "journeymap", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def test_a_console_that_lacks_signs_gets_a_report_all_the_same(workspace: Write) -> None:
    root = workspace({"maps/a.yaml": GAP.replace("Call", "日本語 →")})
    done = run("validate", folder=root, PYTHONIOENCODING="cp1252")
    assert (done.returncode, done.stderr) == (0, "")
    as_json = run("validate", "--format", "json", folder=root, PYTHONIOENCODING="cp1252")
    assert "日本語" in as_json.stdout


def test_no_color_where_nobody_looks(workspace: Write) -> None:
    root = workspace({"maps/a.yaml": GAP})
    assert "\x1b[" not in run("validate", folder=root).stdout
    forced = run("validate", folder=root, FORCE_COLOR="1").stdout
    assert COLOR.search(forced)
    assert not COLOR.search(run("validate", folder=root, FORCE_COLOR="1", NO_COLOR="1").stdout)


def test_paths_are_not_broken_at_the_width_of_a_terminal(workspace: Write) -> None:
    name = "a-very-long-name-of-a-map-that-does-not-fit-into-forty-columns"
    root = workspace({f"maps/{name}.yaml": GAP})
    assert f"maps/{name}.yaml:3:3: warning[JM102]" in run("validate", folder=root, COLUMNS="40").stdout


def test_a_reader_that_goes_away_is_no_fault(workspace: Write) -> None:
    root = workspace({f"maps/m{number}.yaml": GAP for number in range(300)})
    process = subprocess.Popen(
        [sys.executable, "-m", "journeymap", "validate"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    _, err = process.communicate(timeout=60)
    assert b"Traceback" not in err
    assert b"fault" not in err
