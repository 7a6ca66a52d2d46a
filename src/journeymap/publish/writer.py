"""Write a site's pages to the disk, so that readers always find whole pages whose links lead somewhere."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Protocol

from filelock import FileLock, Timeout

from journeymap.errors import reason_of
from journeymap.publish.ownership import is_ours

MANIFEST = ".journeymap-site.json"
_STAGING = ".journeymap-new"
_LOCK = ".journeymap-lock"
_NEW, _OLD = "new", "old"
_MANIFEST_LIMIT = 16 * 1024 * 1024
"""More than the names of 200,000 pages."""
_NO_SUCH_FILE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL})


class CannotPublish(Exception):
    """The site could not be written; what was published stands as it was. The text says why."""


class PublishedInPart(CannotPublish):
    """The site could not be written, and not all that was written could be taken back. The text says how much."""


class Page(Protocol):
    """A page of a site."""

    @property
    def path(self) -> str:
        """Where it lies, below the site's folder."""
        ...

    @property
    def text(self) -> str:
        """Its text, which is rendered when it is asked for."""
        ...

    @property
    def is_entry(self) -> bool:
        """Whether it leads to the others and so comes last."""
        ...

    @property
    def may_stay(self) -> bool:
        """Whether the published page may stay as it is while all links of the site still fit."""
        ...


@dataclass(frozen=True, slots=True)
class Leftover:
    """A page that should go and could not be removed: its path below the site's folder, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class SiteChanges:
    """How many pages were written, were up to date already, and were removed, and which should be gone."""

    written: int
    unchanged: int
    removed: int
    not_removed: tuple[Leftover, ...] = ()


def write_site(pages: Iterable[Page], folder: Path, *, suffixes: Sequence[str], outline: str) -> SiteChanges:
    """Write all pages beside the old ones, put them in place one by one, the entries last, and remove outdated ones.

    Outdated are the pages of these suffixes that our manifest names and that are not among the new ones. The outline
    stands for what the links of a site depend on. While it stays the same, so may pages that need not be written.
    Raises CannotPublish; then nothing of what was published has changed.
    """
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder), _staging(folder) as staging:
        before = _manifest(folder)
        fitting = tuple(suffix for suffix in suffixes if before.outlines.get(suffix) == outline)
        is_new = _stage(pages, folder, staging / _NEW, fitting)
        outdated = [path for path in before.pages if path not in is_new and path.endswith(tuple(suffixes))]
        manifest = _Manifest(before.pages, {**before.outlines, **dict.fromkeys(suffixes, outline)})
        return _publish(is_new, outdated, manifest, _Placement(folder, staging))


@dataclass(frozen=True, slots=True)
class _Manifest:
    """The pages that we have written, and for each format the outline that all of its pages fit."""

    pages: tuple[str, ...] = ()
    outlines: Mapping[str, str] = field(default_factory=dict)

    def text(self) -> str:
        return json.dumps({"outlines": self.outlines, "pages": sorted(self.pages)}, indent=0, sort_keys=True) + "\n"


def _publish(is_new: Mapping[str, bool], outdated: Sequence[str], manifest: _Manifest, site: _Placement) -> SiteChanges:
    """Bring the published pages up to date, or leave them as they are."""
    written = [path for path, is_written in is_new.items() if is_written]
    try:
        site.prepare([MANIFEST, *written])
        # Until all is done the manifest names what was and what will be, and says of no format that its pages fit
        # together: a run that is killed leaves no page behind that the next one would not know of.
        site.place(MANIFEST, _Manifest((*manifest.pages, *is_new)).text())
        for path in written:
            site.place(path)
        removed, not_removed = site.remove(outdated, is_new)
        pages = {*manifest.pages, *is_new}.difference(outdated).union(leftover.path for leftover in not_removed)
        site.place(MANIFEST, _Manifest(tuple(pages), manifest.outlines).text())
    except BaseException as error:
        lost = site.undo()
        if lost and isinstance(error, CannotPublish):
            message = f"{error}. {lost} of {len(is_new)} pages could not be put back as they were"
            raise PublishedInPart(message) from error
        raise
    return SiteChanges(len(written), len(is_new) - len(written), removed, tuple(not_removed))


class _Placement:
    """Changes of the published files, each of which can be taken back."""

    def __init__(self, folder: Path, staging: Path) -> None:
        self._folder, self._new, self._old = folder, staging / _NEW, staging / _OLD
        self._prepared: list[str] = []
        self._changed: list[str] = []

    def prepare(self, paths: Iterable[str]) -> None:
        """Make the folders for new files, and keep the old ones aside."""
        for path in paths:
            target, old = self._folder / path, self._old / path
            with _told(target):
                self._prepared.append(path)
                target.parent.mkdir(parents=True, exist_ok=True)
                if os.path.lexists(target):
                    _keep(target, old)

    def place(self, path: str, text: str | None = None) -> None:
        """Put a file in its place that was staged, or is to have this text."""
        target = self._folder / path
        with _told(target):
            if text is not None:
                _write(self._new / path, text.encode())
            self._changed.append(path)
            (self._new / path).replace(target)

    def remove(self, outdated: Sequence[str], pages: Iterable[str]) -> tuple[int, list[Leftover]]:
        """Remove outdated pages, unless one is a new page under another name; return how many, and which are left."""
        removed, not_removed = 0, []
        with _told(self._folder):
            current = {_identity(self._folder / path) for path in pages} if outdated else set()
        for path in outdated:
            target = self._folder / path
            try:
                if not _is_inside(self._folder, target) or _identity(target) in current or not _is_page(target):
                    continue
                old = self._old / path
                old.parent.mkdir(parents=True, exist_ok=True)
                self._changed.append(path)
                target.replace(old)
            except (OSError, ValueError) as error:
                if getattr(error, "errno", None) not in _NO_SUCH_FILE:
                    not_removed.append(Leftover(path, reason_of(error)))
            else:
                removed += 1
                self._prune(path)
        return removed, not_removed

    def undo(self) -> int:
        """Take everything back; return how many files could not be put back as they were."""
        lost = 0
        for path in dict.fromkeys(reversed(self._changed)):
            target, old = self._folder / path, self._old / path
            try:
                if os.path.lexists(old):
                    target.parent.mkdir(parents=True, exist_ok=True)
                    old.replace(target)
                elif path in self._prepared:
                    target.unlink(missing_ok=True)
            except OSError:
                lost += path != MANIFEST
        for path in self._prepared:
            self._prune(path)
        return lost

    def _prune(self, path: str) -> None:
        """Remove the folders of a page that have become empty."""
        with contextlib.suppress(OSError):
            for parent in PurePath(path).parents:
                if parent != PurePath():
                    (self._folder / parent).rmdir()


def _stage(pages: Iterable[Page], folder: Path, staging: Path, fitting: tuple[str, ...]) -> dict[str, bool]:
    """Write what is new into the staging folder; return for each page whether it is new, in the order of placing.

    Pages that nothing leads to yet come first and the entries last, so that at every moment all links lead somewhere.
    """
    added: dict[str, bool] = {}
    replaced: dict[str, bool] = {}
    entries: dict[str, bool] = {}
    for page in pages:
        target = folder / page.path
        with _told(target):
            status = _checked(folder, page.path)
            stays = page.may_stay and page.path.endswith(fitting) and bool(status and status.st_size)
            stays = stays and is_ours(target)
        content = b"" if stays else page.text.encode("utf-8", "replace")
        with _told(target):
            is_new = not stays and not _holds(target, content)
            if is_new:
                if status is not None and not is_ours(target):
                    raise CannotPublish(
                        f"'{target.as_posix()}' is there already and was not made by journeymap; "
                        "move it away, or name another folder with --out"
                    )
                _write(staging / page.path, content)
        (entries if page.is_entry else replaced if status else added)[page.path] = is_new
    return {**added, **replaced, **entries}


def _checked(folder: Path, path: str) -> os.stat_result | None:
    """The state of the file in the place of a page, if there is one, once it is clear that the page may go there."""
    target = folder / path
    if not _is_inside(folder, target):
        raise CannotPublish(f"'{path}' would be written outside '{folder.as_posix()}'")
    try:
        status = target.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        raise CannotPublish(f"'{target.as_posix()}' is a folder, and a page has to go there; move it away")
    return status


def _is_inside(folder: Path, target: Path) -> bool:
    """Whether the folder of a page is in the site's folder, once links are followed."""
    return Path(os.path.realpath(target.parent)).is_relative_to(os.path.realpath(folder))


def _is_page(file: Path) -> bool:
    return not file.is_symlink() and is_ours(file)


def _identity(file: Path) -> tuple[int, int]:
    status = file.lstat()
    return status.st_dev, status.st_ino


def _holds(file: Path, content: bytes) -> bool:
    with contextlib.suppress(OSError):
        status = file.stat()
        is_as_large = stat.S_ISREG(status.st_mode) and status.st_size == len(content)
        return is_as_large and file.read_bytes() == content
    return False


def _write(file: Path, content: bytes) -> None:
    # Nothing waits until the disk has it: a page can be made again, and one that a loss of power has cut off is
    # replaced by the next run.
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _keep(file: Path, aside: Path) -> None:
    """Give a file a second name; copy it where the file system has no hard links."""
    aside.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(file, aside, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(file, aside, follow_symlinks=False)


def _manifest(folder: Path) -> _Manifest:
    """What we wrote last time; nothing where it cannot be understood, since anybody may have written to it."""
    file = folder / MANIFEST
    with _told(file):
        try:
            status = file.stat()
            if not stat.S_ISREG(status.st_mode) or status.st_size > _MANIFEST_LIMIT:
                return _Manifest()
            content = file.read_bytes()
        except FileNotFoundError:
            return _Manifest()
    try:
        written = json.loads(content)
    except (ValueError, RecursionError):
        return _Manifest()
    if isinstance(written, list):  # as the first versions wrote it
        written = {"pages": written}
    if not isinstance(written, dict):
        return _Manifest()
    pages, outlines = written.get("pages"), written.get("outlines")
    return _Manifest(
        tuple(dict.fromkeys(filter(_is_page_name, pages))) if isinstance(pages, list) else (),
        {suffix: outline for suffix, outline in outlines.items() if isinstance(outline, str)}
        if isinstance(outlines, dict)
        else {},
    )


def _is_page_name(path: object) -> bool:
    """Whether a path leads to a file below the site's folder, and is written as we write it."""
    if not isinstance(path, str) or "\0" in path or ".." in PurePath(path).parts:
        return False
    is_text = path.encode("utf-8", "ignore").decode() == path
    return is_text and not PurePath(path).anchor and PurePath(path).as_posix() == path


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say of whatever the system refuses that nothing can be written there."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise CannotPublish(f"cannot write to '{path.as_posix()}': {reason_of(error)}") from error


@contextlib.contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """A fresh folder for what is written and what is replaced; the rest of a run that was killed is removed."""
    staging = folder / _STAGING
    with _told(staging):
        if staging.is_dir():  # rmtree would open anything, and a pipe waits for its writer
            shutil.rmtree(staging, ignore_errors=True)
        try:
            staging.mkdir()
        except FileExistsError:
            raise CannotPublish(f"'{staging.as_posix()}' is in the way; remove it") from None
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One render at a time; the system releases the lock even when a process dies."""
    lock = FileLock(folder / _LOCK, blocking=False)
    with _told(folder / _LOCK):
        try:
            lock.acquire()
        except Timeout:
            message = f"another journeymap render is writing to '{folder.as_posix()}'; wait for it to end"
            raise CannotPublish(message) from None
    try:
        yield
    finally:
        try:
            with contextlib.suppress(OSError):  # Windows keeps a file that is open; the next render takes it
                (folder / _LOCK).unlink()
        finally:
            lock.release()
