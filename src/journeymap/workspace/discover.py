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
        base = root / folder
        for file in _walk(base, root, problems):
            path = called(file, root)
            found.setdefault(path, Found(file, path, _map_id(file, base)))
    return sorted(found.values(), key=lambda one: one.path), problems


def called(file: Path, root: Path) -> str:
    """A file's path from the workspace, with `/`; bytes in a name that are no text are shown as �."""
    path = Path(os.path.normpath(file))
    name = path.relative_to(root) if path.is_relative_to(root) else path
    return os.fsencode(name.as_posix()).decode("utf-8", "replace")


def _map_id(file: Path, base: Path) -> str:
    return os.fsencode(file.relative_to(base).with_suffix("").as_posix()).decode("utf-8", "replace")


def _walk(folder: Path, root: Path, problems: list[Problem]) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"the system will not let us read this folder: {reason}"
        place = Place(Document(called(folder, root)))
        problems.append(Problem("JM016", place, message, "Check the folder's permissions."))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        if entry.is_symlink() and _leads_back(path):
            place = Place(Document(called(path, root)))
            fix = "Remove the link, or point it at a folder beside it."
            problems.append(Problem("JM017", place, "this link leads in a circle", fix))
        elif entry.is_dir():
            yield from _walk(path, root, problems)
        elif path.suffix.lower() in SUFFIXES:
            yield path


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
