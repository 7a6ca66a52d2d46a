"""What is given on the command line and not read is told: nothing looked at is no success."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.fixtures import RunCommand, WriteFiles

MAP = "title: T\nstages: {a: {touchpoints: [A]}}\n"
FILES = {
    "journeymap.yaml": "exclude: [maps/compose.yaml, 'maps/drafts/*']\n",
    "maps/a.yaml": MAP,
    "maps/library.yaml": "personas: {cfo: Finance director}\n",
    "maps/compose.yaml": "services: {}\n",
    "maps/drafts/b.yaml": MAP,
    "maps/clinic.txt": MAP,
    "maps/empty/notes.md": "",
    "maps/.hidden.yaml": MAP,
    "maps/other/journeymap.yaml": "",
    "maps/other/maps/c.yaml": MAP,
    "clinic.yaml": "title: [",
    "README.md": "",
    "docs/intro.md": "",
    "docs/maps.yaml": MAP,
}
NOT_READ: dict[str, tuple[list[str], str]] = {
    "beside the settings": (["clinic.yaml"], "'clinic.yaml' is not below maps/, so it is not read; move it there."),
    "in another folder": (["docs/maps.yaml"], "'docs/maps.yaml' is not below maps/, so it is not read; move it there."),
    "no map": (["README.md"], "'README.md' is not read: maps are .yaml files below maps/."),
    "with another ending": (["maps/clinic.txt"], "'maps/clinic.txt' is not read: maps are files that end in .yaml"),
    "a folder elsewhere": (["docs"], "'docs' holds no maps: they are read from maps/ only."),
    "a folder without maps": (["maps/empty"], "No map found in maps/empty/ (1 file with another ending: notes.md)."),
    "left out": (["maps/compose.yaml"], "'maps/compose.yaml' is left out by `exclude` in journeymap.yaml"),
    "a folder left out": (["maps/drafts"], "No map found in maps/drafts/ (left out by `exclude`: b.yaml)."),
    "hidden": (["maps/.hidden.yaml"], "what begins with a dot is passed over"),
    "of another workspace": (["maps/other", "--root", "."], "'maps/other' belongs to another workspace"),
    "beside one that is read": (["maps/a.yaml", "docs"], "'docs' holds no maps"),
    "several": (["docs", "README.md"], "'docs' holds no maps: they are read from maps/ only. 'README.md' is not read"),
}


@pytest.mark.parametrize("command", ["validate", "gaps", "fit", "steps", "render"])
@pytest.mark.parametrize(("words", "message"), NOT_READ.values(), ids=NOT_READ)
def test_what_is_not_read_is_told(
    words: list[str], message: str, command: str, write_files: WriteFiles, run: RunCommand
) -> None:
    root = write_files(FILES)
    ran = run(command, *words, cwd=root)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert not (root / "site").exists()


@pytest.mark.parametrize("words", [["maps/a.yaml"], ["maps"], ["."], ["maps/library.yaml"], ["journeymap.yaml"]])
def test_what_is_read_is_no_wrong_use(words: list[str], write_files: WriteFiles, run: RunCommand) -> None:
    assert run("validate", *words, cwd=write_files(FILES)).code == 0


def test_a_path_is_told_as_it_was_given(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    assert "'../README.md' is not read" in run("validate", "../README.md", cwd=root / "maps").err


@pytest.mark.skipif(os.name == "nt", reason="making links needs rights on Windows")
def test_a_link_to_a_map_is_that_map(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    (root / "link.yaml").symlink_to("maps/a.yaml")
    found = run("validate", "link.yaml", "-f", "json", "--profile", "map", cwd=root).json["findings"]
    assert {finding["path"] for finding in found} == {"maps/a.yaml"}


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_what_git_ignores_is_told(write_files: WriteFiles, run: RunCommand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    root = write_files({**FILES, ".gitignore": "a.yaml\n"})
    subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)
    assert "a.yaml" not in run("validate", "-f", "json", "--profile", "map", cwd=root).out
    ran = run("validate", "maps/a.yaml", cwd=root)
    assert (ran.code, ran.out) == (2, "")
    assert "'maps/a.yaml' is ignored by git, so it is not read." in ran.err


NO_MAPS: dict[str, tuple[dict[str, str], str]] = {
    "an empty folder": ({"maps/.gitkeep": ""}, "No map found in maps/."),
    "another ending": ({"maps/clinic.txt": MAP}, "No map found in maps/ (1 file with another ending: clinic.txt)."),
    "many of them": (
        {f"maps/{name}.txt": "" for name in "abcde"},
        "No map found in maps/ (5 files with another ending: a.txt, b.txt, c.txt, …).",
    ),
    "another folder": (
        {"journeymap.yaml": "maps: [journeys]\n", "journeys/a.md": "", "maps/a.yaml": MAP},
        "No map found in journeys/ (1 file with another ending: a.md).",
    ),
    "the workspace itself": ({"journeymap.yaml": "maps: .\n", "a.md": ""}, "No map found in the workspace's folder (1"),
    "a library alone": ({"maps/library.yaml": "personas: {cfo: Finance director}\n"}, "No map found in maps/."),
    "another workspace": ({"maps/x/journeymap.yaml": ""}, "No map found in maps/ (other workspaces: x)."),
}


@pytest.mark.parametrize("command", ["validate", "gaps", "fit", "steps", "render"])
@pytest.mark.parametrize(("files", "message"), NO_MAPS.values(), ids=NO_MAPS)
def test_where_there_is_no_map_that_is_said(
    files: dict[str, str], message: str, command: str, write_files: WriteFiles, run: RunCommand
) -> None:
    """And it fails no run: somebody is only beginning."""
    ran = run(command, cwd=write_files({"journeymap.yaml": "profile: starter\nrules: {all: off}\n", **files}))
    assert ran.code == 0
    assert message in (ran.out if command == "validate" else ran.err)
    assert "Nothing is missing" not in ran.out
    assert "100 %" not in ran.out


@pytest.mark.parametrize("format_", ["json", "github", "gitlab", "sarif", "junit", "markdown"])
def test_it_is_said_in_every_format(format_: str, write_files: WriteFiles, run: RunCommand) -> None:
    ran = run("validate", "-f", format_, cwd=write_files({"maps/clinic.txt": MAP}))
    assert ran.code == 0
    assert "No map found in maps/" in (ran.out if format_ == "markdown" else ran.err)


@pytest.mark.parametrize("path", [".", "maps", "maps/"])
def test_where_one_asks_for_it_it_is_wrong_use(path: str, write_files: WriteFiles, run: RunCommand) -> None:
    ran = run("validate", path, cwd=write_files({"journeymap.yaml": "", "maps/clinic.txt": MAP}))
    assert (ran.code, ran.out) == (2, "")
    assert "No map found in maps/ (1 file with another ending: clinic.txt)." in ran.err


def test_errors_need_no_other_explanation(write_files: WriteFiles, run: RunCommand) -> None:
    assert "No map found" not in run("validate", cwd=write_files({"maps/a.yaml": "title: ["})).out


MONOREPO = {
    "sales/journeymap.yaml": "",
    "sales/maps/a.yaml": MAP,
    "sales/README.md": "",
    "cs/journeymap.yaml": "exclude: maps/compose.yaml\n",
    "cs/maps/b.yaml": "titel: T\n",
    "cs/maps/compose.yaml": "services: [\n",
    "frontend/src/maps/world.yaml": "countries: [\n",
    "notes/maps.yaml": "- x\n",
}


def test_a_hook_passes_over_what_no_workspace_reads(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(MONOREPO)
    others = [name for name in MONOREPO if name != "cs/maps/b.yaml"]
    assert run("validate", "--skip-unread", *others, cwd=root).code == 0
    ran = run("validate", "--skip-unread", *MONOREPO, "-f", "json", cwd=root)
    assert ran.code == 1
    assert {finding["path"] for finding in ran.json["findings"] if finding["severity"] == "error"} == {"cs/maps/b.yaml"}


def test_a_hook_reads_maps_where_it_runs(write_files: WriteFiles, run: RunCommand) -> None:
    """Without settings too, but no folder further down that merely is called maps."""
    root = write_files({"maps/a.yaml": "titel: T\n", "frontend/src/maps/world.yaml": "countries: [\n"})
    ran = run("validate", "--skip-unread", "maps/a.yaml", "frontend/src/maps/world.yaml", cwd=root)
    assert ran.code == 1
    assert "world" not in ran.out
    assert run("validate", "--skip-unread", "frontend/src/maps/world.yaml", cwd=root).code == 0


@pytest.mark.parametrize("format_", ["text", "json", "sarif", "junit", "gitlab", "github", "markdown"])
def test_a_hook_with_nothing_to_look_at(format_: str, write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(MONOREPO)
    ran = run("validate", "--skip-unread", "notes/maps.yaml", "sales/README.md", "-f", format_, cwd=root)
    assert ran.code == 0
    if format_ == "text":
        assert ran.out == "Nothing to check: 0 maps in 0 files.\n"
    if format_ in ("json", "sarif", "gitlab"):
        assert json.loads(ran.out) is not None


def test_a_hook_with_the_root_of_another_folder(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(MONOREPO)
    ran = run("validate", "--skip-unread", "--root", "cs", *MONOREPO, "-f", "json", cwd=root)
    assert {finding["path"] for finding in ran.json["findings"]} == {"maps/b.yaml"}


@pytest.mark.parametrize("command", ["gaps", "fit", "steps"])
@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_other_reports_on_several_workspaces(
    command: str, format_: str, write_files: WriteFiles, run: RunCommand
) -> None:
    titles = {f"{name}/journeymap.yaml": f"title: Maps of {name}\n" for name in ("one", "two")}
    root = write_files({**titles, "one/maps/a.yaml": MAP, "two/maps/b.yaml": MAP})
    ran = run(command, "one/maps", "two/maps", "-f", format_, cwd=root)
    assert ran.code == 0
    assert ran.out.index("Maps of one" if format_ == "text" else "one") < ran.out.index(
        "Maps of two" if format_ == "text" else "two"
    )


@pytest.mark.parametrize("words", [["gaps", "-f", "json"], ["gaps", "-f", "csv"], ["steps", "-f", "json"], ["render"]])
def test_what_is_one_document_is_about_one_workspace(
    words: list[str], write_files: WriteFiles, run: RunCommand
) -> None:
    root = write_files({"one/maps/a.yaml": MAP, "two/maps/b.yaml": MAP})
    ran = run(*words, "one/maps", "two/maps", cwd=root)
    assert (ran.code, ran.out) == (2, "")
    assert "belong to different workspaces. Run the command once for each." in ran.err


def test_another_workspace_below_is_told_once(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({**FILES, "maps/other/maps/bad.yaml": "title: [", "maps/other/loose.yaml": "title: ["})
    ran = run("validate", "-f", "json", cwd=root)
    (told,) = [finding for finding in ran.json["findings"] if finding["path"].startswith("maps/other")]
    assert (told["code"], told["path"]) == ("JM956", "maps/other/journeymap.yaml")
    assert told["message"].startswith("another workspace begins here")
    (root / "journeymap.yaml").write_text("exclude: maps/other\n", encoding="utf-8")
    assert "JM956" not in run("validate", "-f", "json", cwd=root).out
    assert run("validate", "maps/other/maps/c.yaml", cwd=root).code == 0, "it is a workspace like any other"


def test_without_settings_the_profile_is_that_of_beginners(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({"maps/a.yaml": MAP})
    starter = run("validate", "-f", "json", "--profile", "starter", cwd=root).codes
    assert run("validate", "-f", "json", cwd=root).codes == starter
    (root / "journeymap.yaml").write_text("", encoding="utf-8")
    assert set(run("validate", "-f", "json", cwd=root).codes) > set(starter)


def test_paths_of_settings_may_be_written_as_on_windows(write_files: WriteFiles, run: RunCommand) -> None:
    settings = "maps: .\\more\\maps\nbaseline: 'old\\b.txt'\nprofiles: [{at: more\\maps\\a.yaml, use: starter}]\n"
    root = write_files({"journeymap.yaml": settings, "more/maps/a.yaml": MAP, "old/b.txt": ""})
    ran = run("validate", "more/maps/a.yaml", "-f", "json", cwd=root)
    assert ran.code == 0
    assert ran.json["summary"]["maps"] == 1
    assert "JM108" not in ran.codes, "a rule of the profile map"
    assert run("validate", "--write-baseline", cwd=root).code == 0
    assert "JM102" in Path(root / "old" / "b.txt").read_text(encoding="utf-8")
