"""What to do with standard output when nobody reads it any more."""

from __future__ import annotations

import contextlib
import os
import sys


def discard_output() -> None:
    """Let what is still to be printed go nowhere, so that it does not fail once more when the program ends."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
