"""Printing: progress is shown to people who wait, and to nobody else."""

import io
from contextlib import redirect_stderr

import pytest

from journeymap.report import terminal
from journeymap.report.console import progress, show
from journeymap.report.line import Line


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in CI, and with a terminal that knows everything."""
    for name in ("CI", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def shown(stream: io.StringIO) -> str:
    """What is shown on a stream while two files are read."""
    with redirect_stderr(stream), progress("Reading maps") as tell:
        for done in (1, 2):
            if tell:
                tell(done, 2)
    return stream.getvalue()


def test_progress_where_it_takes_long(at_home: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "_PATIENCE", -1)
    out = shown(Terminal())
    assert "Reading maps" in out
    assert "2/2" in out


def test_no_progress_where_it_is_quick(at_home: None) -> None:
    assert shown(Terminal()) == ""


def test_no_progress_where_nobody_looks(at_home: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "_PATIENCE", -1)
    assert shown(io.StringIO()) == ""


def test_no_progress_in_ci(at_home: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "_PATIENCE", -1)
    monkeypatch.setenv("CI", "true")
    assert shown(Terminal()) == ""


def test_plain_without_a_terminal() -> None:
    stream = io.StringIO()
    show([Line(("red [b] :warning:", "red")), Line("x" * 300)], stream)
    assert stream.getvalue() == f"red [b] :warning:\n{'x' * 300}\n"


def test_colors_on_a_terminal(at_home: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    stream = Terminal()
    show([Line(("a/long/path" * 10, "red"))], stream)
    assert stream.getvalue() == f"\x1b[31m{'a/long/path' * 10}\x1b[0m\n"
    monkeypatch.setenv("NO_COLOR", "1")
    plain = Terminal()
    show([Line(("red", "red"))], plain)
    assert plain.getvalue() == "red\n"
