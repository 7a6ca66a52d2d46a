"""`journeymap gaps`: the formats, what fails the run, and which maps are reported."""

import csv
import io
from collections.abc import Callable

import pytest

from tests.support.fixtures import RunCommand, WriteFiles

DAY = ("--as-of", "2026-11-22")
FILES = {
    "maps/tender.yaml": """\
title: Tender
owner: growth
for: [cfo, user]
stages:
  look:
    name: Looking
    touchpoints: [{name: A, channel: phone, content: guide}]
  buy:
    owners: sales
    pains: [{text: P, severity: 3, accepted: yes it is}]
    touchpoints: [{name: B, channel: email, for: cfo, moment_of_truth: true}]
""",
    "maps/other.yaml": "title: Other\nstages: {x: {touchpoints: [C]}}\n",
    "maps/library.yaml": """\
personas: {cfo: Finance director, user: User}
content:
  guide: Guide
  old: {title: Old, expires: 2026-01-01, phases: [decide]}
  idea: {title: Idea, status: planned}
""",
}


def test_json(write_files: WriteFiles, run: RunCommand) -> None:
    ran = run("gaps", "--format", "json", "--profile", "map", *DAY, cwd=write_files(FILES))
    said = ran.json
    assert ran.code == 0
    assert list(said) == ["format", "tool", "root", "coverage", "maps", "content", "next", "late"]
    assert said["coverage"] == round((6 + 2 + 1) / 15, 4)
    assert [one["id"] for one in said["maps"]] == ["other", "tender"]
    tender = said["maps"][1]
    assert list(tender) == ["id", "title", "owner", "coverage", "stages"]
    assert (tender["title"], tender["owner"], tender["coverage"]) == ("Tender", "growth", round(8 / 12, 4))
    look, buy = tender["stages"]
    assert list(look) == ["id", "name", "cells", "channels", "content", "gaps"]
    assert (look["id"], look["name"], look["channels"], look["content"]) == ("look", "Looking", ["phone"], ["guide"])
    assert buy["cells"] == [
        {"persona": "cfo", "touchpoint": True, "channel": True, "content": False},
        {"persona": "user", "touchpoint": False, "channel": False, "content": False},
    ]
    assert "JM401" in buy["gaps"]
    assert said["content"] == {
        "unused": ["old"],
        "aimed_only": [],
        "expired": ["old"],
        "spent": {"unused": None, "aimed_only": None},
    }


def test_what_to_make_next_stands_in_the_order_of_its_weight(write_files: WriteFiles, run: RunCommand) -> None:
    said = run("gaps", "--format", "json", *DAY, cwd=write_files(FILES)).json["next"]
    fields = ["kind", "text", "about", "missing", "map", "stages", "personas", "account", "roles"]
    assert [list(act) for act in said] == [[*fields, "owner", "due", "stops", "value"]] * 3
    assert [[act[name] for name in ("map", "stages", "personas", "missing", "owner")] for act in said] == [
        ["tender", ["buy"], ["user"], ["touchpoint", "channel", "content"], "sales"],
        ["tender", ["buy"], ["cfo"], ["content"], "sales"],
        ["other", ["x"], [], ["channel", "content"], None],
    ]


def test_content_is_null_where_it_is_not_asked_about(write_files: WriteFiles, run: RunCommand) -> None:
    said = run("gaps", "-f", "json", cwd=write_files({"maps/a.yaml": FILES["maps/other.yaml"]})).json
    assert said["maps"][0]["stages"][0]["cells"] == [
        {"persona": None, "touchpoint": True, "channel": False, "content": None}
    ]
    assert said["coverage"] == 0.5


NOTHING_ASKED = {
    "no map": {"maps/library.yaml": FILES["maps/library.yaml"]},
    "no stage in scope": {
        "maps/a.yaml": "title: A\nfor: [cfo]\nskip: x\nstages: {x: }\npersonas: {cfo: Finance director}\n"
    },
}


@pytest.mark.parametrize("files", NOTHING_ASKED.values(), ids=NOTHING_ASKED)
def test_where_nothing_is_asked_there_is_no_coverage(
    files: dict[str, str], write_files: WriteFiles, run: RunCommand
) -> None:
    root = write_files({**files, "journeymap.yaml": "title: Ours\n"})
    assert run("gaps", "-f", "json", *DAY, cwd=root).json["coverage"] is None
    text = run("gaps", "--minimum", "1", *DAY, cwd=root)
    assert (text.code, text.out.splitlines()[0]) == (0, "Ours: nothing to cover yet")
    assert "**Nothing to cover yet.**" in run("gaps", "-f", "markdown", *DAY, cwd=root).out
    assert run("gaps", "-f", "csv", *DAY, cwd=root).out.count("\n") == 1
    (root / "earlier.json").write_text(run("gaps", "-f", "json", *DAY, cwd=root).out, encoding="utf-8")
    assert run("gaps", "--not-below", "earlier.json", *DAY, cwd=root).code == 0


def test_csv_has_a_row_for_every_question(write_files: WriteFiles, run: RunCommand) -> None:
    all_rows = list(csv.DictReader(io.StringIO(run("gaps", "--format", "csv", *DAY, cwd=write_files(FILES)).out)))
    rows = [row for row in all_rows if row["answer"]]
    assert len(rows) == 15
    assert rows[-1] == {
        "map": "tender",
        "map_title": "Tender",
        "stage": "buy",
        "stage_name": "buy",
        "persona": "user",
        "persona_name": "User",
        "check": "content",
        "answer": "no",
        "owner": "sales",
        "kind": "",
        "do": "",
        "due": "",
    }
    acts = [(row["check"], row["owner"], row["kind"], row["do"]) for row in all_rows if not row["answer"]]
    assert acts == [
        ("next", "sales", "make", "Plan where User meets you at buy, and what to read there"),
        ("next", "sales", "make", "Make something that Finance director can read at buy"),
        ("next", "", "make", "Say over which channel everyone meets you at x, and what to read there"),
    ]


def test_text(write_files: WriteFiles, run: RunCommand) -> None:
    lines = run("gaps", *DAY, cwd=write_files(FILES)).out.splitlines()
    assert lines[0] == "Journey maps: coverage 60 % (9 of 15 answers)"
    assert "  Looking   + + +              + + +" in lines
    assert "  buy       + + -              - - -" in lines
    assert lines[lines.index("What to do next  3 in all") + 1 :][:5] == [
        "  sales  2",
        "   1. Plan where User meets you at buy, and what to read there  Tender",
        "   2. Make something that Finance director can read at buy  Tender",
        "  Nobody owns these  1",
        "   3. Say over which channel everyone meets you at x, and what to read there  Other",
    ]
    assert lines[-1] == "  Old"


def test_quiet(write_files: WriteFiles, run: RunCommand) -> None:
    assert run("gaps", "-q", *DAY, cwd=write_files(FILES)).out == "Journey maps: coverage 60 % (9 of 15 answers)\n"


MINIMUM: dict[str, tuple[list[str], str, int]] = {
    "none": ([], "", 0),
    "reached": (["--minimum", "0.6"], "", 0),
    "missed": (["--minimum", "0.61"], "", 1),
    "all": (["--minimum", "1"], "", 1),
    "of the settings": ([], "coverage: {minimum: 0.61}", 1),
    "the option wins": (["--minimum", "0.5"], "coverage: {minimum: 0.61}", 0),
    "even if it is nothing": (["--minimum", "0"], "coverage: {minimum: 0.61}", 0),
    "more than all": (["--minimum", "80"], "", 2),
    "no number": (["--minimum", "most"], "", 2),
}


@pytest.mark.parametrize(("words", "settings", "code"), MINIMUM.values(), ids=MINIMUM)
def test_minimum(words: list[str], settings: str, code: int, write_files: WriteFiles, run: RunCommand) -> None:
    ran = run("gaps", *words, *DAY, cwd=write_files({**FILES, "journeymap.yaml": f"{settings}\n"}))
    assert ran.code == code
    assert ("Coverage 60.0% is below the minimum" in ran.err) is (code == 1)


def test_paths_choose_the_maps(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    said = run("gaps", "maps/other.yaml", "--format", "json", *DAY, cwd=root).json
    assert [one["id"] for one in said["maps"]] == ["other"]
    assert said["coverage"] == round(1 / 3, 4), "content is declared in the workspace, so it is asked about"


def test_a_wrong_document_is_told(write_files: WriteFiles, run: RunCommand) -> None:
    ran = run("gaps", "--format", "json", *DAY, cwd=write_files({**FILES, "maps/bad.yaml": "- x\n"}))
    assert ran.code == 1
    assert ran.json["coverage"] == 0.6
    assert "The report may be incomplete: a document has an error. Run 'journeymap validate'." in ran.err


def test_wrong_settings_weigh_more_than_a_coverage_too_low(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({**FILES, "journeymap.yaml": "profil: map\n"})
    assert run("gaps", "--minimum", "1", *DAY, cwd=root).code == 2


def test_no_maps(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({"maps/library.yaml": "personas: {a: A}\n"})
    assert run("gaps", "--format", "json", cwd=root).json["coverage"] is None
    assert run("gaps", cwd=root).code == 0


def test_an_unknown_format(write_files: WriteFiles, run: RunCommand) -> None:
    ran = run("gaps", "--format", "markdwn", cwd=write_files(FILES))
    assert ran.code == 2
    assert "Did you mean 'markdown'?" in ran.err


@pytest.mark.parametrize("name", ["json", "csv", "markdown", "text"])
def test_output_writes_a_report_into_a_file(name: str, write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    ran = run("gaps", "-o", f"{name}:out/report", *DAY, cwd=root)
    assert ran.code == 0
    assert (root / "out/report").read_text(encoding="utf-8-sig") == run("gaps", "-f", name, *DAY, cwd=root).out
    assert ran.out == run("gaps", *DAY, cwd=root).out, "what is printed stays the same"


def test_output_over_what_is_read(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    ran = run("gaps", "-o", "json:maps/tender.yaml", *DAY, cwd=root)
    assert (ran.code, ran.out) == (2, "")
    assert (root / "maps/tender.yaml").read_text(encoding="utf-8") == FILES["maps/tender.yaml"]


@pytest.mark.parametrize("word", ["json", "json:", "jsn:x.json"])
def test_wrong_outputs(word: str, write_files: WriteFiles, run: RunCommand) -> None:
    assert run("gaps", "-o", word, cwd=write_files(FILES)).code == 2


def test_a_file_of_csv_begins_as_excel_wants_it(write_files: WriteFiles, run: RunCommand) -> None:
    """Else it shows `Käufer` as `KÃ¤ufer`. What other programs read has no such mark."""
    root = write_files({"maps/a.yaml": "title: Käufer\nstages: {a: {touchpoints: [A]}}\n"})
    ran = run("gaps", "-f", "csv", "-o", "csv:a.csv", "-o", "json:a.json", cwd=root)
    assert (root / "a.csv").read_bytes() == b"\xef\xbb\xbf" + ran.out.encode()
    assert ran.out.startswith("map,")
    assert "Käufer" in ran.out
    assert (root / "a.json").read_bytes().startswith(b"{")


def as_powershell_writes(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode("utf-16")


@pytest.mark.parametrize("encode", [str.encode, as_powershell_writes, lambda text: text.encode("utf-8-sig")])
def test_an_earlier_report_may_come_through_a_shell_of_windows(
    encode: Callable[[str], bytes], write_files: WriteFiles, run: RunCommand
) -> None:
    root = write_files(FILES)
    earlier = run("gaps", "-f", "json", *DAY, cwd=root).out
    (root / "earlier.json").write_bytes(encode(earlier))
    assert run("gaps", "--not-below", "earlier.json", *DAY, cwd=root).code == 0
    (root / "earlier.json").write_bytes(encode(earlier.replace('"coverage": 0.6667', '"coverage": 1.0')))
    assert run("gaps", "--not-below", "earlier.json", *DAY, cwd=root).code == 1


NO_REPORT: dict[str, tuple[bytes | None, str]] = {
    "nothing": (None, "There is no 'earlier.json'."),
    "no text": (b"\xff\xfe\x00", "'earlier.json' is not a report written by"),
    "no JSON": (b"coverage", "'earlier.json' is not a report written by"),
    "empty": (b"", "'earlier.json' is not a report written by"),
}


@pytest.mark.parametrize(("content", "message"), NO_REPORT.values(), ids=NO_REPORT)
def test_an_earlier_report_that_is_none(
    content: bytes | None, message: str, write_files: WriteFiles, run: RunCommand
) -> None:
    root = write_files(FILES)
    if content is not None:
        (root / "earlier.json").write_bytes(content)
    ran = run("gaps", "--not-below", "earlier.json", *DAY, cwd=root)
    assert ran.code == 2
    assert message in ran.err


def test_what_a_baseline_in_the_settings_holds_fails_no_report(write_files: WriteFiles, run: RunCommand) -> None:
    """As it fails no `validate`: a workflow runs one after the other."""
    root = write_files({**FILES, "journeymap.yaml": "profile: map\nfail_on: warning\n"})
    assert run("gaps", *DAY, cwd=root).code == 1
    run("validate", "--write-baseline", *DAY)
    with (root / "journeymap.yaml").open("a", encoding="utf-8") as settings:
        settings.write("baseline: journeymap-baseline.txt\n")
    assert run("validate", *DAY).code == 0
    before = run("gaps", *DAY)
    assert before.code == 0
    assert "What to do next" in before.out, "the report still holds all of it"
    (root / "maps" / "new.yaml").write_text("title: New\nstages: {x: {}}\n", encoding="utf-8")
    assert run("validate", *DAY).code == run("gaps", *DAY).code == 1
