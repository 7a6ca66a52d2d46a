"""The example of maps that were there already: the import makes exactly its files of the ones in `from/`."""

import shutil
from pathlib import Path

import pytest

from tests.support.fixtures import RunCommand
from tests.support.workspaces import EXAMPLES, load_workspace

HOME = EXAMPLES["brought"]
SETTINGS = "title: Maps that were there already\n"
"""What stands in journeymap.yaml before anything is brought in."""


@pytest.fixture
def brought(tmp_path: Path, run: RunCommand) -> dict[str, bytes]:
    """What the import makes of the files, by path."""
    shutil.copytree(HOME / "from", tmp_path / "from")
    (tmp_path / "journeymap.yaml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "maps").mkdir()
    ran = run("import", "from", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    return files_in(tmp_path)


def files_in(folder: Path) -> dict[str, bytes]:
    paths = [folder / "journeymap.yaml", *sorted((folder / "maps").rglob("*.yaml"))]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.golden
def test_the_import_makes_exactly_these_files(brought: dict[str, bytes], request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--renew-golden"):
        shutil.rmtree(HOME / "maps", ignore_errors=True)
        for path, content in brought.items():
            (HOME / path).parent.mkdir(parents=True, exist_ok=True)
            (HOME / path).write_bytes(content)
    assert brought == files_in(HOME), "make golden renews them"


def test_nothing_is_wrong_with_them() -> None:
    assert [str(problem.place) for problem in load_workspace(HOME).problems] == []


def test_the_page_of_the_example_names_every_file() -> None:
    page = (HOME / "README.md").read_text(encoding="utf-8")
    for path in (*(HOME / "from").iterdir(), *(HOME / "maps").rglob("*.yaml")):
        assert f"`{path.relative_to(HOME).as_posix()}`" in page
