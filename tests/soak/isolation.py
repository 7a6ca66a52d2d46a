"""Run something in a process of its own, which may crash, hang or take all memory without taking us along."""

import faulthandler
import os
import pickle
import re
import resource
import select
import signal
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

CPU_SECONDS = 20
WALL_SECONDS = 150
"""Far more than the CPU time, as the machine may be busy: only what waits for ever gets there."""
MEMORY = 2 << 30


@dataclass(frozen=True)
class Death:
    """The end of a process that gave no result, and the stack it had, if it was stopped for lack of progress."""

    cause: str
    stack: str = ""


class Fork:
    """Some work in a fork of this process, with limits on time and memory."""

    def __init__(
        self, work: Callable[[], Any], cpu_seconds: int = CPU_SECONDS, wall_seconds: int = WALL_SECONDS
    ) -> None:
        self._stack = tempfile.TemporaryFile()  # noqa: SIM115 (closed with the result)
        self._reader, writer = os.pipe()
        self._deadline = time.monotonic() + wall_seconds
        self._process = os.fork()
        if self._process == 0:
            _work(work, cpu_seconds, writer, self._stack.fileno())
        os.close(writer)

    def result(self) -> Any:
        """Return what the work returned, or its Death."""
        result = _receive(self._reader, self._deadline)
        if result is None:
            os.kill(self._process, signal.SIGABRT)
        _, status = os.waitpid(self._process, 0)
        with self._stack as stack:
            if result:
                return pickle.loads(result)
            stack.seek(0)
            return Death("hangs" if result is None else _cause(status), stack.read().decode(errors="replace"))


def _work(work: Callable[[], Any], cpu_seconds: int, writer: int, stack: int) -> NoReturn:
    """Do the work in the child. It must not return into the code of its parent, whatever happens."""
    status = 70
    try:
        faulthandler.enable(stack)
        faulthandler.register(signal.SIGXCPU, stack, chain=True)
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 2))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        result = pickle.dumps(work())
        with open(writer, "wb") as pipe:
            pipe.write(result)
        status = 0
    finally:
        os._exit(status)


def _receive(reader: int, deadline: float) -> bytes | None:
    """Read until the child closes its end; None if it never does."""
    parts: list[bytes] = []
    try:
        while select.select([reader], [], [], max(0.0, deadline - time.monotonic()))[0]:
            part = os.read(reader, 1 << 20)
            if not part:
                return b"".join(parts)
            parts.append(part)
        return None
    finally:
        os.close(reader)


def _cause(status: int) -> str:
    if not os.WIFSIGNALED(status):
        return f"ends with exit code {os.waitstatus_to_exitcode(status)} and no result"
    number = os.WTERMSIG(status)
    if number == signal.SIGXCPU:
        return "takes too much CPU time"
    return f"is killed by {signal.Signals(number).name}"


def place_of(stack: str) -> str:
    """The innermost line of ours in a stack, as Python or faulthandler prints it."""
    places = re.findall(r'File "[^"]*/journeymap/(?:[^"]*/)?([^"/]+)", line (\d+)', stack)
    if not places:
        return "?"
    file, line = places[0] if "most recent call first" in stack else places[-1]
    return f"{file}, line {line}"
