"""The errors that end a command with a message, and the exit codes of commands."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What a command tells the shell. Published in docs/commands.md: a code never changes its meaning."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    SYSTEM = 3
    """The system did not let us read or write, or the fault is ours."""
    INTERRUPTED = 130


class UsageError(Exception):
    """The command was called in a way that cannot work; the message says what to do instead."""


class SystemFailure(Exception):
    """The system did not let us read or write; the message says what and why."""


def reason_of(error: OSError | ValueError) -> str:
    """Return the system's own reason as a clause: `permission denied`."""
    if isinstance(error, ValueError):  # what Python raises for a null byte, or a character it cannot pass on
        return "this system cannot have files of this name"
    return (error.strerror or str(error)).lower()
