"""A baseline: old findings wait, new ones fail, and what was mended is named."""

import json
from pathlib import Path

import pytest

from journeymap.__main__ import main
from tests.support.fixtures import WriteFiles

LIBRARY = """\
personas:
  clerk: {name: Clerk}
  buyer: {name: Buyer}
"""


def map_of(number: int, extra: str = "") -> str:
    """A map with an id and several gaps."""
    return (
        f"id: map-{number}\ntitle: Journey {number}\nframework: b2b-lifecycle\nfor: [clerk, buyer]\nstages:\n"
        f"  awareness:\n    touchpoints: [Fair, Call]\n    pains: [Slow, Dear]\n{extra}"
    )


@pytest.fixture
def root(write_files: WriteFiles) -> Path:
    """Forty maps with some hundreds of gaps, and a baseline of them."""
    maps = {f"maps/m{number:02}.yaml": map_of(number) for number in range(40)}
    root = write_files({"maps/library/people.yaml": LIBRARY, **maps})
    assert validate(root, "--write-baseline") == 0
    return root


def validate(root: Path, *words: str) -> int:
    """Run the command with the baseline of the workspace."""
    where = ["--root", str(root), "--baseline", str(root / "old.txt"), "--as-of", "2026-11-22"]
    return main(["validate", *where, "--fail-on", "warning", *words])


def test_old_findings_fail_no_run(root: Path) -> None:
    assert sum(1 for line in (root / "old.txt").read_text().splitlines() if line[0] != "#") > 300
    assert validate(root) == 0


def test_only_a_new_one_is_shown(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "maps" / "m07.yaml").write_text(map_of(7).replace("Slow, Dear", "Slow, Dear, Far away"))
    capsys.readouterr()
    assert validate(root) == 1
    out = capsys.readouterr().out
    assert "nothing answers the pain 'Far away'" in out
    assert "Found 1 warning (" in out


def test_edits_elsewhere_in_a_file_change_nothing(root: Path) -> None:
    (root / "maps" / "m07.yaml").write_text("# a comment\n\n" + map_of(7) + "  # another\n")
    assert validate(root) == 0


def test_library_things_may_move_between_files(root: Path) -> None:
    (root / "maps" / "library" / "people.yaml").write_text("personas:\n  buyer: {name: Buyer}\n")
    (root / "maps" / "more.yaml").write_text("personas:\n  clerk: {name: Clerk}\n")
    assert validate(root) == 0


def test_a_map_with_an_id_may_move(root: Path) -> None:
    folder = root / "maps" / "elsewhere"
    folder.mkdir()
    (root / "maps" / "m07.yaml").rename(folder / "seven.yaml")
    assert validate(root) == 0


def test_what_was_mended_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mended = map_of(7).replace("pains: [Slow, Dear]", "pains: [{text: Slow, accepted: Physics}, Dear]")
    (root / "maps" / "m07.yaml").write_text(mended)
    capsys.readouterr()
    assert validate(root) == 0
    entry = "JM105 map-7: stages.awareness.pains[Slow].text"
    assert f"{entry}' no longer occurs" in capsys.readouterr().out
    validate(root, "--format", "json")
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert (root / finding["path"]).read_text().splitlines()[finding["line"] - 1] == entry
    assert (finding["column"], finding["end_column"]) == (1, len(entry) + 1)


def test_two_of_a_kind_count_as_two(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "maps" / "m07.yaml").write_text(map_of(7).replace("Slow, Dear", "Slow, Dear, Slow"))
    assert validate(root) == 1
    assert "Found 1 warning (" in capsys.readouterr().out


def test_all_of_a_kind_wait_and_each_that_is_gone_is_named_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "maps" / "m07.yaml").write_text(map_of(7).replace("Slow, Dear", "Slow, Slow, Slow"))
    validate(root, "--write-baseline")
    assert validate(root) == 0
    (root / "maps" / "m07.yaml").write_text(map_of(7).replace("Slow, Dear", "Slow, Slow"))
    capsys.readouterr()
    assert validate(root) == 0
    assert capsys.readouterr().out.count("pains[Slow].text' no longer occurs") == 1


def test_a_line_that_is_no_entry_is_named_without_its_words(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "old.txt").write_text((root / "old.txt").read_text() + "a line of somebody's\n")
    capsys.readouterr()
    validate(root, "--format", "json")
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert finding["message"] == "this line is not an entry of a baseline"
    assert finding["fix"] == "Regenerate the baseline: journeymap validate --write-baseline."


def test_the_file_says_what_it_is(root: Path) -> None:
    head = (root / "old.txt").read_text().splitlines()[:2]
    assert head == [
        "# Findings that were there when this baseline was written. Only others fail a run.",
        "# Regenerate it with: journeymap validate --write-baseline",
    ]


def test_the_file_is_sorted_and_written_the_same_again(root: Path) -> None:
    first = (root / "old.txt").read_text()
    lines = [line for line in first.splitlines() if line[0] != "#"]
    assert lines == sorted(lines)
    validate(root, "--write-baseline")
    assert (root / "old.txt").read_text() == first


def test_a_wrong_document_never_waits(root: Path) -> None:
    (root / "maps" / "m07.yaml").write_text("title: [\n")
    assert validate(root, "--write-baseline") == 1
    assert validate(root) == 1


def test_the_settings_may_name_it(root: Path) -> None:
    (root / "journeymap.yaml").write_text("baseline: old.txt\n")
    assert main(["validate", "--root", str(root), "--fail-on", "warning"]) == 0


@pytest.mark.parametrize(("said", "message"), [("nwe.txt", "there is no"), ("maps", "is not a file")])
def test_one_that_the_settings_name_wrongly_is_told_there(
    said: str, message: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "journeymap.yaml").write_text(f"baseline: {said}\n")
    assert main(["validate", "--root", str(root), "--format", "json"]) == 2
    first, *others = json.loads(capsys.readouterr().out)["findings"]
    assert (first["code"], first["path"], first["route"]) == ("JM018", "journeymap.yaml", "baseline")
    assert message in first["message"]
    assert others


def test_one_that_is_not_there_is_wrong_use(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "old.txt").unlink()
    assert validate(root) == 2
    assert "--write-baseline" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "there is no baseline"),
        (b"\xff\xfe\x00", "old.txt' cannot be read: it is not text"),
        ("folder", "is not a file"),
    ],
)
def test_a_baseline_that_cannot_be_read(
    content: bytes | str | None, reason: str, write_files: WriteFiles, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_files({"maps/a.yaml": map_of(1), "maps/people.yaml": LIBRARY})
    if content == "folder":
        (root / "old.txt").mkdir()
    elif isinstance(content, bytes):
        (root / "old.txt").write_bytes(content)
    assert validate(root) == 2
    assert reason in capsys.readouterr().err.lower()


def entries(root: Path) -> list[str]:
    return [line for line in (root / "old.txt").read_text().splitlines() if line[0] != "#"]


PARTS: dict[str, list[str]] = {
    "a map": ["maps/m07.yaml"],
    "a folder": ["maps/library"],
    "some rules": ["--select", "JM105"],
    "a family less": ["--ignore", "JM1"],
    "another profile": ["--profile", "starter"],
    "some rules of a map": ["maps/m07.yaml", "--select", "JM105"],
}


def part_of(root: Path, words: list[str]) -> list[str]:
    """The words of a command, with paths from wherever one stands."""
    return [str(root / word) if "/" in word else word for word in words]


@pytest.mark.parametrize("words", PARTS.values(), ids=PARTS)
def test_a_run_on_a_part_forgets_nothing_else(words: list[str], root: Path) -> None:
    before = entries(root)
    assert validate(root, "--write-baseline", *part_of(root, words)) == 0
    assert entries(root) == before
    assert validate(root) == 0


@pytest.mark.parametrize("words", PARTS.values(), ids=PARTS)
def test_a_run_on_a_part_calls_nothing_else_gone(
    words: list[str], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    validate(root, *part_of(root, words), "--format", "json")
    assert json.loads(capsys.readouterr().out)["findings"] == []


def test_a_run_on_a_part_renews_that_part(root: Path) -> None:
    before = entries(root)
    for number in (7, 8):
        mended = map_of(number).replace("Slow, Dear", "Slow, Far away")
        (root / "maps" / f"m{number:02}.yaml").write_text(mended)
    assert validate(root, "--write-baseline", str(root / "maps/m07.yaml"), "--select", "JM105") == 0
    assert set(before) ^ set(entries(root)) == {
        "JM105 map-7: stages.awareness.pains[Dear].text",
        "JM105 map-7: stages.awareness.pains[Far away].text",
    }


@pytest.mark.parametrize("broken", ["title: [\n", "a: {\n", "\tx"])
def test_while_a_document_cannot_be_read_none_is_written(
    broken: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (root / "old.txt").read_text()
    (root / "maps" / "m07.yaml").write_text(broken)
    assert validate(root, "--write-baseline") == 1
    assert "No baseline was written" in capsys.readouterr().err
    assert validate(root, "--write-baseline", str(root / "maps/m08.yaml")) == 1
    assert (root / "old.txt").read_text() == before


WRONG: dict[str, tuple[str, str]] = {
    "it cannot be read": ("maps/m07.yaml", "id: map-7\ntitle: [\n"),
    "its id cannot be read": ("maps/m07.yaml", "- id: map-7\n"),
    "it is no map": ("maps/m07.yaml", "id: map-7\ntitle: T\nstages: none\n"),
    "a field is wrong": ("maps/m07.yaml", "id: map-7\ntitle: Journey 7\nstages: {awareness: {tuchpoints: [Fair]}}\n"),
    "it is declared twice": ("maps/m06.yaml", map_of(7)),
    "what it names cannot be read": ("maps/library/people.yaml", "personas: [\n"),
    "what it names is wrong": ("maps/library/people.yaml", "personas: {clerk: {nmae: C}, buyer: {name: Buyer}}\n"),
}


@pytest.mark.parametrize(("path", "text"), WRONG.values(), ids=WRONG)
def test_of_what_is_wrong_nothing_is_called_gone(
    path: str, text: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / path).write_text(text)
    capsys.readouterr()
    validate(root, "--format", "json")
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert "JM954" not in {finding["code"] for finding in findings}
    before = entries(root)
    validate(root, "--write-baseline")
    assert set(before) <= set(entries(root))


def test_of_what_extends_a_wrong_map_nothing_is_called_gone(
    write_files: WriteFiles, capsys: pytest.CaptureFixture[str]
) -> None:
    """And of a map that extends that one."""
    files = {
        "maps/base.yaml": "title: Base\nstages: {a: {touchpoints: [T], pains: [P]}}\n",
        "maps/over.yaml": "title: Over\nextends: base\nstages: {a: {pains: {add: [Q]}}}\n",
        "maps/top.yaml": "title: Top\nextends: over\nstages: {a: {pains: {add: [R]}}}\n",
    }
    root = write_files({**files, "journeymap.yaml": ""})
    assert validate(root, "--write-baseline") == 0
    (root / "maps" / "base.yaml").write_text("title: [")
    capsys.readouterr()
    validate(root, "--format", "json")
    assert "JM954" not in {finding["code"] for finding in json.loads(capsys.readouterr().out)["findings"]}


def test_beside_a_wrong_map_others_are_judged(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "maps" / "m06.yaml").write_text("title: [")
    (root / "maps" / "m07.yaml").write_text(map_of(7).replace("Slow, Dear", "Slow"))
    capsys.readouterr()
    validate(root, "--format", "json")
    gone = [one["message"] for one in json.loads(capsys.readouterr().out)["findings"] if one["code"] == "JM954"]
    assert gone == ["'JM105 map-7: stages.awareness.pains[Dear].text' no longer occurs"]


def test_what_the_settings_switch_off_leaves_the_baseline(root: Path) -> None:
    (root / "journeymap.yaml").write_text("rules: {JM105: off}\n")
    assert validate(root, "--write-baseline") == 0
    assert not any(entry.startswith("JM105") for entry in entries(root))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_baseline_in_the_encodings_of_windows(encoding: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (root / "old.txt").read_text()
    (root / "old.txt").write_bytes(text.replace("\n", "\r\n").encode(encoding))
    capsys.readouterr()
    assert validate(root, "--fail-on", "info") == 0
    assert "Nothing is missing" in capsys.readouterr().out


def test_marks_of_an_encoding_within_a_baseline_are_none_of_its_text(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As when two files were joined, or the head is gone."""
    lines = (root / "old.txt").read_text().splitlines()
    (root / "old.txt").write_text("\n".join(f"\ufeff{line}" for line in lines[1:]), encoding="utf-8")
    capsys.readouterr()
    assert validate(root, "--fail-on", "info") == 0
    assert "Nothing is missing" in capsys.readouterr().out
