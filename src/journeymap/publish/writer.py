"""Bring a site on the disk up to date, so that no reader ever meets half of it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from filelock import FileLock, Timeout

from journeymap.errors import reason_of

MANIFEST = ".journeymap-site.json"
_STAGING = ".journeymap-new"
_FINAL = ".journeymap-site-final.json"
_LOCK = ".journeymap-lock"


class CannotPublish(Exception):
    """The site could not be written; what was published stands as it was. The text says why."""


class Page(Protocol):
    """A page: its path below the site's folder, its text, and whether it leads to the others and so comes last."""

    @property
    def path(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def is_entry(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class SiteChanges:
    """How many pages were written, were up to date already, and were removed."""

    written: int
    unchanged: int
    removed: int


def write_site(pages: Iterable[Page], folder: Path, replaces: Callable[[str], bool]) -> SiteChanges:
    """Write all pages beside the old ones, put them in place one by one, the entries last, and remove outdated ones.

    Outdated are the pages that our own manifest names, that this run `replaces`, and that are not among the new ones.
    Raises CannotPublish; until then nothing of what was published has been touched.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder):
            return _write_site(pages, folder, replaces)
    except OSError as error:
        raise CannotPublish(f"cannot write to '{folder.as_posix()}': {reason_of(error)}") from error


def _write_site(pages: Iterable[Page], folder: Path, replaces: Callable[[str], bool]) -> SiteChanges:
    staging = _inside(folder, f"{_STAGING}/{MANIFEST}").parent
    shutil.rmtree(staging, ignore_errors=True)
    before = _manifest(folder)
    try:
        order, unchanged = _stage(pages, folder, staging, before)
        outdated = [path for path in before if path not in order and replaces(path)]
        # Until all is done the manifest names what was and what will be: a run that is cut off leaves no
        # page behind that the next one would take for somebody else's.
        _write(staging / MANIFEST, _listed({*order, *before}))
        _write(staging / _FINAL, _listed({*order, *before}.difference(outdated)))
        for path in order:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (staging / MANIFEST).replace(folder / MANIFEST)
        for path, is_new in order.items():
            if is_new:
                (staging / path).replace(folder / path)
        removed = sum(_remove(folder, path) for path in outdated)
        (staging / _FINAL).replace(folder / MANIFEST)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return SiteChanges(len(order) - unchanged, unchanged, removed)


def _listed(paths: Iterable[str]) -> str:
    return json.dumps(sorted(paths), indent=0)


def _stage(pages: Iterable[Page], folder: Path, staging: Path, ours: Container[str]) -> tuple[dict[str, bool], int]:
    """Write what is new into the staging folder; return the paths in the order in which to put them in place.

    Each path says whether it is new.
    """
    entries: dict[str, bool] = {}
    order: dict[str, bool] = {}
    unchanged = 0
    for page in pages:
        content = page.text.encode()
        target = _inside(folder, page.path)
        is_new = not _holds(target, content)
        if is_new and page.path not in ours and os.path.lexists(target):
            raise CannotPublish(
                f"'{target.as_posix()}' is there already and was not made by journeymap; "
                "move it away, or name another folder with --out"
            )
        if is_new:
            _write(staging / page.path, content)
        else:
            unchanged += 1
        (entries if page.is_entry else order)[page.path] = is_new
    return {**order, **entries}, unchanged


def _holds(file: Path, content: bytes) -> bool:
    with contextlib.suppress(OSError):
        return file.stat().st_size == len(content) and file.read_bytes() == content
    return False


def _write(file: Path, content: bytes | str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)


def _inside(folder: Path, path: str) -> Path:
    """The file of a page; a link in the site's folder may not lead out of it."""
    target = folder / path
    if not target.parent.resolve().is_relative_to(folder.resolve()):
        raise CannotPublish(f"'{path}' would be written outside '{folder.as_posix()}'")
    return target


def _manifest(folder: Path) -> list[str]:
    """The pages we wrote last time. Files we did not make are never touched, so paths that lead out are left out."""
    with contextlib.suppress(OSError, ValueError):
        paths = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if isinstance(paths, list):
            return [path for path in paths if isinstance(path, str) and ".." not in Path(path).parts]
    return []


def _remove(folder: Path, path: str) -> bool:
    file = folder / path
    if Path(path).is_absolute() or not file.parent.resolve().is_relative_to(folder.resolve()):
        return False
    with contextlib.suppress(OSError):
        file.unlink()
        for parent in file.relative_to(folder).parents:
            if parent != Path():
                (folder / parent).rmdir()
        return True
    return not file.exists()


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One render at a time; the system releases the lock even when a process dies."""
    lock = FileLock(folder / _LOCK, blocking=False)
    try:
        lock.acquire()
    except Timeout:
        message = f"another journeymap render is writing to '{folder.as_posix()}'; wait for it to end"
        raise CannotPublish(message) from None
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # Windows keeps a file that is open; the next render takes it
            (folder / _LOCK).unlink()
        lock.release()
