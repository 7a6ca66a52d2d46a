"""The git repository around a workspace: where it begins, and which files it ignores."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

_OF_ANOTHER_REPOSITORY = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX")
"""Set while git runs a hook: they would have it look elsewhere."""


def repository_of(folder: Path) -> Path | None:
    """Return the folder of the repository that a folder lies in; None outside of one."""
    return next((parent for parent in (folder, *folder.parents) if os.path.lexists(parent / ".git")), None)


def ignored_by_git(folders: Sequence[Path]) -> frozenset[str]:
    """Return the files and folders below some folders, which lie in one workspace, that git ignores. Nothing is ignored
    that is committed nevertheless, and nothing where git cannot be asked.
    """
    by_repository: dict[Path, list[Path]] = {}  # a folder may be a submodule
    for folder in folders:
        if repository := repository_of(folder):
            by_repository.setdefault(repository, []).append(folder)
    git = _git() if by_repository else None
    if git is None:
        return frozenset()
    return frozenset().union(*(_ignored(git, *members) for members in by_repository.items()))


def _ignored(git: str, repository: Path, folders: Sequence[Path]) -> frozenset[str]:
    # No command of the repository's own settings is run: it may come from a stranger.
    words = [git, "--literal-pathspecs", "-c", "core.fsmonitor=false", "ls-files", "-z"]
    words += ["--others", "--ignored", "--exclude-standard", "--directory", "--", *map(str, folders)]
    try:
        done = subprocess.run(words, cwd=repository, env=_environment(), capture_output=True, check=True)
    except (OSError, ValueError, subprocess.SubprocessError):
        return frozenset()
    paths = (os.fsdecode(path).rstrip("/") for path in done.stdout.split(b"\0") if path)
    return frozenset(os.path.join(repository, *path.split("/")) for path in paths)  # noqa: PTH118  # many paths


def _git() -> str | None:
    """The program, unless the folder that one happens to stand in offers it, as it does on Windows."""
    program = shutil.which("git")
    return program if program and os.path.isabs(program) else None  # noqa: PTH117  # no path of ours


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_REPOSITORY} | {
        "GIT_OPTIONAL_LOCKS": "0"
    }
