"""`journeymap init`: from an empty folder to a workspace that validates, and never over what is there."""

import errno
import json
import os
import re
import sys
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from journeymap.publish.writer import MANIFEST
from journeymap.resources import templates_folder
from journeymap.scaffold import starter
from tests.support.fixtures import RunCommand, WriteFiles
from tests.support.reader import steps_of
from tests.support.shell import Shell
from tests.support.workspaces import TODAY, lint, load_workspace


def test_init_validate_render(tmp_path: Path, run: RunCommand) -> None:
    assert run("init", cwd=tmp_path).code == 0
    validated = run("validate")
    assert (validated.code, validated.err) == (0, "")
    assert run("gaps").code == 0
    assert run("render").code == 0
    assert (tmp_path / "site" / "index.html").is_file()


STARTERS = sorted(file.parent.name for file in (templates_folder() / "starters").glob("*/journeymap.yaml"))


@pytest.mark.parametrize("name", STARTERS)
def test_every_starter_is_sound(name: str, tmp_path: Path, run: RunCommand) -> None:
    assert run("init", "--starter", name, cwd=tmp_path).code == 0
    found = run("validate", "--format", "json").json["findings"]
    assert found, "a starter leaves something to do"
    assert {one["severity"] for one in found} <= {"warning", "info"}
    assert run("render").code == 0


def test_the_starter_for_accounts_is_a_whole_program(tmp_path: Path, run: RunCommand) -> None:
    """Six accounts of different fit, two with maps laid over one base, and finance untouched at one of them."""
    run("init", "--starter", "abm", cwd=tmp_path)
    workspace = load_workspace(tmp_path)
    assert len(workspace.accounts) == 6
    assert {one.model.approach for one in workspace.accounts.values()} == {"abm", "targeted", "mass"}
    assert [one.base.id for one in workspace.journeys.values() if one.base] == ["brewery", "brewery"]
    assert not workspace.accounts["ottergate"].with_role("economic_buyer")
    assert len(run("validate", "--format", "json").json["findings"]) <= 12


@pytest.mark.parametrize("days", [0, 6, 7, 400, -30])
@pytest.mark.parametrize("name", STARTERS)
def test_a_starter_is_up_to_date_on_the_day_it_is_used(name: str, days: int, tmp_path: Path) -> None:
    today = TODAY + timedelta(days=days)
    starter.start(tmp_path, name, today)
    found = lint(load_workspace(tmp_path, today)).findings
    assert [one.message for one in found if one.overdue or one.severity.word == "error"] == []


def test_the_days_of_a_starter_keep_their_distance(tmp_path: Path) -> None:
    for days in (0, 6, 7):
        starter.start(tmp_path / str(days), "abm", TODAY + timedelta(days=days))
    launches = [load_workspace(tmp_path / day).programs["breweries"].model.launch for day in ("0", "6", "7")]
    assert launches == [date(2026, 10, 1), date(2026, 10, 1), date(2026, 10, 8)]


def test_what_is_written(tmp_path: Path, run: RunCommand) -> None:
    ran = run("init", "shop", cwd=tmp_path)
    shop = tmp_path / "shop"
    written = {path.relative_to(shop).as_posix() for path in shop.rglob("*") if path.is_file()}
    assert written >= {
        *("journeymap.yaml", "maps/first.yaml", "maps/library/personas.yaml", "maps/library/content.yaml"),
        *(".github/workflows/journeymap.yml", "journeymap.schema.json"),
    }
    assert {line.removeprefix("  wrote shop/") for line in ran.out.splitlines() if "wrote" in line} == written
    assert "cd shop" in ran.out


def test_the_workspace_is_of_profile_starter(tmp_path: Path, run: RunCommand) -> None:
    run("init", cwd=tmp_path)
    assert "\nprofile: starter\n" in (tmp_path / "journeymap.yaml").read_text(encoding="utf-8")
    out = run("validate").out
    assert out.count("[JM") <= 5


@pytest.mark.parametrize("name", STARTERS)
def test_every_document_tells_editors_its_schema(name: str, tmp_path: Path, run: RunCommand) -> None:
    run("init", "--starter", name, cwd=tmp_path)
    for path in tmp_path.rglob("*.yaml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        schema = first.removeprefix("# yaml-language-server: $schema=")
        assert schema != first, path
        target = (path.parent / schema).resolve()
        assert json.loads(target.read_text(encoding="utf-8"))["$schema"].startswith("http://json-schema.org/")


def test_nothing_is_overwritten(tmp_path: Path, run: RunCommand) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "first.yaml").write_text("# mine\n", encoding="utf-8")
    ran = run("init", cwd=tmp_path)
    assert ran.code == 0
    assert "  kept  maps/first.yaml" in ran.out
    assert (tmp_path / "maps" / "first.yaml").read_text(encoding="utf-8") == "# mine\n"


def test_a_workspace_is_not_started_twice(tmp_path: Path, run: RunCommand) -> None:
    run("init", cwd=tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    ran = run("init")
    assert ran.code == 2
    assert "is a workspace already" in ran.err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def repository(folder: Path, *names: str) -> Path:
    """A repository of git with these folders; a file `.git` as in a work tree does as well."""
    folder.mkdir(exist_ok=True)
    (folder / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    for name in names:
        (folder / name).mkdir(parents=True)
    return folder


def workflows(top: Path) -> list[str]:
    return sorted(path.relative_to(top).as_posix() for path in top.rglob("*.yml"))


@pytest.mark.usefixtures("quick_schemas")
@pytest.mark.parametrize(
    "folder",
    ["docs/journeys", "my maps/Größe", "!a/[c]", "#1", "a'b", *(() if sys.platform == "win32" else ('a"b: *?',))],
)
def test_in_a_repository_the_workflow_lies_where_it_runs(folder: str, tmp_path: Path, run: RunCommand) -> None:
    """At the top, and its lines run in the folder: what they print names files as the repository knows them."""
    top = repository(tmp_path / "team")
    ran = run("init", "--", folder, cwd=top)
    assert ran.code == 0
    assert f"  wrote {folder}/maps/first.yaml" in ran.out
    (workflow,) = workflows(top)
    assert workflow.startswith(".github/workflows/journeymap-")
    assert f"  wrote {workflow}\n" in ran.out
    assert "GitHub reads workflows only at the top of a repository" in ran.out
    told: dict[Any, Any] = yaml.safe_load((top / workflow).read_text(encoding="utf-8"))
    events = told[True]  # `on`, as YAML 1.1 reads it
    assert told["name"] == f"journeymap {folder}"
    for event in ("pull_request", "push"):
        pattern, own = events[event]["paths"]
        assert re.sub(r"\\(.)", r"\1", pattern) == f"{folder}/**"
        assert own == workflow
    printed = ""
    for step, inside in steps_of(top / workflow, top):
        shell = Shell(inside, {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")})
        for line in step.get("run", "").splitlines():
            if not line.startswith("pip install "):
                result = shell.run(line)
                assert result.code == 0, result.err
                printed += result.out
    assert "::warning file=" in printed
    assert f"file={folder}/maps/".replace(":", "%3A") in printed
    assert "Coverage" in (tmp_path / "summary.md").read_text(encoding="utf-8")


@pytest.mark.usefixtures("quick_schemas")
@pytest.mark.parametrize("folder", [".", "team"])
def test_at_the_top_of_a_repository_as_anywhere(folder: str, tmp_path: Path, run: RunCommand) -> None:
    top = repository(tmp_path / "team")
    ran = run("init", folder, cwd=top if folder == "." else tmp_path)
    assert workflows(top) == [".github/workflows/journeymap.yml"]
    assert "paths" not in (top / ".github/workflows/journeymap.yml").read_text(encoding="utf-8")
    assert "GitHub reads" not in ran.out


@pytest.mark.usefixtures("quick_schemas")
def test_several_workspaces_in_one_repository(tmp_path: Path, run: RunCommand) -> None:
    """Each has a workflow of its own, even where two folders would give it the same name."""
    top = repository(tmp_path / "team", "in/sales", "in-sales")
    for folder in ("in/sales", "in-sales", "."):
        assert run("init", folder, cwd=top).code == 0
    found = workflows(top)
    assert len(found) == 3
    texts = [yaml.safe_load((top / path).read_text(encoding="utf-8")) for path in found]
    assert sorted(text["name"] for text in texts) == ["journeymap", "journeymap in-sales", "journeymap in/sales"]


@pytest.mark.usefixtures("quick_schemas")
def test_starting_again_finds_its_own_workflow(tmp_path: Path, run: RunCommand) -> None:
    top = repository(tmp_path / "team", "maps")
    run("init", "sales", cwd=top)
    (workflow,) = workflows(top)
    (top / workflow).write_text(f"# ours\n{(top / workflow).read_text(encoding='utf-8')}", encoding="utf-8")
    (top / "sales" / "journeymap.yaml").unlink()
    ran = run("init", "sales")
    assert f"  kept  {workflow}\n" in ran.out
    assert workflows(top) == [workflow]
    assert (top / workflow).read_text(encoding="utf-8").startswith("# ours\n")


@pytest.mark.usefixtures("quick_schemas")
def test_from_a_folder_of_the_repository(tmp_path: Path, run: RunCommand) -> None:
    top = repository(tmp_path / "team", "docs/deep")
    ran = run("init", "../journeys", cwd=top / "docs" / "deep")
    assert "  wrote ../../.github/workflows/journeymap-docs-journeys.yml\n" in ran.out
    assert workflows(top) == [".github/workflows/journeymap-docs-journeys.yml"]


@pytest.mark.usefixtures("quick_schemas")
@pytest.mark.parametrize("folder", ["${{ github.token }}", "a\u202eb"])
def test_a_folder_that_no_workflow_can_name(folder: str, tmp_path: Path, run: RunCommand) -> None:
    top = repository(tmp_path / "team", folder)
    ran = run("init", cwd=top / folder)
    assert ran.code == 0
    assert "No workflow for GitHub was written: a workflow cannot name this folder." in ran.out
    assert workflows(top) == []
    assert run("validate").code == 0


@pytest.mark.usefixtures("quick_schemas")
def test_a_workflow_that_cannot_be_written(tmp_path: Path, run: RunCommand) -> None:
    top = repository(tmp_path / "team")
    (top / ".github").write_text("mine", encoding="utf-8")
    ran = run("init", "sales", cwd=top)
    assert ran.code == 0
    assert "No workflow for GitHub was written: cannot write to " in ran.out
    assert (top / ".github").read_text(encoding="utf-8") == "mine"
    assert (top / "sales" / "journeymap.yaml").is_file()


OWN_MAP = "title: Ours\npersonas: {clinic-manager: Somebody}\nstages: {ask: {touchpoints: [Call]}}\n"


@pytest.mark.parametrize("name", STARTERS)
@pytest.mark.parametrize("path", ["maps/ours.yaml", "maps/deep/ours.YML"])
def test_where_maps_are_already_no_examples_come_between(path: str, name: str, tmp_path: Path, run: RunCommand) -> None:
    file = tmp_path / path
    file.parent.mkdir(parents=True)
    file.write_text(OWN_MAP, encoding="utf-8")
    ran = run("init", "--starter", name, cwd=tmp_path)
    assert ran.code == 0
    assert "maps/ has maps already, so the examples are left out." in ran.out
    assert [each for each in (tmp_path / "maps").rglob("*") if each.is_file()] == [file]
    assert (tmp_path / "journeymap.yaml").is_file()
    checked = run("validate", "--format", "json")
    assert [code for code in checked.codes if code.startswith("JM0")] == []
    assert checked.json["summary"]["maps"] == 1


@pytest.fixture
def template(write_files: WriteFiles) -> Path:
    """A workspace that a team's others are to begin like, with what should stay where it is."""
    return write_files(
        {
            "journeymap.yaml": "title: Template\nprofile: map\nmaps: [maps, shared]\nbaseline: old.txt\n",
            "maps/one.yaml": "title: One\npersonas: {buyer: Buyer}\nstages: {ask: {touchpoints: [Call]}}\n",
            "shared/channels.yaml": "channels: {counter: Counter}\n",
            "brand/logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "old.txt": "",
            "journeymap.schema.json": "{}",
            ".git/config": "mine",
            ".github/workflows/own.yml": "mine",
            f"site/{MANIFEST}": "{}",
            "site/index.html": "old",
        }
    )


@pytest.mark.usefixtures("quick_schemas")
def test_a_workspace_of_ones_own_is_a_starter(template: Path, tmp_path: Path, run: RunCommand) -> None:
    ran = run("init", "--starter", template, "new", cwd=tmp_path)
    assert ran.code == 0
    written = contents(tmp_path / "new")
    before = contents(template)
    for path in ("journeymap.yaml", "maps/one.yaml", "shared/channels.yaml", "brand/logo.svg", "old.txt"):
        assert written[path] == before[path]
    assert not [path for path in written if path.startswith(("site/", ".git/")) or "own.yml" in path]
    assert written.keys() >= {".github/workflows/journeymap.yml", ".vscode/settings.json"}
    assert len(written["journeymap.schema.json"]) > 1000, "the schemas are those of this version"
    assert contents(template) == before
    assert run("validate", "--root", "new").code == 0


def test_what_is_no_starter(template: Path, tmp_path: Path, run: RunCommand) -> None:
    (template / "journeymap.yaml").unlink()
    ran = run("init", "--starter", template, "new", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "is no starter: it needs a journeymap.yaml" in ran.err
    assert not (tmp_path / "new").exists()


def test_a_folder_too_large_for_a_starter(
    template: Path, tmp_path: Path, run: RunCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starter, "_MOST_FILES", 3)
    ran = run("init", "--starter", template, "new", cwd=tmp_path)
    assert ran.code == 2
    assert "more than 3 files" in ran.err


def test_the_folders_of_pages_are_known_by_their_manifest() -> None:
    assert starter._PUBLISHED == MANIFEST


@pytest.mark.usefixtures("quick_schemas")
def test_what_is_next_can_be_typed(tmp_path: Path, run: RunCommand) -> None:
    assert 'Next: cd "my maps", then journeymap validate' in run("init", "my maps", cwd=tmp_path).out


WRONG: dict[str, tuple[list[str], int, str]] = {
    "an unknown starter": (["--starter", "frist"], 2, "There is no starter 'frist'. Did you mean 'first'?"),
    "a starter that leads away": (["--starter", "../html"], 2, "There is no starter '../html'."),
    "a file in the way": (["file"], 3, "Cannot write to 'file'"),
    "a file above": (["file/deep"], 3, "Cannot write to 'file/deep'"),
}


@pytest.mark.parametrize(("words", "code", "message"), WRONG.values(), ids=WRONG)
def test_wrong(words: list[str], code: int, message: str, tmp_path: Path, run: RunCommand) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    ran = run("init", *words, cwd=tmp_path)
    assert (ran.code, ran.out) == (code, "")
    assert message in ran.err
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


ONCE = {path: cache(schema) for path, schema in starter._SCHEMAS.items()}


@pytest.fixture
def quick_schemas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the schemas once, however often a workspace is started."""
    monkeypatch.setattr(starter, "_SCHEMAS", ONCE)


def refusing(step: int, error: BaseException) -> Callable[..., None]:
    """Let some calls pass, and refuse all from there on."""
    sync, calls = os.fsync, iter(range(1000))

    def call(descriptor: int) -> None:
        if next(calls) >= step:
            raise error
        sync(descriptor)

    return call


@pytest.mark.usefixtures("quick_schemas")
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()], ids=repr)
def test_what_failed_can_be_repeated(
    error: BaseException, tmp_path: Path, run: RunCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("init", "reference", cwd=tmp_path).code == 0
    reference = contents(tmp_path / "reference")
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "mine.txt").write_text("mine", encoding="utf-8")
    for step in range(len(reference)):
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", refusing(step, error))
            ran = run("init", "shop")
        assert ran.code in (3, 130)
        assert "wrote" not in ran.out
        assert contents(tmp_path / "shop") == {"mine.txt": b"mine"}
        assert [path.name for path in (tmp_path / "shop").iterdir()] == ["mine.txt"], "no empty folder is left"
    assert run("init", "shop").code == 0
    assert contents(tmp_path / "shop") == reference | {"mine.txt": b"mine"}


@pytest.mark.usefixtures("quick_schemas")
def test_what_was_killed_can_be_repeated(tmp_path: Path, run: RunCommand, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kill leaves no time to remove what was written; until the settings are there it is no workspace."""
    assert run("init", "reference", cwd=tmp_path).code == 0
    reference = contents(tmp_path / "reference")
    for step in range(len(reference)):
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", refusing(step, KeyboardInterrupt()))
            patch.setattr("journeymap.scaffold.starter._remove", lambda *args: None)
            run("init", f"shop-{step}")
        written = contents(tmp_path / f"shop-{step}")
        assert len(written) == step
        assert written.items() <= reference.items()
        ran = run("init", f"shop-{step}")
        assert (ran.code, ran.out.count("kept")) == (0, step)
        assert contents(tmp_path / f"shop-{step}") == reference


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_starts_with_the_map_that_a_team_has(tmp_path: Path, run: RunCommand) -> None:
    (tmp_path / "way.mmd").write_text("journey\ntitle Our way\nsection Find\n  Compares: 2: Dispatcher\n", "utf-8")
    data = {"title": "By data", "stages": [{"name": "Use", "Legal review": "by the board", "painPoints": ["Slow"]}]}
    (tmp_path / "data.json").write_text(json.dumps(data), "utf-8")
    ran = run("init", "shop", "--from", "way.mmd", "--from", "data.json", cwd=tmp_path)
    assert ran.code == 0
    maps = {path.name for path in (tmp_path / "shop/maps").rglob("*.yaml")}
    assert maps == {"way.yaml", "data.yaml"}
    assert "wrote shop/maps/way.yaml" in ran.out
    assert "'Legal review'" in ran.out
    settings = yaml.safe_load((tmp_path / "shop/journeymap.yaml").read_text(encoding="utf-8"))
    assert [lane["title"] for lane in settings["lanes"]] == ["Legal review"]
    checked = run("validate", "--format", "json", cwd=tmp_path / "shop").json
    assert (checked["summary"]["maps"], checked["summary"]["errors"]) == (2, 0)


@pytest.mark.parametrize(
    ("name", "text"),
    [("way.mmd", "flowchart LR\n A --> B\n"), ("data.json", "{}"), ("way.xml", "<feed/>"), ("missing.md", None)],
)
def test_leaves_nothing_behind_where_a_map_is_refused(
    name: str, text: str | None, tmp_path: Path, run: RunCommand
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, "utf-8")
    before = sorted(tmp_path.rglob("*"))
    ran = run("init", "shop", "--from", name, cwd=tmp_path)
    assert ran.code == 2
    assert name in ran.err
    assert sorted(tmp_path.rglob("*")) == before


def test_brings_nothing_in_over_a_map_that_is_there(tmp_path: Path, run: RunCommand) -> None:
    (tmp_path / "way.mmd").write_text("journey\nsection Find\n  Compares: 2: Dispatcher\n", "utf-8")
    (tmp_path / "shop/maps").mkdir(parents=True)
    (tmp_path / "shop/maps/way.yaml").write_text("title: Mine\n", "utf-8")
    before = sorted(tmp_path.rglob("*"))
    ran = run("init", "shop", "--from", "way.mmd", cwd=tmp_path)
    assert ran.code == 2
    assert "way.yaml' is there already" in ran.err
    assert sorted(tmp_path.rglob("*")) == before
