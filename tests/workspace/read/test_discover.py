"""The files of a workspace: each once, in order, whatever stands in the way."""

import contextlib
import os
import sys
from pathlib import Path

import pytest

from journeymap.workspace import Why
from journeymap.workspace.read.discover import discover
from tests.support.fixtures import WriteFiles

links = pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights on Windows")

FILES = {
    "journeymap.yaml": "",
    "maps/b.yaml": "",
    "maps/a/one.yml": "",
    "maps/a/two.v2.YAML": "",
    "maps/a.yaml": "",
    "maps/.hidden/c.yaml": "",
    "maps/.hidden.yaml": "",
    "maps/notes.md": "",
    "maps/folder.yaml/d.yaml": "",
    "drafts/e.yaml": "",
    "other/f.yaml": "",
}


def paths(root: Path, *folders: str) -> list[str]:
    return [file.path for file in discover(root, folders or ("maps",))[0]]


def codes(root: Path, *folders: str) -> list[tuple[str, str]]:
    problems = discover(root, folders or ("maps",))[1]
    return sorted((problem.code, problem.place.document.path) for problem in problems)


def test_files_in_order(write_files: WriteFiles) -> None:
    root = write_files(FILES)
    assert paths(root) == [
        *("maps/a.yaml", "maps/a/one.yml", "maps/a/two.v2.YAML", "maps/b.yaml", "maps/folder.yaml/d.yaml"),
    ]
    assert codes(root) == []


EXCLUDED: dict[str, tuple[str, set[str]]] = {
    "a file": ("maps/a.yaml", {"maps/a.yaml"}),
    "as Windows writes it": (r".\maps\a.yaml", {"maps/a.yaml"}),
    "a folder": ("maps/a", {"maps/a"}),
    "a folder with a slash": ("maps/a/", {"maps/a"}),
    "by ending": ("maps/**/*.yml", {"maps/a/one.yml"}),
    "wherever it lies": ("**/d.yaml", {"maps/folder.yaml/d.yaml"}),
    "nothing": ("a.yaml", set()),
}


@pytest.mark.parametrize(("pattern", "expected"), EXCLUDED.values(), ids=EXCLUDED)
def test_patterns_leave_files_and_folders_out(pattern: str, expected: set[str], write_files: WriteFiles) -> None:
    root = write_files(FILES)
    found = discover(root, ("maps",), (pattern,))
    assert {path for path, why in found.passed_over.items() if why is Why.EXCLUDED} == expected
    left = {path for path in paths(root) if not any(f"{path}/".startswith(f"{one}/") for one in expected)}
    assert [file.path for file in found.files] == sorted(left)


def test_what_is_passed_over_is_known_with_its_reason(write_files: WriteFiles) -> None:
    root = write_files({**FILES, "maps/inner/journeymap.yaml": "", "maps/inner/maps/g.yaml": "", "maps/x/y.txt": ""})
    found = discover(root, ("maps",))
    assert found.passed_over == {
        "maps/.hidden": Why.HIDDEN,
        "maps/.hidden.yaml": Why.HIDDEN,
        "maps/notes.md": Why.ENDING,
        "maps/x/y.txt": Why.ENDING,
        "maps/inner": Why.ANOTHER_WORKSPACE,
    }
    assert [file.path for file in found.files] == paths(write_files(FILES))


def test_what_git_ignores_is_left_out(write_files: WriteFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_files(FILES).resolve()
    ignored = frozenset(map(str, (root / "maps" / "a", root / "maps" / "b.yaml", root / "maps")))
    monkeypatch.setattr("journeymap.workspace.read.discover.ignored_by_git", lambda _: ignored)
    found = discover(root, ("maps",))
    assert [file.path for file in found.files] == ["maps/a.yaml", "maps/folder.yaml/d.yaml"]
    assert found.passed_over["maps/a"] is Why.GIT_IGNORED


def test_ids_of_maps_are_their_paths(write_files: WriteFiles) -> None:
    files, _, _ = discover(write_files(FILES), ("maps",))
    assert [file.map_id for file in files] == ["a", "a/one", "a/two.v2", "b", "folder.yaml/d"]


def test_ids_of_maps_are_composed(write_files: WriteFiles) -> None:
    files, _, _ = discover(write_files({"maps/e\u0301te\u0301.yaml": ""}), ("maps",))
    assert [file.map_id for file in files] == ["\u00e9t\u00e9"]


FOLDERS: dict[str, tuple[list[str], list[str]]] = {
    "several": (["drafts", "other"], ["drafts/e.yaml", "other/f.yaml"]),
    "the same twice": (["drafts", "drafts/", "./drafts"], ["drafts/e.yaml"]),
    "one in another": (["maps/a", "maps/a/."], ["maps/a/one.yml", "maps/a/two.v2.YAML"]),
    "one that is missing": (["drafts", "nowhere"], ["drafts/e.yaml"]),
    "a file": (["drafts/e.yaml", "other"], ["other/f.yaml"]),
}


@pytest.mark.parametrize(("folders", "expected"), FOLDERS.values(), ids=FOLDERS)
def test_folders(folders: list[str], expected: list[str], write_files: WriteFiles) -> None:
    assert paths(write_files(FILES), *folders) == expected


def test_the_workspace_itself_may_be_the_maps_folder(write_files: WriteFiles) -> None:
    root = write_files({"journeymap.yaml": "maps: .", "a.yaml": "", "b/journeymap.yaml": ""})
    assert paths(root, ".") == ["a.yaml"], "settings elsewhere begin another workspace"


def test_a_folder_outside_is_not_walked(write_files: WriteFiles) -> None:
    root = write_files({"shared/a.yaml": "", "team/maps/b.yaml": ""}) / "team"
    assert paths(root, "maps", "../shared", str(root / "maps"), str(root.parent / "shared")) == ["maps/b.yaml"]
    assert codes(root, "maps", "../shared") == [], "the settings tell"


@links
def test_links_to_files_and_to_folders_outside_are_followed(write_files: WriteFiles) -> None:
    root = write_files({"maps/a.yaml": "", "shared/b.yaml": "", "one.yaml": ""})
    (root / "maps/shared").symlink_to("../shared")
    (root / "maps/linked.yaml").symlink_to("../one.yaml")
    assert paths(root) == ["maps/a.yaml", "maps/linked.yaml", "maps/shared/b.yaml"]
    assert codes(root) == []


@links
def test_links_out_of_the_workspace_are_not_followed(write_files: WriteFiles) -> None:
    root = write_files({"shared/a.yaml": "", "shared/b.md": "", "team/maps/b.yaml": ""}) / "team"
    (root / "maps/folder").symlink_to("../../shared")
    (root / "maps/file.yaml").symlink_to(root.parent / "shared/a.yaml")
    (root / "maps/gone.yaml").symlink_to("../../gone")
    (root / "maps/device.yml").symlink_to("/dev/zero")
    (root / "maps/kernel.yaml").symlink_to("/proc/kmsg")
    (root / "maps/notes.md").symlink_to("../../shared/b.md")
    (root / "next").symlink_to("../shared")
    (root / "maps/further").symlink_to("../next")
    assert paths(root) == ["maps/b.yaml"]
    outside = ["device.yml", "file.yaml", "folder", "further", "gone.yaml", "kernel.yaml"]
    assert codes(root) == [("JM021", f"maps/{name}") for name in outside]


@links
def test_the_workspace_and_its_maps_may_be_reached_by_links(write_files: WriteFiles) -> None:
    real = write_files({"real/lib/a.yaml": "", "real/lib/b.yaml": ""}) / "real"
    (real / "maps").symlink_to("lib")
    (real / "one.yaml").symlink_to(real / "lib/a.yaml")
    (real.parent / "way").symlink_to("real")
    assert paths(real.parent / "way") == ["maps/a.yaml", "maps/b.yaml"]
    assert codes(real.parent / "way", "maps", ".") == []


CIRCLES: dict[str, tuple[dict[str, str], list[str]]] = {
    "the folder itself": ({"maps/up": "."}, ["maps/up"]),
    "the folder above": ({"maps/a/up": ".."}, ["maps/a/up"]),
    "above the workspace": ({"maps/a/up": "../../.."}, ["maps/a/up"]),
    "two at each other": ({"maps/one": "two", "maps/two": "one"}, ["maps/one", "maps/two"]),
    "to nothing but itself": ({"maps/self": "self"}, ["maps/self"]),
}


@links
@pytest.mark.parametrize(("made", "expected"), CIRCLES.values(), ids=CIRCLES)
def test_links_in_a_circle(made: dict[str, str], expected: list[str], write_files: WriteFiles) -> None:
    root = write_files({"maps/a/x.yaml": ""})
    for link, target in made.items():
        (root / link).symlink_to(target)
    assert codes(root) == [("JM017", path) for path in expected]
    assert paths(root) == ["maps/a/x.yaml"]


@links
def test_folders_that_link_to_each_other_are_walked_once(write_files: WriteFiles) -> None:
    root = write_files({"maps/a/x.yaml": "", "maps/b/y.yaml": ""})
    (root / "maps/a/to-b").symlink_to("../b")
    (root / "maps/b/to-a").symlink_to("../a")
    assert paths(root) == ["maps/a/x.yaml", "maps/b/y.yaml"]


@links
def test_folders_outside_that_link_to_each_other_end(write_files: WriteFiles) -> None:
    root = write_files({"maps/a.yaml": "", "one/x.yaml": "", "two/y.yaml": ""})
    (root / "maps/out").symlink_to("../one")
    (root / "one/next").symlink_to("../two")
    (root / "two/next").symlink_to("../one")
    assert paths(root) == ["maps/a.yaml", "maps/out/next/y.yaml", "maps/out/x.yaml"]
    assert codes(root) == [("JM017", "maps/out/next/next")]


@links
def test_links_that_lead_nowhere(write_files: WriteFiles) -> None:
    root = write_files({"maps/a.yaml": ""})
    (root / "maps/lost.yaml").symlink_to("gone.yaml")
    (root / "maps/lost").symlink_to("gone")
    (root / "maps/loop.yaml").symlink_to("loop.yaml")
    assert paths(root) == ["maps/a.yaml", "maps/loop.yaml", "maps/lost.yaml"], "reading them tells"
    assert codes(root) == []


def test_a_folder_that_the_system_keeps_from_us(write_files: WriteFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_files({"maps/a.yaml": "", "maps/private/b.yaml": ""})
    scandir = os.scandir

    def refuse(folder: str) -> object:
        if folder.endswith("private"):
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert codes(root) == [("JM016", "maps/private")]
    assert paths(root) == ["maps/a.yaml"]


def test_folders_of_a_great_depth(write_files: WriteFiles) -> None:
    root = write_files({"maps/a.yaml": ""})
    made = [root / "maps"]
    with contextlib.suppress(OSError):  # a path may only be so long
        for _ in range(1200):
            made.append(made[-1] / "d")
            made[-1].mkdir()
    assert paths(root) == ["maps/a.yaml"]
    for folder in reversed(made[1:]):  # deeper than what shutil removes
        with contextlib.suppress(OSError):
            folder.rmdir()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names that are no text")
def test_a_name_that_is_no_text(write_files: WriteFiles) -> None:
    root = write_files({"maps/a.yaml": ""})
    (root / os.fsdecode(b"maps/caf\xe9.yaml")).write_text("", encoding="utf-8")
    assert paths(root) == ["maps/a.yaml", "maps/caf\ufffd.yaml"]
