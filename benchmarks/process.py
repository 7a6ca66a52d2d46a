"""Run commands as whole processes and measure what each used."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024


class CommandFailed(Exception):
    """A command failed; the text says which, and the last line it printed."""


@dataclass(frozen=True)
class Command:
    """A command line to measure."""

    words: Sequence[str | Path]
    prints_its_time: bool = False
    """The command prints the CPU time that counts as its last line: only a part of the process is the floor."""


@dataclass(frozen=True, kw_only=True)
class Usage:
    """What a process and its children used."""

    cpu: float
    """Seconds, user and system."""
    wall: float
    peak: int
    """The largest resident size of any of them, in bytes."""
    last_line: str
    """The last line it printed."""


def run(command: Command) -> Usage:
    """Run a command to its end. Raises CommandFailed unless it exits with 0, or with 1 for findings."""
    words = [str(word) for word in command.words]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    # A child's peak is never below the size of this process, whose memory it shares until its own program starts, so
    # nothing big may be imported or kept here.
    with tempfile.TemporaryDirectory() as folder:
        stdout, stderr = Path(folder, "stdout"), Path(folder, "stderr")
        with stdout.open("wb") as output, stderr.open("wb") as errors:  # a pipe would make the child wait for us
            started = perf_counter()
            try:
                child = subprocess.Popen(
                    words, stdin=subprocess.DEVNULL, stdout=output, stderr=errors, cwd=folder, env=environment
                )
            except OSError as error:
                raise CommandFailed(f"{words[0]}: {error.strerror}") from error
            _, status, resources = os.wait4(child.pid, 0)
            wall = perf_counter() - started
            child.returncode = os.waitstatus_to_exitcode(status)
        last_line = _last_line(stdout)
        error_line = _last_line(stderr)
    if child.returncode not in (0, 1) or (child.returncode and error_line):
        name = " ".join([Path(words[0]).name, *words[1:4]])
        raise CommandFailed(f"{name} … ended with {child.returncode}: {error_line or last_line}")
    cpu = float(last_line) if command.prints_its_time else resources.ru_utime + resources.ru_stime
    return Usage(cpu=cpu, wall=wall, peak=resources.ru_maxrss * _PEAK_UNIT, last_line=last_line)


def _last_line(file: Path) -> str:
    with file.open("rb") as stream:
        stream.seek(max(0, file.stat().st_size - 2000))
        return stream.read().decode(errors="replace").strip().rpartition("\n")[2]


def take_turns(commands: Mapping[str, Command], rounds: int) -> list[dict[str, Usage]]:
    """Run all commands one after the other, round by round, so that a busy machine slows all of them."""
    return [{name: run(command) for name, command in commands.items()} for _ in range(rounds)]
