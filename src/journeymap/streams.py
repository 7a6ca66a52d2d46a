"""Handle a standard output that nobody reads any more."""

from __future__ import annotations

import contextlib
import os
import sys


def discard_output() -> None:
    """Discard pending output, so that flushing it at exit does not fail again."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
