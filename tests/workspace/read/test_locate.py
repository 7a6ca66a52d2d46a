"""Which folder is the workspace: the nearest journeymap.yaml above, else the folder that holds maps/."""

from pathlib import Path

import pytest

from journeymap.errors import UsageError
from journeymap.workspace import locate
from tests.support.fixtures import WriteFiles

FILES = {
    "journeymap.yaml": "",
    "maps/deep/er/a.yaml": "",
    "inner/journeymap.yaml": "",
    "inner/maps/b.yaml": "",
    "plain/maps/c.yaml": "",
    "maps/maps/d.yaml": "",
}
FOUND: dict[str, tuple[list[str], str]] = {
    "a folder": (["."], "."),
    "a folder below": (["maps/deep"], "."),
    "a file": (["maps/deep/er/a.yaml"], "."),
    "several paths": (["maps/deep/er/a.yaml", "maps", "journeymap.yaml"], "."),
    "the nearest settings": (["inner/maps/b.yaml"], "inner"),
    "settings before maps": (["plain/maps/c.yaml"], "."),
    "a path with ..": (["inner/../maps"], "."),
}


@pytest.mark.parametrize(("paths", "root"), FOUND.values(), ids=FOUND)
def test_found(paths: list[str], root: str, write_files: WriteFiles) -> None:
    folder = write_files(FILES)
    assert locate([folder / path for path in paths]) == (folder / root).resolve()


def test_from_where_one_stands(write_files: WriteFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_files(FILES)
    monkeypatch.chdir(folder / "maps" / "deep")
    assert locate([]) == folder.resolve()
    assert locate([Path("er/a.yaml")]) == folder.resolve()
    assert locate([Path("../../inner")]) == (folder / "inner").resolve()


def test_without_settings_the_folder_that_holds_maps(write_files: WriteFiles) -> None:
    folder = write_files({"maps/deep/a.yaml": ""})
    assert locate([folder / "maps/deep/a.yaml"]) == folder.resolve()
    assert locate([folder]) == folder.resolve()


def test_root_names_it_outright(write_files: WriteFiles) -> None:
    folder = write_files(FILES)
    assert locate([], folder / "plain") == (folder / "plain").resolve()
    assert locate([folder / "maps"], folder) == folder.resolve()


WRONG: dict[str, tuple[list[str], str | None, str]] = {
    "two workspaces": (["maps", "inner/maps"], None, "belong to different workspaces"),
    "no such path": (["maps/nowhere.yaml"], None, "There is no '.*nowhere.yaml'"),
    "root is a file": ([], "journeymap.yaml", "is not a folder"),
    "root is not there": ([], "nowhere", "is not a folder"),
    "root is no workspace": ([], "maps/deep", "is not a workspace: it needs a journeymap.yaml or a folder named maps"),
}


@pytest.mark.parametrize(("paths", "root", "message"), WRONG.values(), ids=WRONG)
def test_wrong_use(paths: list[str], root: str | None, message: str, write_files: WriteFiles) -> None:
    folder = write_files(FILES)
    with pytest.raises(UsageError, match=message):
        locate([folder / path for path in paths], folder / root if root else None)


@pytest.mark.parametrize(("names", "told"), [("a", "in 'a'."), ("b a", "in 'a' and 'b'."), ("d c b a", "'b' and 'c'.")])
def test_a_workspace_right_below_is_told(names: str, told: str, write_files: WriteFiles) -> None:
    """Who has just started one may have forgotten to go there, and should not start another."""
    folder = write_files({f"{name}/journeymap.yaml": "" for name in names.split()})
    with pytest.raises(
        UsageError, match=rf"No workspace in or above .*, but .*{told} Go there first, with cd"
    ) as error:
        locate([folder])
    assert "init" not in str(error.value)


def test_no_workspace_at_all(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"No workspace in or above .* Start one with 'journeymap init'\."):
        locate([tmp_path])
