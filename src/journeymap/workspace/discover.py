"""A workspace's folder and its `maps:` setting come in; the files to read go out, in the order they are
reported.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from journeymap.source import Document, Place, Problem

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: how it is called in findings, and the id of a map in it that names none itself."""

    file: Path
    path: str
    map_id: str


def discover(root: Path, folders: tuple[str, ...]) -> tuple[list[Found], list[Problem]]:
    """The files below the maps folders, each once, and what was in the way of finding them."""
    found: dict[str, Found] = {}
    problems: list[Problem] = []
    for folder in folders:
        for one in _walk(str(root / folder), called(root / folder, root), "", problems):
            found.setdefault(one.path, one)
    return sorted(found.values(), key=lambda one: one.path), problems


def called(file: Path, root: Path) -> str:
    """A file's path from the workspace, with `/`."""
    path = Path(os.path.normpath(file))
    return _text((path.relative_to(root) if path.is_relative_to(root) else path).as_posix())


def _text(name: str) -> str:
    """A file's name as text; bytes in it that are none are shown as �."""
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "replace")


def _walk(folder: str, path: str, id_: str, problems: list[Problem]) -> Iterator[Found]:
    """The files in a folder and below; `path` and `id_` are what it is called in findings and ids."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"the system will not let us read this folder: {reason}"
        problems.append(Problem("JM016", Place(Document(path)), message, "Check the folder's permissions."))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        name = _text(entry.name)
        here = name if path == "." else f"{path}/{name}"
        if entry.is_symlink() and _leads_back(Path(entry.path)):
            fix = "Remove the link, or point it at a folder beside it."
            problem = Problem("JM017", Place(Document(here)), "this link leads in a circle", fix)
            problems.append(problem)
        elif entry.is_dir():
            yield from _walk(entry.path, here, f"{id_}{name}/", problems)
        elif entry.name.lower().endswith(SUFFIXES):
            yield Found(Path(entry.path), here, id_ + name.rpartition(".")[0])


def _leads_back(link: Path) -> bool:
    """Whether a link ends in a folder that it stands in, or in itself."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        return link.suffix.lower() not in SUFFIXES and not link.exists() and _is_loop(link)
    return target.is_dir() and link.parent.resolve().is_relative_to(target)


def _is_loop(link: Path) -> bool:
    try:
        link.stat()
    except FileNotFoundError:
        return False
    except (OSError, RuntimeError):
        return True
    return False
