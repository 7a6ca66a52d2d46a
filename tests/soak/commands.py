"""Command lines to try on a workspace, and what comes of them."""

import contextlib
import io
import os
import resource
import shlex
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from journeymap.__main__ import main
from journeymap.cli.app import COMMANDS, command
from journeymap.report.agenda import FORMATS as AGENDA
from journeymap.report.checklists import FORMATS as STEPS
from journeymap.report.findings import FORMATS as FINDINGS
from journeymap.report.fit import FORMATS as FIT
from journeymap.report.gaps import FORMATS as GAPS
from tests.soak.isolation import WALL_SECONDS, Death, Fork
from tests.support.workspaces import ROOT

DAYS = ("0001-01-01", "0001-01-02", "1900-02-28", "2026-11-22", "2027-02-28", "9999-12-30", "9999-12-31")
PROFILES = ("starter", "map", "abm", "strict")


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a command has printed, how it ended, and what it took."""

    words: Sequence[str]
    code: int | None = None
    out: bytes = b""
    err: str = ""
    crash: str = ""
    """The traceback, where an exception got through."""
    death: Death | None = None
    seconds: float = 0
    megabytes: int = 0

    @property
    def command(self) -> str:
        return self.words[0]

    @property
    def format(self) -> str:
        return self.words[self.words.index("--format") + 1] if "--format" in self.words else "text"


def warm_up() -> None:
    """Load everything that commands need, the compiled templates too, so that each fork starts with it."""
    for name in COMMANDS:
        command(name)
    with tempfile.TemporaryDirectory() as site:
        for words in (["render", "--format", "html,markdown", "--out", site], ["validate"]):
            _run([*words, "--root", str(ROOT / "examples" / "abm")], ROOT)  # which has a page of almost every kind


def run(words: Sequence[str], folder: Path, interruption: Callable[[], None] | None = None) -> Outcome:
    """Run a command in a folder, in a process of its own. The interruption sees to it that something happens to it."""
    return start(words, folder, interruption).outcome()


@dataclass(frozen=True)
class Started:
    """A command that is running."""

    words: Sequence[str]
    fork: Fork

    def outcome(self) -> Outcome:
        """Wait for its end."""
        result = self.fork.result()
        return Outcome(words=self.words, death=result) if isinstance(result, Death) else result


def start(words: Sequence[str], folder: Path, interruption: Callable[[], None] | None = None) -> Started:
    """Begin to run a command, so that others can run beside it."""

    def work() -> Outcome:
        if interruption:
            interruption()
        else:
            os.environ["JOURNEYMAP_TRACEBACK"] = "1"  # nothing fails but by a fault of ours, so show where
        return _run(words, folder)

    return Started(words, Fork(work))


def _run(words: Sequence[str], folder: Path) -> Outcome:
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    code, crash = None, ""
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main(words)
        except BaseException:
            crash = traceback.format_exc()
    texts = []
    for stream in (out, err):
        stream.flush()
        buffer = stream.buffer
        assert isinstance(buffer, io.BytesIO)
        texts.append(buffer.getvalue())
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return Outcome(
        words=words,
        code=code,
        out=texts[0],
        err=texts[1].decode(),
        crash=crash,
        seconds=usage.ru_utime + usage.ru_stime,
        megabytes=usage.ru_maxrss // 1024,
    )


def run_again(words: Sequence[str], folder: Path) -> tuple[int, bytes]:
    """Exit code and output of the real command, with another hash seed, time zone and width."""
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "COLUMNS": "200", "PYTHONUTF8": "1"}
    done = subprocess.run(real(words), cwd=folder, env=environment, capture_output=True, timeout=WALL_SECONDS)
    return done.returncode, done.stdout


def run_without_output(words: Sequence[str], folder: Path, output: str) -> tuple[int, str]:
    """Exit code and errors of the real command, whose output is closed, on a full disk, or read by nobody."""
    redirected = {"closed": ">&-", "full": ">/dev/full", "read by nobody": "| true"}[output]
    script = f"set -o pipefail; {shlex.join(real(words))} {redirected}"
    done = subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, text=True, timeout=WALL_SECONDS)
    return done.returncode, done.stderr


def real(words: Sequence[str]) -> list[str]:
    """The command line of the real command."""
    return [sys.executable, "-m", "journeymap", *words]


def some_commands(random: Random, maps: Sequence[str]) -> Iterator[list[str]]:
    """The commands of a trial: those that read everything, and some of the others, with some options."""
    shared = ["--as-of", random.choice(DAYS) if random.random() < 0.3 else "2026-11-22"]
    yield ["validate", "--format", "json", *shared, "--profile", random.choice(PROFILES)]
    yield ["render", "--format", "html,markdown", "--out", "site", *shared]
    yield from random.sample(
        [
            *(["validate", "--format", name, *shared, *_choice(random)] for name in FINDINGS),
            *(["gaps", "--format", name, *shared, *_choice(random)] for name in GAPS),
            *(["agenda", "--format", name, "--within", "2y", *shared] for name in AGENDA),
            *(["fit", "--format", name, *shared] for name in FIT),
            *(["steps", "--format", name, *shared] for name in STEPS),
            ["validate", "--format", "text", *shared, random.choice(maps)],
            ["gaps", "--format", "json", *shared, random.choice(maps)],
            ["gaps", "--format", "json", "--not-below", "old.json", *shared],
            ["gaps", "--format", "text", "--minimum", random.choice(("0", "0.5", "1")), *shared],
            ["validate", "--write-baseline", "--baseline", "old.txt", *shared],
            ["schema", "--workspace"],
            ["schema", "--settings"],
            ["rules"],
            ["explain", random.choice(("RW1", "JM101", "JM404", "own"))],
        ],
        4,
    )


def _choice(random: Random) -> list[str]:
    """A choice of rules, now and then."""
    return random.choice(
        (
            [],
            [],
            [],
            ["--profile", random.choice(PROFILES)],
            ["--select", "JM1,JM5"],
            ["--ignore", "JM0", "--fail-on", "info"],
        )
    )
