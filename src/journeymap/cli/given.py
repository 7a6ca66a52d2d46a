"""Say why a path on the command line is not read, and what lies in the maps folders in place of maps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from journeymap.characters import printable
from journeymap.linting import in_scope
from journeymap.report.text import counted
from journeymap.workspace import SETTINGS, SUFFIXES, Why, Workspace

_MOST_NAMES = 3
_WHY = {
    Why.EXCLUDED: f"{{}} is left out by `exclude` in {SETTINGS}, so it is not read.",
    Why.GIT_IGNORED: (
        "{} is ignored by git, so it is not read. Take it out of .gitignore, or commit it with 'git add --force'."
    ),
    Why.HIDDEN: "{} is not read: what begins with a dot is passed over.",
    Why.ENDING: "{} is not read: maps are files that end in .yaml or .yml. If it is a map, rename it.",
    Why.ANOTHER_WORKSPACE: "{} belongs to another workspace, so it is not read here. Leave out --root.",
}


def is_read(workspace: Workspace, path: str) -> bool:
    """Return whether a file is read, or any in a folder. The settings count only for themselves."""
    clean = workspace.clean_path(path)
    return clean == SETTINGS or any(
        in_scope(document, (clean,)) for document in workspace.documents if document != SETTINGS
    )


def why_not_read(workspace: Workspace, given: Path, path: str) -> str:
    """Say in a sentence why nothing is read there; `path` is what the workspace calls it."""
    name = f"'{given.as_posix()}'"
    reasons = (workspace.passed_over.get(part) for part in _upwards(path))
    if why := next(filter(None, reasons), None):
        return _WHY[why].format(name)
    is_folder, is_below = (workspace.root / path).is_dir(), _is_in_maps_folder(workspace, path)
    if is_folder and (is_below or _holds_maps_folder(workspace, path)):
        return no_map_found(workspace, path)
    if is_folder:
        return f"{name} holds no maps: they are read from {_folders(workspace)} only."
    if is_below:
        return f"{name} is not read."
    if given.suffix.lower() in SUFFIXES:
        return f"{name} is not below {_folders(workspace)}, so it is not read; move it there."
    return f"{name} is not read: maps are .yaml files below {_folders(workspace)}."


def no_map_found(workspace: Workspace, path: str = ".") -> str:
    """Say that there is no map in a folder, and what there is in its place."""
    where = f"{path}/" if _is_in_maps_folder(workspace, path) and path != "." else _folders(workspace)
    others = "; ".join(_others(workspace, path))
    return f"No map found in {where}{f' ({others})' if others else ''}."


def _others(workspace: Workspace, folder: str) -> Iterator[str]:
    """What lies below a folder and is passed over."""
    by_reason: dict[Why, list[str]] = {}
    for path, why in workspace.passed_over.items():
        if in_scope(path, (folder,)):
            by_reason.setdefault(why, []).append(path)
    if paths := by_reason.get(Why.ENDING):
        yield f"{counted(len(paths), 'file')} with another ending: {_names(workspace, paths)}"
    if paths := by_reason.get(Why.EXCLUDED):
        yield f"left out by `exclude`: {_names(workspace, paths)}"
    if paths := by_reason.get(Why.GIT_IGNORED):
        yield f"ignored by git: {_names(workspace, paths)}"
    if paths := by_reason.get(Why.ANOTHER_WORKSPACE):
        yield f"other workspaces: {_names(workspace, paths)}"


def _names(workspace: Workspace, paths: Sequence[str]) -> str:
    names = [printable(workspace.clean_path(path).rpartition("/")[2]) for path in sorted(paths)[:_MOST_NAMES]]
    return ", ".join(names) + (", …" if len(paths) > _MOST_NAMES else "")


def _folders(workspace: Workspace) -> str:
    folders = [f"{_plain(folder)}/" for folder in workspace.settings.maps]
    return " and ".join(printable(folder) for folder in folders if folder != "./") or "the workspace's folder"


def _is_in_maps_folder(workspace: Workspace, path: str) -> bool:
    return any(in_scope(path, (_plain(folder),)) for folder in workspace.settings.maps)


def _holds_maps_folder(workspace: Workspace, path: str) -> bool:
    return any(in_scope(_plain(folder), (path,)) for folder in workspace.settings.maps)


def _plain(folder: str) -> str:
    return Path(folder).as_posix()


def _upwards(path: str) -> Iterator[str]:
    yield path
    yield from (parent.as_posix() for parent in Path(path).parents)
