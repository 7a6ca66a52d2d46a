"""What the tests of the commands share: the program, run in this process or as one of its own."""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from journeymap.__main__ import main

DAY = "2026-11-22"


@dataclass(frozen=True)
class Ran:
    """What a command has printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def codes(self) -> list[str]:
        """The codes of the findings, where the output is JSON."""
        return [finding["code"] for finding in self.json["findings"]]


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process; its words may be paths."""

    def run_words(*words: str | Path, cwd: Path | None = None) -> Ran:
        if cwd:
            monkeypatch.chdir(cwd)
        was_on = gc.isenabled()
        try:
            code = main([str(word) for word in words])
        finally:
            if was_on:
                gc.enable()
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Ran(code, out, err)

    return run_words


@pytest.fixture
def process() -> Run:
    """Run a command as a process of its own, with other settings of the environment if need be."""

    def run_process(*words: str | Path, cwd: Path | None = None, **env: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "journeymap", *map(str, words)],
            cwd=cwd,
            env={**os.environ, **env},
            capture_output=True,
            check=False,
        )
        out, err = (stream.decode("utf-8", "replace") for stream in (done.stdout, done.stderr))
        assert "Traceback" not in out + err
        return Ran(done.returncode, out, err)

    return run_process
