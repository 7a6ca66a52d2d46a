"""`journeymap steps`: the formats, the exit codes, and which maps and accounts are told of."""

import pytest

from journeymap.checklists import CHECKLISTS
from tests.support.fixtures import RunCommand, WriteFiles

DAY = ("--as-of", "2026-11-22")
FILES = {
    "maps/tender.yaml": """\
title: Tender
for: [cfo]
reviewed: 2026-11-01
stages:
  look: {actions: [Asks], touchpoints: [{name: A, channel: phone}]}
  buy: {actions: [Signs], touchpoints: [{name: B, channel: email}]}
""",
    "maps/library.yaml": "personas: {cfo: {name: CFO, role: economic_buyer, goals: [x], challenges: [y]}}\n",
}
ACCOUNTS = {"maps/accounts.yaml": "accounts: {ada: {name: Ada, approach: abm, strategy: Win}}\n"}


def test_text(write_files: WriteFiles, run: RunCommand) -> None:
    ran = run("steps", *DAY, cwd=write_files(FILES))
    lines = ran.out.splitlines()
    assert ran.code == 0
    assert lines[0] == "Journey maps"
    assert "Build a customer journey map: 4 of 8" in lines
    assert f"  [x] 1. Get to know the personas{'written down, 1 of 1':>46}" in lines
    assert f"  [ ] 4. Gather evidence{'0 of 1':>55}" in lines
    assert "         - The map names no source" in lines
    assert "         - The map rests on nothing that a buyer has said" in lines
    assert "Map the buying journey: 4 of 5" in lines
    assert "Run account-based marketing: not begun. Declare accounts and a program." in lines
    assert all(len(line) <= 79 for line in lines)


def test_output_writes_a_report_into_a_file(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    ran = run("steps", "-o", "json:steps.json", "-o", "markdown:steps.md", *DAY, cwd=root)
    assert ran.out == run("steps", *DAY, cwd=root).out
    for name, file in (("json", "steps.json"), ("markdown", "steps.md")):
        assert (root / file).read_text(encoding="utf-8") == run("steps", "-f", name, *DAY, cwd=root).out


def test_quiet(write_files: WriteFiles, run: RunCommand) -> None:
    lines = run("steps", "-q", *DAY, cwd=write_files({**FILES, **ACCOUNTS})).out.splitlines()
    assert len(lines) == len(CHECKLISTS)
    assert lines[:3] == [
        "Build a customer journey map: 4 of 8",
        "Map the buying journey: 4 of 5",
        "Run account-based marketing: 1 of 5",
    ]


def test_json(write_files: WriteFiles, run: RunCommand) -> None:
    said = run("steps", "--format", "json", *DAY, cwd=write_files(FILES)).json
    assert list(said) == ["format", "tool", "root", "checklists"]
    assert [checklist["id"] for checklist in said["checklists"]] == [checklist.id for checklist in CHECKLISTS]
    eight, buying, abm, *_ = said["checklists"]
    assert (eight["id"], eight["begun"], eight["done"], eight["of"]) == ("map-in-eight", True, 4, 8)
    assert eight["steps"][3] == {
        "id": "evidence",
        "title": "Gather evidence",
        "do": "Write down what each map rests on: the customers you asked, the figures you looked at.",
        "done": False,
        "proof": "deeds",
        "answered": 0,
        "asked": 1,
        "left": ["The map names no source"],
        "better": [],
    }
    assert [(one["id"], one["done"]) for one in buying["maps"]] == [("tender", 4)]
    assert (abm["begun"], abm["done"], abm["of"], abm["maps"]) == (False, 0, 5, [])
    assert abm["steps"][0]["left"] == ["Declare accounts first."]


def test_markdown(write_files: WriteFiles, run: RunCommand) -> None:
    lines = run("steps", "--format", "markdown", *DAY, cwd=write_files(FILES)).out.splitlines()
    assert lines[:5] == ["# Journey maps: steps", "", "## Build a customer journey map: 4 of 8", "", lines[4]]
    assert "- [x] Get to know the personas (1 of 1), written down" in lines
    assert "- [ ] Gather evidence (0 of 1)" in lines
    assert "  - The map names no source" in lines
    start = lines.index("## Run account-based marketing: not begun")
    assert lines[start + 1 : start + 3] == ["", "Declare accounts and a program."]


def test_today_is_an_input(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    later = run("steps", "-q", "--as-of", "2028-01-01", cwd=root).out
    assert "Map the buying journey: 3 of 5" in later


def test_paths_choose_what_is_told(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({**FILES, **ACCOUNTS, "maps/other.yaml": "title: Other\nstages: {x: {}}\n"})
    of_a_map = run("steps", "-q", "maps/tender.yaml", *DAY, cwd=root).out.splitlines()
    assert {"Build a customer journey map: 4 of 8", "Map the buying journey: 4 of 5"} <= set(of_a_map)
    of_accounts = run("steps", "-q", "maps/accounts.yaml", cwd=root).out.splitlines()
    assert "Run account-based marketing: 1 of 5" in of_accounts
    assert not set(of_a_map) & set(of_accounts)


def test_a_wrong_document_is_told_and_fails_nothing(write_files: WriteFiles, run: RunCommand) -> None:
    ran = run("steps", *DAY, cwd=write_files({**FILES, "maps/bad.yaml": "- x\n"}))
    assert ran.code == 0
    assert ran.err == "The report may be incomplete: a document has an error. Run 'journeymap validate'.\n"


WRONG: dict[str, tuple[list[str], str]] = {
    "format": (["--format", "markdwn"], ""),
    "option": (["--minimum", "1"], ""),
    "day": (["--as-of", "soon"], ""),
    "settings": ([], "profil: map"),
}


@pytest.mark.parametrize(("words", "settings"), WRONG.values(), ids=WRONG)
def test_wrong_use(words: list[str], settings: str, write_files: WriteFiles, run: RunCommand) -> None:
    assert run("steps", *words, cwd=write_files({**FILES, "journeymap.yaml": f"{settings}\n"})).code == 2


def test_a_console_of_few_signs(write_files: WriteFiles, process: RunCommand) -> None:
    ran = process("steps", cwd=write_files(FILES), PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert ran.code == 0
    assert "[x] 1. Get to know" in ran.out
    assert "?" not in ran.out
