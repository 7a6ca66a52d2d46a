"""The program as a whole: help and version, faults of ours, interruptions, consoles of every kind."""

import gc
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import journeymap
from journeymap.__main__ import main
from journeymap.cli.app import _OF_OTHER_TOOLS, COMMANDS
from tests.support.fixtures import RunCommand, WriteFiles

MAP = "title: Déjà vu 🚚 →\nstages: {a: {touchpoints: [日本語 ✓]}}\n"


def test_version(run: RunCommand) -> None:
    assert run("--version").out == f"journeymap {journeymap.__version__}\n"
    assert run("--version", "validate").out == f"journeymap {journeymap.__version__}\n"


def test_help_names_every_command(run: RunCommand) -> None:
    ran = run("--help")
    assert ran.code == 0
    for name, entry in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(entry.summary)}$", ran.out, re.MULTILINE), "in full, on one line"


HEAVY = ("pydantic", "yaml", "rich", "jinja2", "markdown_it", "nh3")
START = {"journeymap", "journeymap.__main__", "journeymap.characters", "journeymap.errors", "journeymap.streams"}


@pytest.mark.parametrize(
    ("words", "ours"), [("--help", {*START, "journeymap.cli", "journeymap.cli.app"}), ("--version", START)]
)
def test_what_is_imported_to_say_what_there_is(words: str, ours: set[str]) -> None:
    code = f"import sys; from journeymap.__main__ import main; main([{words!r}]); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = done.stdout.splitlines()[-1].split()
    assert {name for name in modules if name.partition(".")[0] == "journeymap"} == ours
    assert [name for name in modules if name.partition(".")[0] in HEAVY] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command(command: str, run: RunCommand) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Usage: journeymap {command} ")


@pytest.mark.parametrize("width", [60, 79, 80, 100, 120])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_whole_on_every_terminal(
    command: str, width: int, run: RunCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is cut and no line is too long: the same words as on the widest terminal, each whole."""
    told = {}
    for columns in (width, 1000):
        monkeypatch.setenv("COLUMNS", str(columns))
        told[columns] = run(*command.split(), "--help").out
    assert "".join(told[width].split()) == "".join(told[1000].split())
    assert "…" not in told[width]
    assert [line for line in told[width].splitlines() if len(line) > width] == []


NEIGHBOURS = {
    "validate": "check lint test verify",
    "render": "build publish generate serve preview watch open deploy",
    "init": "start setup scaffold",
    "new": "add create",
    "export": "poster mermaid xlsx",
    "gaps": "coverage report list tickets jira",
    "steps": "status progress",
    "explain": "docs why",
    "--help": "help",
    "--version": "version",
}


@pytest.mark.parametrize(
    ("word", "ours"), [(word, ours) for ours, words in NEIGHBOURS.items() for word in words.split()]
)
def test_the_words_of_other_tools_lead_to_ours(word: str, ours: str, run: RunCommand) -> None:
    for spelling in (word, word.title()):
        ran = run(spelling, "maps")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"There is no command '{spelling}'. ")
        assert f"'journeymap {ours}" in ran.err
        assert ran.err.count("\n") == 1, "one line, no usage around it"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_summary_is_one_sentence_that_fits_a_line(command: str) -> None:
    summary = COMMANDS[command].summary
    assert re.fullmatch(r"[A-Z][^.]+\.", summary)
    assert len(f"  {command:8}  {summary}") <= 80


def test_no_word_of_another_tool_hides_a_command() -> None:
    assert _OF_OTHER_TOOLS.keys() & COMMANDS.keys() == set()


@pytest.mark.parametrize("path", ["maps/a.yaml", "maps/", "my maps/b.YML"])
def test_a_path_without_a_command(path: str, run: RunCommand) -> None:
    ran = run(path)
    assert (ran.code, ran.out) == (2, "")
    assert "To check it: journeymap validate " in ran.err
    assert path in ran.err


@pytest.mark.parametrize("words", [[], ["validat"], ["--nonsense"], ["validate", "--nonsense"]], ids=" ".join)
def test_wrong_words(words: list[str], run: RunCommand) -> None:
    ran = run(*words)
    assert ran.code == 2
    assert "Usage: journeymap" in ran.err


def test_a_fault_of_ours_says_so(write_files: WriteFiles, run: RunCommand, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("secret of the map")

    monkeypatch.setattr("journeymap.cli.validate.open_session", fail)
    ran = run("validate", cwd=write_files({"maps/a.yaml": MAP}))
    assert ran.code == 3
    assert "Internal error in journeymap 0.1.0: ZeroDivisionError in test_main.py, line" in ran.err
    assert "(journeymap validate)" in ran.err
    assert "Please report it" in ran.err
    assert "secret" not in ran.err


def test_a_fault_of_ours_in_full_where_one_asks(
    write_files: WriteFiles, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("secret of the map")

    monkeypatch.setattr("journeymap.cli.validate.open_session", fail)
    monkeypatch.setenv("JOURNEYMAP_TRACEBACK", "1")
    monkeypatch.chdir(write_files({"maps/a.yaml": MAP}))
    with pytest.raises(ZeroDivisionError):
        main(["validate"])


def test_stopping_it(write_files: WriteFiles, run: RunCommand, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("journeymap.cli.validate.open_session", stop)
    ran = run("validate", cwd=write_files({"maps/a.yaml": MAP}))
    assert (ran.code, ran.out, ran.err) == (130, "", "Stopped.\n")


ENCODINGS = ("utf-8", "cp1252", "ascii", "cp437")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_consoles_of_every_encoding(encoding: str, write_files: WriteFiles, process: RunCommand) -> None:
    root = write_files({"maps/a.yaml": MAP})
    ran = process("validate", cwd=root, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert ran.code == 0, ran.err
    assert ran.out
    json = process("validate", "--format", "json", "--profile", "map", cwd=root, PYTHONIOENCODING=encoding)
    assert "日本語 ✓" in json.out, "what machines read is UTF-8 everywhere"


@pytest.mark.parametrize("words", ["gaps", "rules", "explain JM105", "validate --format github"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_what_each_command_prints_on_them(
    encoding: str, words: str, write_files: WriteFiles, run: RunCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(written, encoding=encoding, write_through=True))
    ran = run(*words.split(), cwd=write_files({"maps/a.yaml": MAP}))
    assert ran.code == 0, ran.err
    assert written.getvalue()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of Windows break in another way")
@pytest.mark.parametrize("format_", ["text", "json"])
def test_a_reader_that_goes_away(format_: str, write_files: WriteFiles) -> None:
    root = write_files({"maps/bad.yaml": "- x\n", **{f"maps/{i}.yaml": MAP for i in range(200)}})
    words = [sys.executable, "-m", "journeymap", "validate", "--format", format_]
    with subprocess.Popen(words, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 1, "the exit code is that of the findings"


needs_full = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is full")  # noqa: PTH110
LOST = {">&-": "it is closed", ">/dev/full": "no space left on device"}
PRINTING = ("--version", "--help", "validate", "validate --format json", "render", "validate --write-baseline")


def in_a_shell(words: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a command as a shell does, with its streams where the words say."""
    return subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m journeymap {words}'],
        cwd=cwd,
        env={**os.environ, **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@needs_full
@pytest.mark.parametrize("where", LOST)
@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("words", PRINTING)
def test_output_that_nobody_can_read(words: str, unbuffered: str, where: str, write_files: WriteFiles) -> None:
    root = write_files({"maps/a.yaml": MAP})
    done = in_a_shell(f"{words} {where}", root, PYTHONUNBUFFERED=unbuffered)
    assert done.returncode == 3
    assert LOST[where] in done.stderr
    assert done.stderr.startswith("Cannot "), "one sentence"
    assert done.stderr.count("\n") == 1
    assert (root / "site" / "index.html").exists() == (words == "render"), "the work is done"


@needs_full
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("validate -q >/dev/full", 0),  # it prints nothing
        ("validate 2>&-", 0),
        ("validate --nope 2>&-", 2),
        ("validate --nope 2>/dev/full", 2),
        ("validate --root nowhere 2>/dev/full", 2),
        ("validate >&- 2>&-", 3),
        ("validate >/dev/full 2>/dev/full", 3),
        ("--version <&- 2>&-", 0),
    ],
)
def test_messages_that_nobody_can_read(words: str, code: int, write_files: WriteFiles) -> None:
    done = in_a_shell(words, write_files({"maps/a.yaml": MAP}))
    assert (done.returncode, done.stderr) == (code, "")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of Windows break in another way")
@pytest.mark.parametrize("words", ["--version", "rules", "validate --format json"])
def test_a_reader_that_never_reads(words: str, write_files: WriteFiles) -> None:
    root = write_files({"maps/a.yaml": MAP})
    assert piped_into_nothing(words.split(), root) == (0, b"")


def piped_into_nothing(words: list[str], cwd: Path) -> tuple[int, bytes]:
    """Run a command whose reader has gone away before it prints; return its exit code and its messages."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "journeymap", *words], cwd=cwd, stdout=writer, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(writer)
    return done.returncode, done.stderr


ANSI = re.compile(r"\x1b\[")


def test_no_color_where_nobody_looks(write_files: WriteFiles, process: RunCommand) -> None:
    ran = process("validate", cwd=write_files({"maps/a.yaml": MAP}), TERM="xterm-256color")
    assert not ANSI.search(ran.out + ran.err)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo terminals like these")
@pytest.mark.parametrize(("env", "colored"), [({}, True), ({"NO_COLOR": "1"}, False)], ids=["color", "NO_COLOR"])
def test_color_on_a_terminal(env: dict[str, str], colored: bool, write_files: WriteFiles) -> None:
    out = on_a_terminal(["validate"], write_files({"maps/a.yaml": MAP}), {"TERM": "xterm-256color", **env})
    assert bool(re.search(r"\x1b\[[0-9;]*3[1-6]m", out)) is colored


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo terminals like these")
def test_no_line_is_broken_inside_a_path(write_files: WriteFiles) -> None:
    name = "a-very-long-name-of-a-map-" * 5
    root = write_files({f"maps/{name}.yaml": "title: T\nonwer: me\nstages: {a: }\n"})
    out = on_a_terminal(["validate"], root, {"TERM": "xterm", "COLUMNS": "40", "NO_COLOR": "1"})
    assert f"maps/{name}.yaml:2:1: error[JM002]" in re.sub(r"\x1b\[[0-9;]*m", "", out)


def on_a_terminal(words: list[str], cwd: Path, env: dict[str, str]) -> str:
    """What a command prints on a terminal."""
    import pty

    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "CI")}
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "journeymap", *words], cwd=cwd, env={**clean, **env}, stdout=theirs, stderr=theirs
    ) as running:
        os.close(theirs)
        out = b""
        try:
            while chunk := os.read(ours, 65536):
                out += chunk
        except OSError:  # Linux tells in this way that the other end is closed
            pass
        finally:
            os.close(ours)
        running.wait()
    return out.decode("utf-8", "replace")


def test_garbage_is_still_collected_in_a_program_that_runs_a_command(run: RunCommand) -> None:
    before = gc.get_freeze_count()
    run("explain", "JM101")
    assert gc.isenabled()
    assert gc.get_freeze_count() == before
