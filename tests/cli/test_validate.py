"""`journeymap validate`: exit codes, formats, paths, and bad input of every kind."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest

from journeymap import named_paths
from tests.support.fixtures import RunCommand, WriteFiles

DAY = ("--as-of", "2026-11-22")
GOOD = """\
title: T
owner: me
sources: [survey, analytics]
stages: {a: {goals: [x], actions: [y], emotion: 1, touchpoints: [{name: A, channel: phone}], owners: [us]}}
"""
GAPPY = "title: T\nstages: {a: {touchpoints: [A]}}\n"
BROKEN = "title: T\nonwer: me\nstages: {a: {goals: [x]}}\n"

EXIT_CODES: dict[str, tuple[dict[str, str], list[str], int]] = {
    "nothing is missing": ({"maps/a.yaml": GOOD}, [], 0),
    "gaps do not fail": ({"maps/a.yaml": GAPPY}, [], 0),
    "gaps fail where one asks": ({"maps/a.yaml": GAPPY}, ["--fail-on", "warning"], 1),
    "hints fail where one asks": ({"maps/a.yaml": GAPPY}, ["--select", "JM104", "--fail-on", "info"], 1),
    "settings ask": ({"maps/a.yaml": GAPPY, "journeymap.yaml": "fail_on: warning\n"}, [], 1),
    "the option wins": ({"maps/a.yaml": GAPPY, "journeymap.yaml": "fail_on: warning\n"}, ["--fail-on", "error"], 0),
    "a rule made an error": ({"maps/a.yaml": GAPPY, "journeymap.yaml": "rules: {JM102: error}\n"}, [], 1),
    "a wrong document": ({"maps/a.yaml": BROKEN}, [], 1),
    "a wrong document, never": ({"maps/a.yaml": BROKEN}, ["--fail-on", "never"], 0),
    "wrong settings": ({"maps/a.yaml": GOOD, "journeymap.yaml": "profil: map\n"}, [], 2),
    "wrong settings, never": ({"maps/a.yaml": GOOD, "journeymap.yaml": "profil: map\nfail_on: never\n"}, [], 2),
    "wrong settings and a wrong document": ({"maps/a.yaml": BROKEN, "journeymap.yaml": "profil: map\n"}, [], 2),
    "an unknown rule in the settings": ({"maps/a.yaml": GOOD, "journeymap.yaml": "rules: {JM150: off}\n"}, [], 2),
    "what cannot be switched off": ({"maps/a.yaml": GOOD, "journeymap.yaml": "rules: {JM003: off}\n"}, [], 2),
    "a newer format": ({"maps/a.yaml": GOOD, "journeymap.yaml": "format: 2\n"}, [], 2),
    "a missing maps folder": ({"maps/a.yaml": GOOD, "journeymap.yaml": "maps: [maps, more]\n"}, [], 2),
    "no maps at all": ({"journeymap.yaml": "title: T\n", "maps/README.md": "none yet"}, [], 0),
}


@pytest.mark.parametrize(("files", "words", "code"), EXIT_CODES.values(), ids=EXIT_CODES)
def test_exit_code(
    files: dict[str, str], words: list[str], code: int, write_files: WriteFiles, run: RunCommand
) -> None:
    assert run("validate", *DAY, *words, cwd=write_files(files)).code == code


def test_what_the_calendar_brings_fails_only_where_one_asks(write_files: WriteFiles, run: RunCommand) -> None:
    quiet = "rules: {JM119: off, JM312: off}\n"
    root = write_files({"journeymap.yaml": quiet, "maps/a.yaml": GOOD + "reviewed: 2026-01-01\n"})
    assert run("validate", "--as-of", "2026-06-29", "--fail-on", "warning", cwd=root).code == 0
    late = run("validate", "--as-of", "2026-12-01", "--fail-on", "warning", "--format", "json", cwd=root)
    assert (late.code, late.codes) == (0, ["JM903"])
    assert late.json["findings"][0]["overdue"] is True
    assert run("validate", "--as-of", "2026-12-01", "--fail-on-overdue", cwd=root).code == 1


WRONG_WORDS: dict[str, tuple[list[str], str]] = {
    "an unknown option": (["--formt", "json"], "No such option"),
    "an unknown format": (["--format", "jsn"], "There is no format 'jsn'. Did you mean 'json'?"),
    "an unknown output": (["--output", "jsn:x"], "There is no format 'jsn'. Did you mean 'json'?"),
    "an output without a file": (["--output", "json"], "--output needs FORMAT:FILE"),
    "an unknown rule": (["--select", "JM150"], "Unknown rule 'JM150'."),
    "a rule misspelt": (["--ignore", "pain-without-respons"], "Did you mean 'pain-without-response'?"),
    "what cannot be switched off": (["--ignore", "JM003"], "JM003 says that a document is wrong"),
    "a day that is none": (
        ["--as-of", "2026-13-01"],
        "'2026-13-01' is not a date",
    ),
    "an unknown profile": (["--profile", "loose"], "Invalid value for '--profile'"),
    "an unknown level": (["--fail-on", "all"], "Invalid value for '--fail-on'"),
    "a path that is not there": (["maps/nowhere.yaml"], "There is no 'maps/nowhere.yaml'. Check the path."),
    "a root that is none": (["--root", "maps/nowhere"], "which is not a folder"),
    "a root without maps": (["--root", "docs"], "which is not a workspace"),
    "a baseline for two workspaces": (["maps", "inner/maps", "--baseline", "old.txt"], "each names its own"),
    "a path outside of the root": (["inner/maps/b.yaml", "--root", "plain"], "is not in the workspace"),
}


@pytest.mark.parametrize(("words", "message"), WRONG_WORDS.values(), ids=WRONG_WORDS)
def test_wrong_use(words: list[str], message: str, write_files: WriteFiles, run: RunCommand) -> None:
    files = {
        "maps/a.yaml": GOOD,
        "inner/journeymap.yaml": "",
        "inner/maps/b.yaml": GOOD,
        "docs/x.md": "",
        "plain/maps/c.yaml": "",
    }
    ran = run("validate", *words, cwd=write_files({"journeymap.yaml": "", **files}))
    assert ran.code == 2
    assert message in " ".join(ran.err.split())
    assert ran.out == ""


@pytest.mark.parametrize(("format_", "line"), [("text", "{}:2:1: "), ("github", "::warning file={},line=2,")])
def test_several_workspaces_one_after_the_other(
    format_: str, line: str, write_files: WriteFiles, run: RunCommand
) -> None:
    root = write_files(
        {
            "one/maps/a.yaml": "title: T\nstages: {a: {phases: aware, goals: x}, b: {phases: decide, goals: y}}\n",
            ".git/HEAD": "",
            "one/maps/left.yaml": "- x\n",
            "two/journeymap.yaml": "fail_on: warning\n",
            "two/maps/b.yaml": "title: T\nstages: {a: {phases: aware, goals: x}, b: {phases: decide, goals: y}}\n",
        }
    )
    words = ("validate", "--format", format_, "--select", "JM106", "one/maps/a.yaml", "two/maps/b.yaml")
    ran = run(*words, cwd=root)
    assert ran.code == 1, "the worst of both"
    first, second = (ran.out.index(line.format(path)) for path in ("one/maps/a.yaml", "two/maps/b.yaml"))
    assert first < second
    assert "left" not in ran.out
    assert "(2 maps in 3 files)" in ran.out or format_ == "github", "one summary"


MACHINES = {
    "json": lambda said: [finding["path"] for finding in json.loads(said)["findings"]],
    "gitlab": lambda said: [issue["location"]["path"] for issue in json.loads(said)],
    "sarif": lambda said: [
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in json.loads(said)["runs"][0]["results"]
    ],
    "junit": lambda said: [suite.get("name") for suite in Xml.fromstring(said)],
}


@pytest.mark.parametrize(("format_", "paths"), MACHINES.items(), ids=MACHINES)
def test_several_workspaces_are_one_document(
    format_: str, paths: Callable[[str], list[str]], write_files: WriteFiles, run: RunCommand
) -> None:
    """With paths from the top of the repository, or in JSON from the folder around the workspaces."""
    root = write_files(
        {
            ".git/HEAD": "",
            "teams/one/maps/a.yaml": BROKEN,
            "teams/two/journeymap.yaml": "",
            "teams/two/maps/a.yaml": BROKEN,
        }
    )
    ran = run("validate", "-f", format_, "--select", "JM106", "teams/one", "teams/two", cwd=root)
    assert ran.code == 1
    above = "" if format_ == "json" else "teams/"
    assert list(dict.fromkeys(paths(ran.out))) == [f"{above}one/maps/a.yaml", f"{above}two/maps/a.yaml"]
    written = run("validate", "-o", f"{format_}:report", "--select", "JM106", "teams/one", "teams/two", cwd=root)
    assert written.code == 1
    assert (root / "report").read_text(encoding="utf-8") == ran.out


def test_each_workspace_has_a_baseline_of_its_own(write_files: WriteFiles, run: RunCommand) -> None:
    settings = "baseline: old.txt\nprofile: map\nfail_on: info\n"
    root = write_files(
        {
            f"{name}/{file}": text
            for name in ("one", "two")
            for file, text in (("journeymap.yaml", settings), ("maps/a.yaml", GAPPY))
        }
    )
    assert run("validate", "one/maps", "two/maps", cwd=root).code == 2, "there is none yet"
    assert run("validate", "--write-baseline", "one/maps", "two/maps", cwd=root).code == 0
    assert (root / "one/old.txt").read_text(encoding="utf-8") == (root / "two/old.txt").read_text(encoding="utf-8")
    assert run("validate", "one/maps", "two/maps", cwd=root).code == 0


def test_no_workspace(tmp_path: Path, run: RunCommand) -> None:
    ran = run("validate", cwd=tmp_path)
    assert ran.code == 2
    assert "Start one with 'journeymap init'." in ran.err


PATHS: dict[str, tuple[list[str], str, list[str]]] = {
    "none": ([], ".", ["maps/a.yaml", "maps/deep/b.yaml", "maps/deep/c.yaml"]),
    "a file": (["maps/a.yaml"], ".", ["maps/a.yaml"]),
    "a folder": (["maps/deep"], ".", ["maps/deep/b.yaml", "maps/deep/c.yaml"]),
    "a folder with a slash": (["maps/deep/"], ".", ["maps/deep/b.yaml", "maps/deep/c.yaml"]),
    "the workspace": (["."], ".", ["maps/a.yaml", "maps/deep/b.yaml", "maps/deep/c.yaml"]),
    "two files": (["maps/a.yaml", "maps/deep/b.yaml"], ".", ["maps/a.yaml", "maps/deep/b.yaml"]),
    "from below": (["b.yaml"], "maps/deep", ["maps/deep/b.yaml"]),
    "from below, with ..": (["../a.yaml"], "maps/deep", ["maps/a.yaml"]),
    "from below, none": ([], "maps/deep", ["maps/a.yaml", "maps/deep/b.yaml", "maps/deep/c.yaml"]),
}


@pytest.mark.parametrize(("paths", "cwd", "reported"), PATHS.values(), ids=PATHS)
def test_paths_choose_only_what_is_reported(
    paths: list[str], cwd: str, reported: list[str], write_files: WriteFiles, run: RunCommand
) -> None:
    text = "title: T\nstages: {a: {touchpoints: [{name: A, channel: fax}]}}\n"
    root = write_files({"maps/a.yaml": text, "maps/deep/b.yaml": text, "maps/deep/c.yaml": BROKEN, "README.md": ""})
    ran = run("validate", "--format", "json", "--select", "JM101", *paths, cwd=root / cwd)
    assert [finding["path"] for finding in ran.json["findings"]] == reported
    assert ran.json["summary"]["documents"] == 3


def test_absolute_paths_and_root(write_files: WriteFiles, run: RunCommand, tmp_path: Path) -> None:
    root = write_files({"maps/a.yaml": BROKEN, "maps/b.yaml": BROKEN})
    ran = run("validate", "--format", "json", root / "maps" / "b.yaml", "--root", root, cwd=tmp_path)
    assert [finding["path"] for finding in ran.json["findings"]] == ["maps/b.yaml"]
    assert ran.json["root"] == root.resolve().as_posix()


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights on Windows")
def test_a_workspace_behind_a_link(write_files: WriteFiles, run: RunCommand, tmp_path: Path) -> None:
    write_files({"maps/a.yaml": BROKEN})
    (tmp_path / "link").symlink_to("workspace")
    for words in (["link"], ["link/maps/a.yaml"], ["--root", "link"], ["link/maps", "--root", "workspace"]):
        ran = run("validate", "--format", "json", *words, cwd=tmp_path)
        assert [finding["path"] for finding in ran.json["findings"]] == ["maps/a.yaml"]


def test_settings_are_always_reported(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({"maps/a.yaml": GOOD, "journeymap.yaml": "profil: map\n"})
    assert run("validate", "maps/a.yaml", cwd=root).code == 2


def test_output_writes_other_formats_into_files(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({"maps/a.yaml": BROKEN})
    ran = run("validate", "-o", "json:out/findings.json", "-o", "github:gh.txt", "-o", "text:plain.txt", cwd=root)
    assert ran.code == 1
    assert "maps/a.yaml:2:1: error[JM002]" in ran.out
    assert '"code": "JM002"' in (root / "out/findings.json").read_text(encoding="utf-8")
    assert (root / "gh.txt").read_text(encoding="utf-8").startswith("::error file=maps/a.yaml,line=2")
    assert (root / "plain.txt").read_text(encoding="utf-8") == ran.out


def test_output_that_cannot_be_written(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({"maps/a.yaml": GOOD})
    ran = run("validate", "--output", "json:maps/a.yaml/x.json", cwd=root)
    assert ran.code == 3
    assert "Cannot write 'maps/a.yaml/x.json'" in ran.err


def test_quiet_prints_only_what_is_wrong(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({"maps/a.yaml": GAPPY, "maps/b.yaml": BROKEN})
    out = run("validate", "--quiet", cwd=root).out
    assert "JM002" in out
    assert "JM102" not in out
    assert "Found" not in out
    assert run("validate", "-q", "maps/a.yaml", cwd=root).out == ""


def hostile(root: Path) -> dict[str, int]:
    """Files that nobody should read, with the exit code that each brings."""
    maps = root / "maps"
    (maps / "huge.yaml").touch()
    os.truncate(maps / "huge.yaml", 100 * 1024 * 1024)
    codes = {"huge.yaml": 1}
    if sys.platform != "win32":
        os.mkfifo(maps / "pipe.yaml")
        (maps / "loop.yaml").symlink_to("loop.yaml")
        (maps / "lost.yaml").symlink_to("gone.yaml")
        (maps / "up").symlink_to("..")
        codes |= {"pipe.yaml": 3, "loop.yaml": 1, "lost.yaml": 3, "up": 1}
    (maps / "folder.yaml").mkdir()
    (maps / "folder.yaml" / "inner.yaml").write_text(GAPPY, encoding="utf-8")
    return codes


def test_hostile_files(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({"maps/a.yaml": GAPPY})
    expected = hostile(root)
    ran = run("validate", "--format", "json", cwd=root)
    told = {finding["path"].removeprefix("maps/") for finding in ran.json["findings"] if finding["code"] < "JM1"}
    assert told == expected.keys()
    assert {finding["path"] for finding in ran.json["findings"]} >= {"maps/a.yaml", "maps/folder.yaml/inner.yaml"}
    for name, code in expected.items():
        assert run("validate", f"maps/{name}", cwd=root).code == code, name


BAD: dict[str, bytes] = {
    "empty": b"",
    "a list at the top": b"- a\n",
    "tabs": b"title: T\nstages:\n\ta:\n",
    "unclosed quote": b'title: "T\nstages: {a: }\n',
    "not UTF-8": b"title: Caf\xe9\nstages: {a: }\n",
    "repeated key": b"title: T\ntitle: T\nstages: {a: }\n",
    "a stage that is a number": b"title: T\nstages: {a: 5}\n",
    "a reference to nothing": b"title: T\nframework: nothing\nstages: {a: }\n",
    "the same id": b"title: T\nid: good\nstages: {a: }\n",
    "30,000 brackets": b"title: T\nstages: " + b"[" * 30_000,
    "alias bomb": b"a: &a [x,x]\n" + b"".join(b"k%d: &a [*a, *a]\n" % i for i in range(40)),
    "alias into itself": b"title: T\nstages: {a: {goals: &x [*x]}}\n",
    "a tag": b"title: !!python/object/new:os.system [T]\nstages: {a: }\n",
    "control characters": b"title: T\x1b[31m\nstages: {a: }\n",
    "UTF-16": "title: T\nstages: {a: }\n".encode("utf-16"),
    "an id with control characters": b'personas: {"a\\0\\e[31m": A}\n',
    "an id that leads away": b'personas: {"../../a": A}\n',
}


@pytest.mark.parametrize("format_", ["text", "json", "github"])
@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
def test_bad_input(content: bytes, format_: str, write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({"maps/a.yaml": f"id: good\n{GAPPY}"})
    (root / "maps" / "bad.yaml").write_bytes(content)
    ran = run("validate", "--format", format_, "--profile", "map", cwd=root)
    assert ran.code == 1
    assert "maps/bad.yaml" in ran.out
    assert "JM102" in ran.out, "the rest is still checked"
    assert ran.err == ""
    assert not set(ran.out) & set("\0\x1b")


def test_what_is_unreadable_is_told_with_its_code(
    write_files: WriteFiles, run: RunCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_files({"maps/a.yaml": GAPPY, "maps/secret.yaml": GOOD})

    def refuse(file: Path | str, *args: Any, **kwargs: Any) -> Any:
        if str(file).endswith("secret.yaml"):
            raise PermissionError(13, "Permission denied")
        return open(file, *args, **kwargs)  # noqa: PTH123  # the real one, as the source calls it

    monkeypatch.setattr(named_paths, "open", refuse, raising=False)  # it finds this one before the built-in one
    ran = run("validate", "--format", "json", cwd=root)
    assert ran.code == 3
    (finding,) = [one for one in ran.json["findings"] if one["path"] == "maps/secret.yaml"]
    assert (finding["code"], finding["line"], finding["column"]) == ("JM016", 1, 1)


def test_the_same_input_gives_the_same_bytes(write_files: WriteFiles, process: RunCommand) -> None:
    root = write_files({f"maps/{i}.yaml": GAPPY + f"tags: [{i}]\n" for i in range(5)})
    runs = [process("validate", "--format", "json", *DAY, cwd=root, PYTHONHASHSEED=seed) for seed in ("1", "2")]
    assert {ran.code for ran in runs} == {0}
    assert len({ran.out for ran in runs}) == 1


def test_the_map_of_the_readme_under_profile_starter(write_files: WriteFiles, run: RunCommand) -> None:
    text = """\
# maps/first.yaml — a first map. Strings stand for objects wherever a name is enough.
title: Buying route-planning software
framework: b2b-lifecycle
personas:
  ops-head: {name: Head of operations, role: user, goals: [Cut late deliveries by a third]}
stages:
  awareness:
    touchpoints: [LinkedIn post, Trade show]
  consideration:
    touchpoints: [Webinar, Demo]
    pains: [Cannot compare prices]
    emotion: -1
  decision:
    touchpoints: [Proposal]
"""
    root = write_files({"maps/first.yaml": text})
    ran = run("validate", "--profile", "starter", *DAY, cwd=root)
    assert ran.code == 0
    assert "error[" not in ran.out
    assert 1 <= ran.out.count("[JM") <= 5
