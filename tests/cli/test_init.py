"""`journeymap init`: from an empty folder to a workspace that validates, and never over what is there."""

import json
from pathlib import Path

import pytest

from journeymap.resources import templates_folder
from tests.support.fixtures import RunCommand
from tests.support.workspaces import load_workspace


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
