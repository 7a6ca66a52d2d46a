"""Find the files of a workspace below its maps folders, in the order in which they are reported."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from journeymap.errors import reason_of
from journeymap.source import Document, Place, Problem
from journeymap.workspace.read.locate import SETTINGS

SUFFIXES = (".yaml", ".yml")


class MapFile(NamedTuple):
    """A file to read: its path in findings, and the id of a map in it that does not name its own."""

    file: str
    path: str
    map_id: str


def discover(root: Path, folders: tuple[str, ...]) -> tuple[list[MapFile], list[Problem]]:
    """List the files below the maps folders, each once, and what prevented finding more."""
    files: dict[str, MapFile] = {}
    starts = [root / folder for folder in folders if (root / folder).is_dir()]  # the settings report the others
    walk = _Walk([os.path.realpath(start) for start in starts])
    for start in starts:
        for file in walk.through(start, _shown_path(start, root)):
            files.setdefault(file.path, file)
    files.pop(SETTINGS, None)
    return sorted(files.values(), key=lambda file: file.path), walk.problems


def _shown_path(file: Path, root: Path) -> str:
    """A path relative to the workspace where it lies in it, with `/`."""
    path = Path(os.path.normpath(file))
    return _text((path.relative_to(root) if path.is_relative_to(root) else path).as_posix())


def _text(name: str) -> str:
    """A file's name as text, with � for bytes that are not UTF-8."""
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "replace")


class _Folder(NamedTuple):
    """A folder to look into: its path in findings, the beginning of the ids in it, and the real folders above it and
    itself.
    """

    system_path: str
    path: str
    id: str
    above: tuple[str, ...]


@dataclass(slots=True)
class _Walk:
    """Walks through folders and the folders that links lead to. A link to what lies below a starting folder is skipped,
    since the walk comes there anyway.
    """

    starts: list[str]
    problems: list[Problem] = field(default_factory=list)

    def through(self, start: Path, path: str) -> Iterator[MapFile]:
        """The files in a folder and below."""
        pending = [_Folder(str(start), path, "", (os.path.realpath(start),))]
        while pending:
            folder = pending.pop()
            for entry in self._entries(folder):
                name = _text(entry.name)
                path = name if folder.path == "." else f"{folder.path}/{name}"
                if subfolder := self._subfolder(entry, folder, path):
                    pending.append(subfolder)
                elif name.lower().endswith(SUFFIXES) and not _is_folder(entry):
                    id_ = unicodedata.normalize("NFC", folder.id + name.rpartition(".")[0])
                    yield MapFile(entry.path, path, id_)

    def _entries(self, folder: _Folder) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder.system_path) as entries:
                return [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            message = f"this folder cannot be read: {reason_of(error)}"
            place = Place(Document(folder.path, readable=False))
            self.problems.append(Problem("JM016", place, message, "Check the folder's permissions."))
            return []

    def _subfolder(self, entry: os.DirEntry[str], folder: _Folder, path: str) -> _Folder | None:
        """The folder that an entry is or leads to, if there is anything new in it."""
        id_ = f"{folder.id}{_text(entry.name)}/"
        if not entry.is_symlink():
            real = f"{folder.above[-1]}{os.sep}{entry.name}"
            return _Folder(entry.path, path, id_, (*folder.above, real)) if entry.is_dir() else None
        real = os.path.realpath(entry.path)
        if _is_circle(entry) or any(_is_within(above, real) for above in folder.above):
            if not path.lower().endswith(SUFFIXES) or _is_folder(entry):
                place, fix = Place(Document(path)), "Remove the link, or point it at a folder that it does not lie in."
                self.problems.append(Problem("JM017", place, "this link leads in a circle", fix))
            return None
        if not _is_folder(entry) or any(_is_within(real, start) for start in self.starts):
            return None
        self.starts.append(real)
        return _Folder(entry.path, path, id_, (*folder.above, real))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle
        return False


def _is_circle(link: os.DirEntry[str]) -> bool:
    try:
        link.stat()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
