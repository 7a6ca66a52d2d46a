"""As much of a shell as pages and workflows need, with journeymap run in this process: the same on every system."""

import contextlib
import io
import re
import shlex
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from string import Template

import pytest

from journeymap.__main__ import main
from tests.support.fixtures import CommandResult

RunWords = Callable[[list[str], Path], CommandResult]
"""How journeymap is run: its words, and the folder to stand in."""


class Shell:
    """Stands in a folder and runs lines there, one after the other."""

    def __init__(
        self, folder: Path, variables: Mapping[str, str] | None = None, journeymap: RunWords | None = None
    ) -> None:
        self.folder = folder
        self.variables = dict(variables or {})
        self._journeymap = journeymap or run_here

    def run(self, line: str) -> CommandResult:
        """Run a line. What this shell does not know fails the test."""
        result = CommandResult(0, "", "")
        for command in self._commands(line):
            result = self._run(command)
            if result.code:
                break
        return result

    def _commands(self, line: str) -> Iterator[list[str]]:
        lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
        lexer.whitespace_split = True
        words: list[str] = []
        for word in lexer:
            if word == "&&":
                yield words
                words = []
            else:
                words.append(Template(word).substitute(self.variables))
        if words:
            yield words

    def _run(self, words: list[str]) -> CommandResult:
        words, target, adds = _redirected(words)
        name, *rest = words
        if name == "cd":
            (folder,) = rest
            self.folder = (self.folder / folder).resolve(strict=True)
            return CommandResult(0, "", "")
        if name == "journeymap":
            result = self._journeymap(rest, self.folder)
        elif name == "git":
            done = subprocess.run(words, cwd=self.folder, capture_output=True, encoding="utf-8", check=False)
            result = CommandResult(done.returncode, done.stdout, done.stderr)
        else:
            pytest.fail(f"nobody knows how to run this here: {shlex.join(words)}")
        if target:
            with (self.folder / target).open("a" if adds else "w", encoding="utf-8", newline="\n") as file:
                file.write(result.out)
            result = CommandResult(result.code, "", result.err)
        return result


def _redirected(words: list[str]) -> tuple[list[str], str, bool]:
    if len(words) > 2 and re.fullmatch(">>?", words[-2]):
        return words[:-2], words[-1], words[-2] == ">>"
    assert not {">", ">>", "|", "||", ";", "<"} & {*words}, words
    return words, "", False


def run_here(words: list[str], folder: Path) -> CommandResult:
    """Run journeymap in this process, in a folder."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in "12")
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(words)
    texts = []
    for stream in (out, err):
        stream.flush()
        texts.append(stream.buffer.getvalue().decode())
    assert "Traceback" not in "".join(texts)
    return CommandResult(code, *texts)
