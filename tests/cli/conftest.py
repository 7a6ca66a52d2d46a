"""What the tests of the commands share: the program, run in this process or as one of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journeymap.__main__ import main
from tests.support.fixtures import CommandResult, RunCommand

DAY = "2026-11-22"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> RunCommand:
    """Run a command in this process; its words may be paths."""

    def run_words(*words: str | Path, cwd: Path | None = None) -> CommandResult:
        if cwd:
            monkeypatch.chdir(cwd)
        code = main([str(word) for word in words])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return CommandResult(code, out, err)

    return run_words


@pytest.fixture
def process() -> RunCommand:
    """Run a command as a process of its own, with other settings of the environment if need be."""

    def run_process(*words: str | Path, cwd: Path | None = None, **env: str) -> CommandResult:
        done = subprocess.run(
            [sys.executable, "-m", "journeymap", *map(str, words)],
            cwd=cwd,
            env={**os.environ, **env},
            capture_output=True,
            check=False,
        )
        out, err = (stream.decode("utf-8", "replace") for stream in (done.stdout, done.stderr))
        assert "Traceback" not in out + err
        return CommandResult(done.returncode, out, err)

    return run_process
