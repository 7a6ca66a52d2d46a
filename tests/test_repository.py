"""What git ignores below a folder, and what happens where it cannot be asked."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from journeymap.repository import ignored_by_git, repository_of
from tests.support.fixtures import WriteFiles

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

FILES = {
    "maps/a.yaml": "",
    "maps/a.gen.yaml": "",
    "maps/drafts/b.yaml": "",
    "maps/drafts/kept.yaml": "",
    "maps/mixed/c.gen.yaml": "",
    "maps/mixed/d.yaml": "",
    "maps/ünï/é.gen.yaml": "",
    "maps/ünï/e.yaml": "",
    "other/f.gen.yaml": "",
}


def git(root: Path, *words: str) -> None:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *words], cwd=root, env=environment, check=True, capture_output=True)


@pytest.fixture
def root(write_files: WriteFiles, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository in which nothing is ignored yet."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    root = write_files(FILES).resolve()
    git(root, "init", "--quiet")
    return root


def ignored(root: Path, *folders: str) -> set[str]:
    paths = ignored_by_git([root / folder for folder in folders or ("maps",)])
    return {Path(path).relative_to(root).as_posix() for path in paths}


RULES: dict[str, tuple[str, str, set[str]]] = {
    "nothing": ("", ".gitignore", set()),
    "some files": (
        "*.gen.yaml\n",
        ".gitignore",
        {"maps/a.gen.yaml", "maps/mixed/c.gen.yaml", "maps/ünï/é.gen.yaml"},
    ),
    "a folder": ("maps/drafts/\n", ".gitignore", {"maps/drafts"}),
    "but for some": (
        "maps/*\n!maps/mixed\n",
        ".gitignore",
        {"maps/a.yaml", "maps/a.gen.yaml", "maps/drafts", "maps/ünï"},
    ),
    "said deeper": ("d.yaml\n", "maps/mixed/.gitignore", {"maps/mixed/d.yaml"}),
    "said for this copy alone": ("a.yaml\n", ".git/info/exclude", {"maps/a.yaml"}),
    "elsewhere": ("other/\n", ".gitignore", set()),
    "the maps folder itself": ("maps/\n", ".gitignore", {"maps"}),
}


@pytest.mark.parametrize(("lines", "file", "expected"), RULES.values(), ids=RULES)
def test_what_git_ignores(lines: str, file: str, expected: set[str], root: Path) -> None:
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_text(lines, encoding="utf-8")
    assert ignored(root) == expected


def test_what_is_committed_is_not_ignored(root: Path) -> None:
    (root / ".gitignore").write_text("drafts\n", encoding="utf-8")
    git(root, "add", "--force", "maps/drafts/kept.yaml")
    assert ignored(root) == {"maps/drafts/b.yaml"}


def test_several_folders_are_asked_about_at_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = []
    run = subprocess.run

    def count(*words: Any, **options: Any) -> Any:
        runs.append(words)
        return run(*words, **options)

    monkeypatch.setattr(subprocess, "run", count)
    (root / ".gitignore").write_text("*.gen.yaml\n", encoding="utf-8")
    assert ignored(root, "maps", "other") == {*RULES["some files"][2], "other", "other/f.gen.yaml"}
    assert len(runs) == 1


def test_a_repository_within_is_asked_for_itself(root: Path) -> None:
    git(root / "other", "init", "--quiet")
    git(root, "-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "--quiet", "--allow-empty", "-m", "T")
    (root / ".gitignore").write_text("maps/a.yaml\n", encoding="utf-8")
    (root / "other" / ".gitignore").write_text("*.gen.yaml\n", encoding="utf-8")
    assert ignored(root, "maps", "other") == {"maps/a.yaml", "other/f.gen.yaml"}


def test_outside_of_a_repository_nothing_is_run(
    write_files: WriteFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subprocess, "run", None)
    assert repository_of(tmp_path) is None
    assert ignored_by_git([write_files(FILES) / "maps"]) == set()
    assert ignored_by_git([]) == set()


def test_without_git_nothing_is_ignored(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / ".gitignore").write_text("*.yaml\n", encoding="utf-8")
    monkeypatch.setenv("PATH", str(root))
    assert ignored(root) == set()


@pytest.mark.parametrize("config", ["[core\n", "[core]\n\trepositoryformatversion = 99\n"])
def test_where_git_refuses_nothing_is_ignored(config: str, root: Path) -> None:
    (root / ".gitignore").write_text("*.yaml\n", encoding="utf-8")
    (root / ".git" / "config").write_text(config, encoding="utf-8")
    assert ignored(root) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="makes a program of a script")
def test_nothing_that_the_repository_names_is_run(root: Path) -> None:
    script = root / "hook.sh"
    script.write_text(f"#!/bin/sh\ntouch {root}/ran\n", encoding="utf-8")
    script.chmod(0o755)
    git(root, "add", "maps")
    git(root, "config", "core.fsmonitor", str(script))
    ignored(root)
    assert not (root / "ran").exists()


def test_a_program_of_the_folder_one_stands_in_is_not_run(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: os.path.join(".", "git.EXE"))  # noqa: PTH118
    monkeypatch.setattr(subprocess, "run", None)
    assert ignored(root) == set()


def test_within_a_hook_the_repository_is_the_one_around_the_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / ".gitignore").write_text("a.yaml\n", encoding="utf-8")
    monkeypatch.setenv("GIT_DIR", "elsewhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "elsewhere/index")
    assert ignored(root) == {"maps/a.yaml"}
