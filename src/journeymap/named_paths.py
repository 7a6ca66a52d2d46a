"""The one gate to the files and folders that a workspace names.

Whoever may change a map or the settings may write any path. What this module refuses is not opened, so that nothing of
it can be quoted, published or overwritten; the refusal says why.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from journeymap.errors import reason_of

_LONGEST = 4096
"""How many characters a path may have: no system takes more, and following it takes time for each part of it."""


class Cause(Enum):
    """Why a path is refused."""

    NOT_A_NAME = auto()
    OUTSIDE = auto()
    MISSING = auto()
    CIRCLE = auto()
    WRONG_KIND = auto()
    TOO_LARGE = auto()
    UNREADABLE = auto()
    """The system keeps it from us."""


class Refusal(NamedTuple):
    """Why a path is of no use; `reason` follows its name in a sentence: `lies outside the workspace`."""

    cause: Cause
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PathKind:
    """What a path may lead to: a folder, a file, or either where `is_folder` is None."""

    is_folder: bool | None = False
    largest: int = 0
    """The most bytes that a file may have."""
    media_types: Mapping[str, str] = field(default_factory=dict, hash=False)
    """The media types of files that may be named, by the end of the name; empty for any."""
    may_be_missing: bool = False
    """Whether it may still have to be made."""


FOLDER = PathKind(is_folder=True)
PICTURE = PathKind(
    largest=256 * 1024,  # pictures are put inside every page, and base64 makes them a third larger
    media_types={
        ".svg": "image/svg+xml",
        ".png": "image/png",
        ".jpg": "image/jpeg",
        ".jpeg": "image/jpeg",
        ".webp": "image/webp",
        ".gif": "image/gif",
    },
)
BASELINE = PathKind(largest=16 * 1024 * 1024, may_be_missing=True)
"""A hundred thousand findings or more."""
REPORT = PathKind(largest=256 * 1024 * 1024)
"""A report of ours on tens of thousands of maps."""
DATA = PathKind(largest=1 << 44, may_be_missing=True)
"""Exports are read piece by piece. Few teams keep them in the repository: only who measures needs them."""
QUERY = PathKind(largest=1024 * 1024, may_be_missing=True)
SNAPSHOT = PathKind(largest=64 * 1024 * 1024)
"""What was measured at a hundred thousand accounts."""
LINKED = PathKind(is_folder=None)
"""What a link leads to. Nobody reads it."""


def find_named(root: Path, path: str, kind: PathKind) -> Path | Refusal:
    """Return what a path in the settings or in a map leads to, if that lies in the workspace once links are followed,
    and is of the kind. Never raises.
    """
    if len(path) > _LONGEST:
        return _TOO_LONG
    try:
        name = os.fsdecode(path.encode())  # file names are UTF-8 here, whatever the locale says
        top = Path(os.path.realpath(root))
        written = Path(os.path.normpath(top / name))
        if Path(name).is_absolute() or not written.is_relative_to(top):
            return _OUTSIDE
        real = Path(os.path.realpath(top / name))
    except OSError:  # a link that nobody may follow, such as those in /proc
        return _OUTSIDE
    except ValueError:
        return _NOT_A_NAME
    return _checked(real, kind) if real.is_relative_to(top) else _OUTSIDE


def find_given(path: Path, kind: PathKind) -> Path | Refusal:
    """Return what a path on the command line leads to, wherever it lies, if it is of the kind. Never raises."""
    if len(str(path)) > _LONGEST:
        return _TOO_LONG
    try:
        return _checked(Path(os.path.realpath(path)), kind)
    except OSError as error:
        return _refusal(error)
    except ValueError:
        return _NOT_A_NAME


def is_inside(root: Path, path: Path | str) -> bool:
    """Return whether a path lies in the workspace, once links are followed. Never raises."""
    try:
        return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))
    except (OSError, ValueError):
        return False


def content_of(file: Path, kind: PathKind) -> bytes | Refusal:
    """Read a file that was found, if it still is one of the kind. Never raises, and never reads more than the kind
    allows.
    """
    try:
        content = read_at_most(file, kind.largest)
    except OSError as error:
        return _refusal(error)
    except ValueError:
        return _NOT_A_NAME
    if content is None:
        return Refusal(Cause.WRONG_KIND, "is not a file")
    return content if len(content) <= kind.largest else _too_large(kind)


def read_at_most(file: Path | str, limit: int) -> bytes | None:
    """Read a file up to the first byte above a limit; None for what is no ordinary file. Raises OSError."""
    status = os.stat(file)
    if not stat.S_ISREG(status.st_mode):
        return None  # not even opened: a pipe would wait for its writer
    with open(file, "rb") as stream:
        # No more than there is: Python would allocate the whole limit for every small file.
        return stream.read(min(status.st_size, limit) + 1)


def _checked(real: Path, kind: PathKind) -> Path | Refusal:
    """Return a path if what it leads to is of the kind. The file is not opened."""
    try:
        status = os.stat(real)
    except OSError as error:
        refusal = _refusal(error)
        return real if kind.may_be_missing and refusal.cause is Cause.MISSING else refusal
    except ValueError:
        return _NOT_A_NAME
    if kind.is_folder is None:
        return real
    if kind.is_folder:
        return _permitted(real) if stat.S_ISDIR(status.st_mode) else Refusal(Cause.WRONG_KIND, "is not a folder")
    if not stat.S_ISREG(status.st_mode):
        return Refusal(Cause.WRONG_KIND, "is not a file")
    if kind.media_types and real.suffix.lower() not in kind.media_types:
        *others, last = (suffix.removeprefix(".") for suffix in kind.media_types)
        return Refusal(Cause.WRONG_KIND, f"is no {', '.join(others)} or {last} file")
    return _permitted(real) if status.st_size <= kind.largest else _too_large(kind, status.st_size)


def _permitted(real: Path) -> Path | Refusal:
    may_read = os.access(real, os.R_OK)
    return real if may_read else _refusal(PermissionError(errno.EACCES, os.strerror(errno.EACCES)))


def _too_large(kind: PathKind, size: int = 0) -> Refusal:
    actual = f", with {_in_words(size)}" if size else ""
    return Refusal(Cause.TOO_LARGE, f"is larger than {_in_words(kind.largest)}{actual}")


def _in_words(size: int) -> str:
    kilobytes = -(-size // 1024)
    return f"{kilobytes} KB" if kilobytes < 1024 else f"{-(-kilobytes // 1024)} MB"


_NOT_A_NAME = Refusal(Cause.NOT_A_NAME, "cannot be the name of a file")
_TOO_LONG = Refusal(Cause.NOT_A_NAME, "is too long for the name of a file")
_OUTSIDE = Refusal(Cause.OUTSIDE, "lies outside the workspace")
_BY_ERROR = {
    errno.ENOENT: Refusal(Cause.MISSING, "does not exist"),
    errno.ENOTDIR: Refusal(Cause.MISSING, "does not exist"),
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.EINVAL: _NOT_A_NAME,  # signs that Windows does not allow
    errno.ELOOP: Refusal(Cause.CIRCLE, "is a link that leads in a circle"),
}


def _refusal(error: OSError) -> Refusal:
    reason = _BY_ERROR.get(error.errno or 0)
    return reason or Refusal(Cause.UNREADABLE, f"cannot be read: {reason_of(error)}")
