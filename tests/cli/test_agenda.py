"""`journeymap agenda`: whose, of which account, how far ahead, and what is said where there is nothing."""

import sys

import pytest

from journeymap.model.vocabulary import Stance, words_of
from tests.support.fixtures import RunCommand, WriteFiles
from tests.support.workspaces import EXAMPLES

DAY = ("--as-of", "2026-11-22")
ACCOUNTS = """\
accounts:
  ada:
    name: Ada Mills
    owners: {marketing: Ines, sales: Mara}
    committee: [{name: Grace Hopper, roles: champion, stance: blocker}]
    plan:
      - {who: Grace Hopper, date: 2026-11-20, channel: phone, purpose: hear how it went}
      - {who: Grace Hopper, date: 2026-12-01, channel: phone, purpose: plan the visit, by: Tom}
      - {who: Grace Hopper, channel: phone, purpose: talk of terms, by: Tom}
    deals: [{name: Line 3, closes: 2027-03-01}]
  cole: {name: Cole & Sons, owners: {sales: Mara}, deals: [{name: Hall, closes: 2026-11-24}]}
"""
FILES = {"maps/accounts.yaml": ACCOUNTS}


def test_text(write_files: WriteFiles, run: RunCommand) -> None:
    ran = run("agenda", *DAY, cwd=write_files({**FILES, "journeymap.yaml": "title: Mills\n"}))
    assert ran.code == 0
    assert (
        ran.out
        == """\
Mills: agenda on Sun 22 Nov 2026  the next 30 days, to 2026-12-22
1 late, 1 in the next 7 days, 1 later, 1 without a day

Ines  1 thing, 1 late
  Fri 20 Nov  2 days late  Ada Mills
                           Talk to the champion (Phone): hear how it went; or say why not

Mara  1 thing
  Tue 24 Nov  in 2 days    Cole & Sons
                           Get them to a decision on 'Hall'

Tom  2 things
  Tue  1 Dec  in 9 days    Ada Mills
                           Talk to the champion (Phone): plan the visit
              no day yet   Ada Mills
                           Agree on a day, and talk to the champion (Phone): talk of terms

1 more after that; the first on 2027-03-01. See further: --within
"""
    )


def test_quiet(write_files: WriteFiles, run: RunCommand) -> None:
    lines = run("agenda", "-q", *DAY, cwd=write_files(FILES)).out.splitlines()
    assert lines[1:] == ["1 late, 1 in the next 7 days, 1 later, 1 without a day"]


def test_json(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    said = run("agenda", "-f", "json", "--within", "2w", *DAY, cwd=root).json
    assert {key: value for key, value in said.items() if key not in ("tool", "items")} == {
        "format": 1, "root": root.as_posix(), "as_of": "2026-11-22", "within": 14, "until": "2026-12-06", "later": 1,
    }  # fmt: skip
    first = said["items"][0]
    assert first == {
        "id": first["id"],
        "kind": "contact",
        "state": "overdue",
        "day": "2026-11-20",
        "days": -2,
        "begins": None,
        "until": None,
        "person": "Ines",
        "text": "Talk to the champion (Phone): hear how it went; or say why not.",
        "why": None,
        "about": "hear how it went",
        "roles": ["champion"],
        "channel": "Phone",
        "content": [],
        "play": None,
        "account": {"id": "ada", "name": "Ada Mills", "crm": None},
        "target": None,
    }


WITHIN = {
    "nothing but what is late and of today": ("0d", ["hear how it went", "talk of terms"]),
    "the day before": ("1d", ["hear how it went", "talk of terms"]),
    "that day": ("2d", ["hear how it went", "Hall", "talk of terms"]),
    "in hours": ("48h", ["hear how it went", "Hall", "talk of terms"]),
    "in months": ("4 months", ["hear how it went", "Hall", "plan the visit", "Line 3", "talk of terms"]),
    "for ever": ("9" * 30 + "y", ["hear how it went", "Hall", "plan the visit", "Line 3", "talk of terms"]),
}


@pytest.mark.parametrize(("time", "found"), WITHIN.values(), ids=WITHIN)
def test_how_far_ahead(time: str, found: list[str], write_files: WriteFiles, run: RunCommand) -> None:
    items = run("agenda", "-f", "json", "--within", time, *DAY, cwd=write_files(FILES)).json["items"]
    assert [item["about"] for item in items] == found


WHOSE = {
    "by name": (("--person", "Mara"), ["Hall"]),
    "however it is written": (("--person", "mara"), ["Hall"]),
    "what nobody has": (("--person", "nobody"), []),
    "at an account": (("--account", "ada"), ["hear how it went", "plan the visit", "talk of terms"]),
    "at an account by name": (("--account", "Cole & Sons"), ["Hall"]),
    "of somebody at an account": (("--account", "ada", "--person", "Tom"), ["plan the visit", "talk of terms"]),
    "of somebody with nothing there": (("--account", "cole", "--person", "Tom"), []),
}


@pytest.mark.parametrize(("words", "found"), WHOSE.values(), ids=WHOSE)
def test_whose(words: tuple[str, ...], found: list[str], write_files: WriteFiles, run: RunCommand) -> None:
    ran = run("agenda", "-f", "json", *words, *DAY, cwd=write_files(FILES))
    assert ran.code == 0
    assert [item["about"] for item in ran.json["items"]] == found


WRONG = {
    "a name that is misspelt": (
        ("--person", "Maria"),
        "Nobody is called 'Maria'. Did you mean 'Mara'? There is Ines, Mara, Tom.",
    ),
    "somebody of theirs": (("--person", "Grace Hopper"), "Nobody is called 'Grace Hopper'. There is Ines, Mara, Tom."),
    "an account that is misspelt": (
        ("--account", "adda"),
        "There is no account 'adda'. Did you mean 'ada'? There is ada, cole.",
    ),
    "no length of time": (("--within", "soon"), "'soon' is not a length of time. Write a number and a unit"),
    "no format": (("--format", "xls"), "There is no format 'xls'. The formats are text, json, csv, markdown, ics."),
}


@pytest.mark.parametrize(("words", "message"), WRONG.values(), ids=WRONG)
def test_wrong_words(words: tuple[str, ...], message: str, write_files: WriteFiles, run: RunCommand) -> None:
    ran = run("agenda", *words, *DAY, cwd=write_files(FILES))
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_a_name_that_only_one_of_several_workspaces_knows(write_files: WriteFiles, run: RunCommand) -> None:
    other = ACCOUNTS.replace("ada", "eve").replace("Mara", "Uma")
    root = write_files({f"{name}/maps/a.yaml": text for name, text in {"one": ACCOUNTS, "two": other}.items()})
    for words in (("--person", "Uma"), ("--account", "eve")):
        ran = run("agenda", "one", "two", "-q", *words, *DAY, cwd=root)
        assert (ran.code, ran.out.count("agenda")) == (0, 1)
    assert run("agenda", "one", "two", "-q", "--person", "Tom", *DAY, cwd=root).out.count("agenda of Tom") == 2
    ran = run("agenda", "one", "two", "--person", "Nobody else", *DAY, cwd=root)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Nobody is called 'Nobody else'.")


def test_accounts_that_nobody_has_declared(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files("title: T\nstages: {a: {touchpoints: [B]}}\n")
    assert (
        run("agenda", "--account", "ada", cwd=root).err == "There is no account 'ada': no accounts are declared here.\n"
    )
    assert run("agenda", "--person", "Tom", cwd=root).err == (
        "Nobody is called 'Tom': no owners and no `by` are written here.\n"
    )


EMPTY = {
    "nothing at all": (
        "title: T\nstages: {a: {touchpoints: [B]}}\n",
        "Nothing has a day. Maps come here once they say",
    ),
    "accounts without a day": ("accounts: {ada: Ada}\n", "Nothing has a day: no contact is planned"),
    "only later": (
        "accounts: {ada: {name: Ada, deals: [{name: Hall, closes: 2027-03-01}]}}\n",
        "The next thing comes on 2027-03-01: get them to a decision on 'Hall' (Ada).",
    ),
}


@pytest.mark.parametrize(("text", "says"), EMPTY.values(), ids=EMPTY)
@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_an_empty_agenda_says_why(format_: str, text: str, says: str, write_files: WriteFiles, run: RunCommand) -> None:
    ran = run("agenda", "-f", format_, *DAY, cwd=write_files(text))
    assert ran.code == 0
    assert says.replace("`", "") in " ".join(ran.out.split()).replace("`", "").replace("\\", "")


def test_the_files_that_are_asked_for(write_files: WriteFiles, run: RunCommand) -> None:
    other = "accounts: {eve: {name: Eve, deals: [{name: Barn, closes: 2026-11-24}]}}\n"
    root = write_files({**FILES, "maps/other.yaml": other})
    items = run("agenda", "-f", "json", *DAY, "maps/other.yaml", cwd=root).json["items"]
    assert [item["about"] for item in items] == ["Barn"]


def test_files(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    ran = run("agenda", "-o", "ics:agenda.ics", "-o", "csv:agenda.csv", "-o", "json:agenda.json", *DAY, cwd=root)
    assert ran.code == 0
    assert (root / "agenda.csv").read_bytes().startswith(b"\xef\xbb\xbfSubject,"), "so that Excel knows the letters"
    for name, file in (("ics", "agenda.ics"), ("json", "agenda.json")):
        printed = run("agenda", "-f", name, *DAY, cwd=root).out
        assert (root / file).read_bytes().decode() == printed


def test_two_workspaces_one_after_the_other(write_files: WriteFiles, run: RunCommand) -> None:
    files = {f"{name}/maps/a.yaml": ACCOUNTS for name in ("one", "two")}
    files |= {f"{name}/journeymap.yaml": f"title: {name}\n" for name in ("one", "two")}
    ran = run("agenda", *DAY, "one", "two", cwd=write_files(files))
    assert [line.partition(":")[0] for line in ran.out.splitlines() if "agenda on" in line] == ["one", "two"]


def test_without_the_extra_it_says_what_to_install(
    write_files: WriteFiles, run: RunCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    monkeypatch.delitem(sys.modules, "journeymap.report.agenda.ics", raising=False)
    root = write_files(FILES)
    ran = run("agenda", "-f", "ics", *DAY, cwd=root)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("Install it with: pip install 'journeymap[ics]'\n")
    assert run("agenda", *DAY, cwd=root).code == 0


@pytest.mark.parametrize("format_", ["text", "json", "csv", "markdown", "ics"])
def test_nobody_of_theirs_is_named(format_: str, write_files: WriteFiles, run: RunCommand) -> None:
    out = run("agenda", "-f", format_, *DAY, cwd=write_files(FILES)).out
    assert "champion" in out
    assert "Grace" not in out
    assert not any(stance in out for stance in words_of(Stance))


def test_the_example_has_an_agenda(run: RunCommand) -> None:
    ran = run("agenda", "--root", EXAMPLES["abm"], *DAY)
    assert ran.code == 0
    assert "Tom" in ran.out
    assert "Halvard Container Terminal" in ran.out
