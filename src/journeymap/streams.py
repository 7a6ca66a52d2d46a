"""Write to standard output and standard error, and answer when that fails."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from collections.abc import Iterator
from typing import TextIO

from journeymap.characters import log_line
from journeymap.errors import SystemFailure, reason_of


class _Closed(io.TextIOBase):
    """Stands for a standard output that was closed before we started: Python has none then."""

    def write(self, text: str) -> int:
        raise OSError(errno.EBADF, "it is closed", "standard output")


def prepare_streams() -> None:
    """Make both streams safe to write to: closed, or unable to show a character."""
    sys.stdout = sys.stdout or _Closed()
    sys.stderr = sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console that cannot show a character must not stop a report


def say(*lines: str) -> None:
    """Print lines to standard output. Raises SystemFailure."""
    write("".join(f"{log_line(line)}\n" for line in lines), sys.stdout)


def warn(*lines: str) -> None:
    """Print lines to standard error."""
    write("".join(f"{log_line(line)}\n" for line in lines), sys.stderr)


def write_text(text: str) -> None:
    """Write a text for machines to standard output, always as UTF-8. Raises SystemFailure."""
    if getattr(sys.stdout, "buffer", None) is None or not text:
        write(text, sys.stdout)
        return
    write_bytes(text.encode("utf-8", "replace"))


def write_bytes(content: bytes) -> None:
    """Write the content of a file to standard output, as it is. Raises SystemFailure."""
    with writing(sys.stdout):
        sys.stdout.flush()
        buffer = sys.stdout.buffer
        buffer.write(content)


def write(text: str, stream: TextIO) -> None:
    """Write a text of lines that can do no harm to standard output or standard error. Raises SystemFailure."""
    if text:  # nothing can be printed anywhere
        with writing(stream):
            stream.write(text)


@contextlib.contextmanager
def writing(stream: TextIO) -> Iterator[None]:
    """Flush what is written to standard output or standard error here. Raises SystemFailure if the first cannot be
    written. A reader that has gone away, such as head, is no failure; and if the second fails, nobody is left to tell.
    """
    try:
        yield
        stream.flush()
    except OSError as error:
        discard(stream)
        if stream is sys.stdout and not isinstance(error, BrokenPipeError):
            raise SystemFailure(f"Cannot write to standard output: {reason_of(error)}.") from error


def discard(stream: TextIO) -> None:
    """Discard what is pending, so that flushing it at exit does not fail again."""
    with contextlib.suppress(OSError):
        null = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(null, stream.fileno())
        finally:
            os.close(null)
