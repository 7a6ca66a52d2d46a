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
