"""Write files whole: whatever happens meanwhile, a file holds what it held before or all of the new content."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
import sys
from collections.abc import Iterator
from pathlib import Path


def write_atomically(file: Path, content: bytes) -> None:
    """Write a file beside the old one and put it in its place. A link stays, and the file that it leads to is replaced.

    What is no file on a disk, such as a pipe or /dev/stdout, is written to as it is.
    """
    try:
        status = file.stat()
    except FileNotFoundError:
        status = None
    if status is not None and not stat.S_ISREG(status.st_mode):
        file.write_bytes(content)
        return
    if status is not None and (stream := _stream_of(status)) is not None:
        sys.stdout.flush()
        with open(stream, "wb", closefd=False) as output:
            output.write(content)
        return
    target = Path(os.path.realpath(file))
    if status is not None and not os.access(target, os.W_OK):
        raise PermissionError(13, "Permission denied", str(file))
    target.parent.mkdir(parents=True, exist_ok=True)
    with _beside(target, content) as written:
        if status is not None:
            with contextlib.suppress(OSError):  # not every file system knows permissions
                written.chmod(stat.S_IMODE(status.st_mode))
        written.replace(target)


def create_atomically(file: Path, content: bytes) -> bool:
    """Write a file that is not there yet; return whether it was not."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if os.path.lexists(file):
        return False
    with _beside(file, content) as written:
        try:
            os.link(written, file)  # unlike a move, it never replaces a file that was made meanwhile
        except FileExistsError:
            return False
        except OSError:  # a file system without hard links
            written.rename(file)
    return True


def _stream_of(status: os.stat_result) -> int | None:
    """The standard output or error that a file is under another name, such as /dev/stdout with `> report.txt`."""
    for descriptor in (1, 2):
        with contextlib.suppress(OSError):
            if os.path.samestat(status, os.fstat(descriptor)):
                return descriptor
    return None


@contextlib.contextmanager
def _beside(target: Path, content: bytes) -> Iterator[Path]:
    """A new file with this content in the folder of another, which is removed unless it was moved."""
    file = target.with_name(f".journeymap-{secrets.token_hex(8)}.tmp")
    try:
        with file.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())  # else a loss of power could leave an empty file under the old name
        yield file
    finally:
        file.unlink(missing_ok=True)
