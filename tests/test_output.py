"""What people have written does nothing where it is shown: each output is read by what would act on it."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
import yaml

from journeymap.__main__ import main
from journeymap.characters import HIDDEN
from journeymap.linting.baseline import DEFAULT
from tests.support.git_host import read
from tests.support.hostile import HOSTILE, hostile_workspace
from tests.support.workspaces import write_below

TEXTS = (
    "\x1b[31mred\x1b[0m \x1b]0;title\x07",
    "\x9b31m C1 \x85 next \x7f delete \0 \x08\x08 \x0b",
    "\u202egnp.exe \u2066isolate\u2069 \u200fmark\u061c",
    "line\u2028line\u2029line\r\nline",
    "\ufeffmark \u200bspace\xad \u3164 \U000e0041\U000e007f \ufffe",
    "::add-mask::x",
    "  ::stop-commands::x",
    "one\n::error::two\n##[group]three",
    "\u3000##[set-output name=exit-code]0",
    "see ##vso[task.setvariable variable=x]y",
    "@octocat @org/team https://evil.example www.evil.example",
    "HTTPS://EVIL.EXAMPLE ftp://evil.example irc://evil.example //evil.example",
    "jane.doe@evil.example mailto:jane@evil.example xmpp:jane@evil.example",
    "jane\\@evil.example https\\://evil.example",
    "#12 GH-1 gh-2 JIRA-3 org/repo#4 !5 &6 %7 $8 GHSA-aaaa-bbbb-cccc CVE-2021-1234",
    "deadbeef1 0123456789abcdef0123456789abcdef01234567 org/repo@deadbeef1",
    ":x: :+1: ::x:: 12:30:45",
    "$x$ $$y$$ $`z`$",
    "[^1] [^1]: note",
    "- [ ] task",
    "/close",
    "=1+1",
    "x;=cmd|'/C calc'!A0",
    'x; "=1;\t+1',
    "＝1;＋1;－1;＠x",
    "\u200b=1",
    "\ufeff\u200d @x",
    "'=1\" -2",
    "]]> <![CDATA[ &#0; &#x1b;",
    *HOSTILE[:30:3],
)
RULE = {"id": "RW1", "needs": {"owner": "nobody"}}
LAYOUT = {
    "a",
    "href",
    "style",
    "pre",
    "class",
    "hr",
    "blockquote",
    "start",
    "details",
    "summary",
    "s",
    "del",
    "id",
    "h4",
    "sub",
}
"""What our own pages have besides, and reports have not."""
SEPARATORS = (",", ";", "\t")
FORMULA = tuple("=+-@＝＋－＠")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every text in every field, in file names, in settings, and in rules of the team's own."""
    folder = tmp_path_factory.mktemp("output")
    files = hostile_workspace(TEXTS)
    settings = yaml.safe_load(files["journeymap.yaml"])
    rules = [{**RULE, "id": f"RW{number}", "message": text, "fix": text} for number, text in enumerate(TEXTS, start=1)]
    files["journeymap.yaml"] = yaml.safe_dump({**settings, "own_rules": rules})
    files["maps/over.yaml"] = f"for: [p0]\n{files['maps/over.yaml']}"
    files["maps/::add-mask::x @octocat ##[group].yaml"] = "title: T\nstages: {a: {phases: [aware]}}\n"
    wrong = {"title": "T", "for": list(TEXTS), "stages": {"a": {"touchpoints": [{"name": "A", "channel": TEXTS[0]}]}}}
    files["maps/wrong.yaml"] = yaml.safe_dump(wrong)
    return write_below(folder, files)


def output(capfdbinary: pytest.CaptureFixture[bytes], *words: str) -> str:
    """What a command prints, on both streams; it must be UTF-8."""
    assert main(list(words)) in (0, 1)
    out, err = capfdbinary.readouterr()
    check_lines(err.decode())
    return out.decode()


def check_lines(text: str, *, commands: tuple[str, ...] = ()) -> None:
    """Check that neither a terminal nor the log of a build finds anything to act on."""
    assert HIDDEN.findall(text.replace("\n", "")) == []
    for line in text.split("\n"):
        if not line.startswith(commands or "\0"):
            assert not line.strip().startswith("::"), line
            assert not re.search(r"##\w*\[", line), line


def strings(value: Any) -> Iterator[str]:
    """Every text in a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


@pytest.fixture(autouse=True)
def inside(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in the workspace."""
    monkeypatch.chdir(workspace)


TEXT = [
    "validate --profile strict",
    "gaps",
    "agenda --within 9000y",
    "fit",
    "steps",
    "rules",
    *(f"explain RW{n}" for n in (1, 3, 8, 11)),
]


@pytest.mark.parametrize("words", TEXT)
@pytest.mark.parametrize("color", [False, True], ids=["plain", "color"])
def test_text(
    words: str, color: bool, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    if color:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.delenv("NO_COLOR", raising=False)
    out = output(capfdbinary, *words.split())
    check_lines(re.sub(r"\x1b\[[0-9;]*m", "", out) if color else out)
    assert r"\x1b[31mred" in out or r"\u202egnp" in out or words in ("explain RW8", "explain RW11")


JSON = [
    *("validate -f json", "validate -f sarif", "validate -f gitlab"),
    *(
        "gaps -f json",
        "agenda -f json --within 9000y",
        "fit -f json",
        "steps -f json",
        "schema",
        "schema --workspace",
        "schema --settings",
    ),
]


@pytest.mark.parametrize("words", JSON)
def test_json(words: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    out = output(capfdbinary, *words.split())
    check_lines(out)
    texts = "\n".join(strings(json.loads(out)))
    assert not re.search("[\ud800-\udfff]", texts)
    if words == "gaps -f json":
        assert "\x1b[31mred" in texts, "it means the same"
        assert "##[group]" in texts
        assert "\U000e0041" in texts


@pytest.mark.parametrize(
    "words",
    ["validate -f markdown", "gaps -f markdown", "agenda -f markdown", "fit -f markdown", "steps -f markdown"],
)
def test_markdown(words: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    out = output(capfdbinary, *words.split())
    check_lines(out)
    seen, live = read(out)
    assert [text for text in live if text != "start"] == [], "but for a list that goes on counting"
    assert r"\x1b[31mred" in seen
    assert [line for line in out.splitlines() if line.strip().startswith(("/", "@"))] == [], "commands of bots"


def test_markdown_pages(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], workspace: Path) -> None:
    site = tmp_path / "site"
    (workspace / "maps" / "wrong.yaml").rename(tmp_path / "wrong.yaml")
    try:
        check_lines(output(capfdbinary, "render", "--format", "markdown", "--out", str(site)))
    finally:
        (tmp_path / "wrong.yaml").rename(workspace / "maps" / "wrong.yaml")
    pages = list(site.rglob("*.md"))
    assert len(pages) > len(TEXTS)
    for page in pages:
        _, live = read(page.read_text(encoding="utf-8"))
        assert [text for text in live if text not in LAYOUT] == [], page


def test_xml(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    out = output(capfdbinary, "validate", "-f", "junit")
    check_lines(out)
    root = Xml.fromstring(out.encode())
    assert r"\x1b[31mred" in "".join(root.itertext())


def test_annotations(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    out = output(capfdbinary, "validate", "-f", "github")
    check_lines(out, commands=("::error ", "::warning ", "::notice "))
    assert r"\x1b[31mred" in out


@pytest.mark.parametrize("words", ["gaps -f csv", "agenda -f csv"])
@pytest.mark.parametrize("separator", SEPARATORS, ids=repr)
def test_csv(separator: str, words: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    out = output(capfdbinary, *words.split())
    check_lines(out)
    rows = list(csv.reader(io.StringIO(out), delimiter=separator))
    if separator == ",":
        assert len(rows) == out.count("\n"), "a row is a line"
    cells = {cell for row in rows for cell in row}
    assert [cell for cell in cells if cell.strip(' \xa0\u3000"\u200d').startswith(FORMULA)] == []


@pytest.mark.parametrize("name", ["jira", "linear", "github"])
def test_tickets(name: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    out = output(capfdbinary, "gaps", "-f", name)
    check_lines(out)
    rows = list(csv.reader(io.StringIO(out)))
    assert len({len(row) for row in rows}) == 1
    lines = [line for row in rows for cell in row for line in cell.splitlines()]
    assert [line for line in lines if line.strip(' \xa0\u3000"\u200d').startswith(FORMULA)] == []
    if name == "github":
        for row in rows[1:]:
            _, live = read(row[1])
            assert [text for text in live if text not in LAYOUT] == []


@pytest.mark.parametrize("name", ["csv", "mermaid", "cjml", "json"])
def test_exported_maps(name: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    for map_ in ("m0", "m1", "over"):
        out = output(capfdbinary, "export", map_, "-f", name, "-o", "-")
        check_lines(out.removeprefix("\ufeff"))
        if name == "csv":
            lines = [line for row in csv.reader(io.StringIO(out)) for cell in row for line in cell.splitlines()]
            assert [line for line in lines if line.strip(' \xa0\u3000"\u200d').startswith(FORMULA)] == []
        elif name == "cjml":
            assert Xml.fromstring(out.encode())[0].find("touchpoints") is not None
        elif name == "json":
            assert "\x1b[31mred" in "\n".join(strings(json.loads(out))) or map_ != "m0"


@pytest.mark.parametrize("kind", ["json", "sarif", "gitlab", "junit", "markdown", "text", "github"])
def test_files_are_what_is_printed(kind: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    file = tmp_path / "report"
    printed = output(capfdbinary, "validate", "-f", kind, "-o", f"{kind}:{file}")
    assert file.read_text(encoding="utf-8") == printed


def test_a_baseline(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    file = tmp_path / "old.txt"
    output(capfdbinary, "validate", "--write-baseline", "--baseline", str(file))
    text = file.read_text(encoding="utf-8")
    assert HIDDEN.findall(text.replace("\n", "")) == []
    assert r"\x1b[31mred" in text
    file.write_text(text.replace(r"\x1b", "\x1b"), encoding="utf-8")  # as earlier versions wrote it
    assert "JM954" not in output(capfdbinary, "validate", "--baseline", str(file))


WORDS: dict[str, list[str]] = {
    "an option": ["validate", "--\x1b[31m\u202e\n::add-mask::x"],
    "a short option": ["gaps", "-\x1b"],
    "a command": ["\x1b[31m\n##[group]x"],
    "a value": ["gaps", "--minimum", "\x1b[31m\n::x::y"],
    "a choice": ["validate", "--profile", "\u202e\n::x::y"],
    "a day": ["validate", "--as-of", "\x9b31m\n::x::y"],
    "a format": ["validate", "-f", "\x1b[31m\n::x::y"],
    "an output": ["validate", "-o", "\x1b[31m\n::x::y"],
    "a rule": ["explain", "\x1b[31m\n::x::y"],
    "rules": ["validate", "--select", "\x1b[31m\n::x::y"],
    "a path": ["validate", "\x1b[31m\n::x::y"],
    "half a character": ["validate", "maps/\udcff"],
    "a root": ["validate", "--root", "\x1b[31m\n::x::y"],
    "a baseline": ["validate", "--baseline", "\x1b[31m\n::x::y"],
    "an earlier report": ["gaps", "--not-below", "\x1b[31m\n::x::y"],
    "a time": ["agenda", "--within", "\x1b[31m\n::x::y"],
    "a person": ["agenda", "--person", "\x1b[31m\n::x::y"],
    "an account": ["agenda", "--account", "\x1b[31m\n::x::y"],
    "a starter": ["init", "new", "--starter", "\x1b[31m\n::x::y"],
    "too much": ["rules", "\x1b[31m\n::x::y"],
}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_wrong_words(words: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    out, err = capfd.readouterr()
    check_lines(out.partition("{")[0])
    check_lines(err)
    assert err


def test_folders_to_write_to(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_below(tmp_path, {"maps/a.yaml": "title: T\nstages: {a: {phases: [aware]}}\n"})
    monkeypatch.chdir(tmp_path)
    for words in (
        ["render", "--out", "\x1b[31m\n::x::y"],
        ["init", "\u202e\n::x::y"],
        ["validate", "--write-baseline", "--baseline", "\x9b\n::x::y"],
    ):
        check_lines(output(capfdbinary, *words))
    assert not (tmp_path / DEFAULT).exists()
