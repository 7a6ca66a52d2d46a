"""A workspace's folder and its `maps:` setting come in; the files to read go out, in the order they are
reported.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from journeymap.errors import reason_of
from journeymap.source import Document, Place, Problem
from journeymap.workspace.read.locate import SETTINGS

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: how it is called in findings, and the id of a map in it that names none itself."""

    file: str
    path: str
    map_id: str


def discover(root: Path, folders: tuple[str, ...]) -> tuple[list[Found], list[Problem]]:
    """The files below the maps folders, each once, and what was in the way of finding them."""
    found: dict[str, Found] = {}
    starts = [root / folder for folder in folders if (root / folder).is_dir()]  # load tells of the others
    walk = _Walk([os.path.realpath(start) for start in starts])
    for start in starts:
        for one in walk.through(start, called(start, root)):
            found.setdefault(one.path, one)
    found.pop(SETTINGS, None)
    return sorted(found.values(), key=lambda one: one.path), walk.problems


def called(file: Path, root: Path) -> str:
    """A file's path from the workspace, with `/`."""
    path = Path(os.path.normpath(file))
    return _text((path.relative_to(root) if path.is_relative_to(root) else path).as_posix())


def _text(name: str) -> str:
    """A file's name as text; bytes in it that are none are shown as �."""
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder to look into: how it is called in findings and in ids, and the real folders it stands in, with
    itself.
    """

    folder: str
    path: str
    id: str
    above: tuple[str, ...]


@dataclass(slots=True)
class _Walk:
    """Walks through folders and the folders that links lead to. What lies below a real folder that it starts
    from is seen without links as well, so a link to it is passed over.
    """

    starts: list[str]
    problems: list[Problem] = field(default_factory=list)

    def through(self, folder: Path, path: str) -> Iterator[Found]:
        """The files in a folder and below."""
        pending = [_Folder(str(folder), path, "", (os.path.realpath(folder),))]
        while pending:
            here = pending.pop()
            for entry in self._entries(here):
                name = _text(entry.name)
                path = name if here.path == "." else f"{here.path}/{name}"
                if below := self._folder(entry, here, path):
                    pending.append(below)
                elif name.lower().endswith(SUFFIXES) and not _is_folder(entry):
                    id_ = unicodedata.normalize("NFC", here.id + name.rpartition(".")[0])
                    yield Found(entry.path, path, id_)

    def _entries(self, here: _Folder) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(here.folder) as entries:
                return [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            message = f"the system will not let us read this folder: {reason_of(error)}"
            place = Place(Document(here.path, readable=False))
            self.problems.append(Problem("JM016", place, message, "Check the folder's permissions."))
            return []

    def _folder(self, entry: os.DirEntry[str], here: _Folder, path: str) -> _Folder | None:
        """The folder that an entry is or leads to, if there is anything new in it."""
        below = f"{here.id}{_text(entry.name)}/"
        if not entry.is_symlink():
            real = f"{here.above[-1]}{os.sep}{entry.name}"
            return _Folder(entry.path, path, below, (*here.above, real)) if entry.is_dir() else None
        real = os.path.realpath(entry.path)
        if _is_circle(entry) or any(_is_within(one, real) for one in here.above):
            if not path.lower().endswith(SUFFIXES) or _is_folder(entry):
                place, fix = Place(Document(path)), "Remove the link, or point it at a folder beside it."
                self.problems.append(Problem("JM017", place, "this link leads in a circle", fix))
            return None
        if not _is_folder(entry) or any(_is_within(real, start) for start in self.starts):
            return None
        self.starts.append(real)
        return _Folder(entry.path, path, below, (*here.above, real))


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
