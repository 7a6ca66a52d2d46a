"""Find the files of a workspace below its maps folders, in the order in which they are reported."""

from __future__ import annotations

import errno
import os
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from journeymap.errors import reason_of
from journeymap.named_paths import FOLDER, find_named
from journeymap.path_pattern import path_matches
from journeymap.repository import ignored_by_git
from journeymap.source import Document, Place, Problem
from journeymap.workspace.graph.passed_over import Why
from journeymap.workspace.read.locate import SETTINGS

SUFFIXES = (".yaml", ".yml")


class MapFile(NamedTuple):
    """A file to read: its path in findings, and the id of a map in it that does not name its own."""

    file: str
    path: str
    map_id: str


class Found(NamedTuple):
    """The files to read, in order; what prevented finding more; and what is not read, by path, though it is there."""

    files: Sequence[MapFile]
    problems: Sequence[Problem]
    passed_over: Mapping[str, Why]


def discover(root: Path, folders: tuple[str, ...], exclude: tuple[str, ...] = ()) -> Found:
    """List the files below the maps folders, each once, but for those that patterns or git leave out."""
    files: dict[str, MapFile] = {}
    named = ((folder, find_named(root, folder, FOLDER)) for folder in folders)
    starts = [(folder, start) for folder, start in named if isinstance(start, Path)]  # the settings report the others
    walk = _Walk(
        root=os.path.realpath(root),
        starts=[str(start) for _, start in starts],
        exclude=exclude,
        git_ignored=ignored_by_git([start for _, start in starts]),
    )
    for folder, start in starts:
        for file in walk.through(start, Path(os.path.normpath(folder)).as_posix()):
            files.setdefault(file.path, file)
    files.pop(SETTINGS, None)
    return Found(sorted(files.values(), key=lambda file: file.path), walk.problems, walk.passed_over)


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


@dataclass(slots=True, kw_only=True)
class _Walk:
    """Walks through folders and the folders that links lead to. A link to what lies below a starting folder is skipped,
    since the walk comes there anyway; one that leads out of the workspace is a problem.
    """

    root: str
    starts: list[str]
    exclude: tuple[str, ...]
    git_ignored: frozenset[str]
    """The paths that the system knows them by."""
    problems: list[Problem] = field(default_factory=list)
    passed_over: dict[str, Why] = field(default_factory=dict)

    def through(self, start: Path, path: str) -> Iterator[MapFile]:
        """The files in a folder and below."""
        pending = [_Folder(str(start), path, "", (str(start),))]
        while pending:
            folder = pending.pop()
            entries = self._entries(folder)
            if self._is_another_workspace(folder, entries):
                self.passed_over[folder.path] = Why.ANOTHER_WORKSPACE
                continue
            for entry in entries:
                name = _text(entry.name)
                path = name if folder.path == "." else f"{folder.path}/{name}"
                if why := self._why_not(entry, path):
                    self.passed_over[path] = why
                    continue
                if entry.is_symlink() and not self._may_follow(entry, folder, path):
                    continue
                if subfolder := self._subfolder(entry, folder, path):
                    pending.append(subfolder)
                elif name.lower().endswith(SUFFIXES):
                    if not _is_folder(entry):
                        id_ = unicodedata.normalize("NFC", folder.id + name.rpartition(".")[0])
                        yield MapFile(entry.path, path, id_)
                elif not _is_folder(entry):
                    self.passed_over[path] = Why.ENDING

    def _entries(self, folder: _Folder) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder.system_path) as entries:
                return list(entries)
        except OSError as error:
            message = f"this folder cannot be read: {reason_of(error)}"
            self._refuse("JM016", Document(folder.path, readable=False), message, "Check the folder's permissions.")
            return []

    def _is_another_workspace(self, folder: _Folder, entries: Sequence[os.DirEntry[str]]) -> bool:
        """Whether a folder has settings of its own."""
        return folder.above[-1] != self.root and any(entry.name == SETTINGS for entry in entries)

    def _why_not(self, entry: os.DirEntry[str], path: str) -> Why | None:
        """Why nobody asked for an entry to be read, if so."""
        if entry.name.startswith("."):
            return Why.HIDDEN
        if any(path_matches(path, pattern) for pattern in self.exclude):
            return Why.EXCLUDED
        return Why.GIT_IGNORED if entry.path in self.git_ignored else None

    def _may_follow(self, link: os.DirEntry[str], folder: _Folder, path: str) -> bool:
        """Whether a link leads anywhere within the workspace; the others are problems if they would count."""
        is_folder = _is_folder(link)
        is_document = path.lower().endswith(SUFFIXES) and not is_folder
        real = _target(link)
        if _is_circle(link) or (real and any(_is_within(above, real) for above in folder.above)):
            if not is_document:  # reading a document tells the same
                fix = "Remove the link, or point it at a folder that it does not lie in."
                self._refuse("JM017", Document(path), "this link leads in a circle", fix)
            return is_document
        if real and _is_within(real, self.root):
            return True
        if is_document or is_folder:
            fix = "Put a copy of what it leads to in its place, or remove it."
            self._refuse("JM021", Document(path, readable=False), "this link leads out of the workspace", fix)
        return False

    def _refuse(self, code: str, document: Document, message: str, fix: str) -> None:
        self.problems.append(Problem(code, Place(document), message, fix))

    def _subfolder(self, entry: os.DirEntry[str], folder: _Folder, path: str) -> _Folder | None:
        """The folder that an entry is or leads to, if there is anything new in it."""
        if not _is_folder(entry):
            return None
        real = f"{folder.above[-1]}{os.sep}{entry.name}"
        if entry.is_symlink():
            real = os.path.realpath(entry.path)
            if any(_is_within(real, start) for start in self.starts):
                return None
            self.starts.append(real)
        return _Folder(entry.path, path, f"{folder.id}{_text(entry.name)}/", (*folder.above, real))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle
        return False


def _is_circle(link: os.DirEntry[str]) -> bool:
    try:
        link.stat()
    except OSError as error:
        return error.errno == errno.ELOOP
    return False


def _target(link: os.DirEntry[str]) -> str | None:
    """The path that a link leads to; None for one that nobody may follow, such as those in /proc."""
    try:
        return os.path.realpath(link.path)
    except OSError:
        return None


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
