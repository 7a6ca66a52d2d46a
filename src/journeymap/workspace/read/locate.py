"""Find the workspaces that the paths on the command line belong to."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from journeymap.errors import UsageError

SETTINGS = "journeymap.yaml"
MAPS = "maps"
_FEW = 3

_NEEDS = f"it needs a {SETTINGS} or a folder named {MAPS}. Start one with 'journeymap init'."


def locate(paths: Sequence[Path], root: Path | None = None) -> Path:
    """Return the workspace's folder: `root` if given, else the nearest one above the paths or the current folder."""
    folders = locate_all(paths, root)
    if len(folders) > 1:
        names = " and ".join(f"'{members[-1].as_posix()}'" for members in folders.values())
        raise UsageError(f"{names} belong to different workspaces. Run the command once for each.")
    return next(iter(folders))


def locate_all(paths: Sequence[Path], root: Path | None = None) -> dict[Path, list[Path]]:
    """Return the folder of each workspace that the paths belong to, with those of its paths."""
    for path in paths:
        if not os.path.lexists(path):
            raise UsageError(f"There is no '{path.as_posix()}'. Check the path.")
    if root is not None:
        if not os.path.isdir(root):  # noqa: PTH112  # `Path.is_dir` raises for a name too long
            raise UsageError(f"--root names '{root.as_posix()}', which is not a folder.")
        if not _is_workspace(root):
            raise UsageError(f"--root names '{root.as_posix()}', which is not a workspace: {_NEEDS}")
        return {root.resolve(): list(paths)}
    if not paths:
        return {_above(Path.cwd()): []}
    folders: dict[Path, list[Path]] = {}
    for path in paths:
        folders.setdefault(_above(path.absolute()), []).append(path)
    return folders


def _above(path: Path) -> Path:
    start = path.resolve() if path.is_dir() else path.parent.resolve()
    folders = (start, *start.parents)
    # A settings file further up goes before a folder of maps nearby.
    for folder in folders:
        if os.path.lexists(folder / SETTINGS):
            return folder
    for folder in folders:
        if (folder / MAPS).is_dir():
            return folder
    below = _right_below(start)
    if below:
        names = " and ".join(f"'{name}'" for name in below)
        raise UsageError(
            f"No workspace in or above '{start.as_posix()}', but in {names}. "
            "Go there first, with cd, or name it with --root."
        )
    raise UsageError(f"No workspace in or above '{start.as_posix()}': {_NEEDS}")


def _right_below(folder: Path) -> list[str]:
    """The first few workspaces in a folder: who has just started one may have forgotten to go there."""
    try:
        return sorted(path.parent.name for path in folder.glob(f"*/{SETTINGS}"))[:_FEW]
    except OSError:
        return []


def _is_workspace(folder: Path) -> bool:
    return os.path.lexists(folder / SETTINGS) or (folder / MAPS).is_dir()
