"""Committee coverage: for whom something is planned, who is known, spoken to and answered."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from journeymap.__main__ import main
from journeymap.analysis import Analysis
from journeymap.view.gaps.accounts import account_gaps
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace

MAP = """\
title: T
id: way
account: ada
framework: abm-seven
scope: buyer
skip: [selection, awareness, engagement]
for: [clerk, chief]
personas:
  clerk: {name: Clerk, role: champion}
  chief: {name: Chief, role: economic_buyer, concerns: [Payback]}
programs: {p: {name: P, required_roles: [ROLE]}}
"""


def ada(body: str, touchpoints: str = "", role: str = "economic_buyer") -> str:
    stages = (
        f"stages: {{evaluation: {{touchpoints: [{touchpoints}]}}}}\n" if touchpoints else "stages: {evaluation: }\n"
    )
    return MAP.replace("ROLE", role) + stages + f"accounts:\n  ada: {{name: Ada, {body}}}\n"


CHIEF = "committee: [{name: Zoe, roles: economic_buyer, persona: chief}]"
Answers = dict[str, bool]
NO: Answers = {"known": False, "planned": False, "channel": False}
MET: Answers = {"known": False, "planned": True, "channel": True}
INVOLVED = "{{name: A, channel: phone}}], for: [{}"
"""A touchpoint, and who takes part at its stage."""
CASES: dict[str, tuple[str, Answers]] = {
    "nothing at all": (ada("stage: evaluation"), NO),
    "known": (ada("committee: [{name: Zoe, roles: economic_buyer}]"), {**NO, "known": True}),
    "worries of the persona": (ada(CHIEF), {**NO, "known": True, "answered": False}),
    "a touchpoint for all": (ada("stage: evaluation", "{name: A, channel: phone}"), MET),
    "a touchpoint for them": (ada("stage: evaluation", "{name: A, for: chief, channel: phone}"), MET),
    "for somebody else": (ada("stage: evaluation", "{name: A, for: clerk, channel: phone}"), NO),
    "for nobody on the map": (ada("stage: evaluation", "{name: A, channel: phone}", "procurement"), NO),
    "for a persona that stands for them": (
        ada("committee: [{name: B, roles: procurement, persona: clerk}]", "{name: A, for: clerk}", "procurement"),
        {"known": True, "planned": True, "channel": False},
    ),
    "not involved": (ada("stage: evaluation", INVOLVED.format("clerk")), {"known": False}),
    "not involved, and met all the same": (
        ada("plan: [{who: economic_buyer, stage: evaluation}]", INVOLVED.format("clerk")),
        {**NO, "planned": True},
    ),
    "involved": (ada("stage: evaluation", INVOLVED.format("chief")), MET),
    "a role that no persona has": (ada("stage: evaluation", INVOLVED.format("clerk"), "procurement"), NO),
    "only planned": (ada("stage: evaluation", "{name: A, channel: phone, status: planned}"), NO),
    "a contact by role": (ada("plan: [{who: economic_buyer, stage: evaluation, channel: phone}]"), MET),
    "a contact without a channel": (
        ada("plan: [{who: economic_buyer, stage: evaluation}]"),
        {**NO, "planned": True},
    ),
    "a contact elsewhere": (ada("plan: [{who: economic_buyer, stage: decision}]"), NO),
    "a contact where it is today": (
        ada("stage: evaluation, plan: [{who: economic_buyer, date: 2026-12-01, channel: phone}]"),
        MET,
    ),
    "a contact where it is not today": (
        ada("stage: decision, plan: [{who: economic_buyer, date: 2026-12-01, channel: phone}]"),
        NO,
    ),
    "a contact at no stage, of an account at no stage": (
        ada("plan: [{who: economic_buyer, date: 2026-12-01, channel: phone}]"),
        NO,
    ),
    "a contact that was done before the account came there": (
        ada("stage: evaluation, since: 2026-11-10, plan: [{who: economic_buyer, status: done, date: 2026-11-09}]"),
        NO,
    ),
    "a contact that was done while the account was there": (
        ada(
            "stage: decision, since: 2026-11-10, history: [{stage: evaluation, date: 2026-10-01}], "
            "plan: [{who: economic_buyer, status: done, date: 2026-11-09, channel: phone}]"
        ),
        MET,
    ),
    "a contact whose day went by": (
        ada("stage: evaluation, plan: [{who: economic_buyer, date: 2026-11-21, channel: phone}]"),
        NO,
    ),
    "a contact of today": (
        ada("stage: evaluation, plan: [{who: economic_buyer, date: 2026-11-22, channel: phone}]"),
        MET,
    ),
    "a contact that was skipped": (
        ada("plan: [{who: economic_buyer, stage: evaluation, status: skipped}]"),
        NO,
    ),
    "a contact that was done, by name, with the answer": (
        ada(CHIEF + ", plan: [{who: Zoe, stage: evaluation, channel: phone, status: done, addresses: payback}]"),
        {"known": True, "planned": True, "channel": True, "answered": True},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_answers(text: str, expected: Answers, write_files: WriteFiles) -> None:
    loaded = load_workspace(write_files({"maps/a.yaml": text}))
    assert [problem.message for problem in loaded.problems] == []
    cells = [
        cell for cell in Analysis(loaded).buying_groups.cells(loaded.accounts["ada"]) if cell.stage.id == "evaluation"
    ]
    assert [dict(cell.checks) for cell in cells] == [expected]


def test_no_contact_is_asked_for_where_you_choose(write_files: WriteFiles) -> None:
    text = ada("stage: evaluation").replace("skip: [selection, ", "skip: [")
    loaded = load_workspace(write_files({"maps/a.yaml": text}))
    first, *_ = Analysis(loaded).buying_groups.cells(loaded.accounts["ada"])
    assert (first.stage.id, dict(first.checks)) == ("selection", {"known": False})


def planned_everywhere(**fields: str) -> str:
    """A contact with the economic buyer at each of the two stages."""
    more = "".join(f", {field}: {value}" for field, value in fields.items())
    contacts = (f"{{who: economic_buyer, stage: {stage}{more}}}" for stage in ("evaluation", "decision"))
    return f"plan: [{', '.join(contacts)}]"


VERDICTS = {
    "no map": ("accounts: {ada: {name: Ada}}\n", "no_map", []),
    "untouched": (ada("stage: evaluation"), "role_untouched", ["find", "criteria"]),
    "unknown": (ada(planned_everywhere(channel="phone")), "gaps", ["find"]),
    "no channel": (ada(CHIEF + ", " + planned_everywhere(addresses="Payback")), "gaps", ["channel"]),
    "no answer": (ada(CHIEF + ", " + planned_everywhere(channel="phone")), "gaps", ["answer"]),
    "not spoken to": (ada(CHIEF + ", " + planned_everywhere(channel="phone", addresses="Payback")), "gaps", []),
    "covered": (
        ada(CHIEF.replace("}", ", met: 2026-11-02}") + ", " + planned_everywhere(channel="phone", addresses="Payback")),
        "covered",
        [],
    ),
}


SPOKEN_TO = {
    "never": ("", None),
    "on the day it was done": ("{who: Zoe, status: done, date: 2026-11-02, done_on: 2026-11-03}", date(2026, 11, 3)),
    "on the day it was planned for": ("{who: economic_buyer, status: done, date: 2026-11-02}", date(2026, 11, 2)),
    "the last of several": (
        "{who: Zoe, status: done, done_on: 2026-11-03}, {who: Zoe, status: done, done_on: 2026-10-03}",
        date(2026, 11, 3),
    ),
    "only planned": ("{who: Zoe, date: 2026-11-03}", None),
    "through an advertisement": ("{who: Zoe, status: done, done_on: 2026-11-03, channel: linkedin-ads}", None),
    "by mail": ("{who: Zoe, status: done, done_on: 2026-11-03, channel: email}", date(2026, 11, 3)),
    "by a machine": ("{who: Zoe, status: done, done_on: 2026-11-03, mode: automated}", None),
    "after today": ("{who: Zoe, status: done, done_on: 2026-11-23}", None),
    "somebody else": ("{who: champion, status: done, done_on: 2026-11-03}", None),
}


@pytest.mark.parametrize(("contacts", "day"), SPOKEN_TO.values(), ids=SPOKEN_TO)
def test_spoken_to(contacts: str, day: date | None, write_files: WriteFiles) -> None:
    loaded = load_workspace(write_files({"maps/a.yaml": ada(f"{CHIEF}, plan: [{contacts}]")}))
    assert {cell.spoken_to for cell in Analysis(loaded).buying_groups.cells(loaded.accounts["ada"])} == {day}


def test_the_day_a_member_was_met_counts_as_well(write_files: WriteFiles) -> None:
    chief = "committee: [{name: Zoe, roles: economic_buyer, met: 2026-11-05}]"
    loaded = load_workspace(
        write_files({"maps/a.yaml": ada(f"{chief}, plan: [{{who: Zoe, status: done, done_on: 2026-11-03}}]")})
    )
    days = {cell.spoken_to for cell in Analysis(loaded).buying_groups.cells(loaded.accounts["ada"])}
    assert days == {date(2026, 11, 5)}


@pytest.mark.parametrize(("relationship", "asked"), [("prospect", True), ("customer", False)])
def test_a_customer_is_not_asked_for_those_who_only_buy(
    relationship: str, asked: bool, write_files: WriteFiles
) -> None:
    loaded = load_workspace(
        write_files({"maps/a.yaml": ada(f"relationship: {relationship}", role="procurement, user")})
    )
    roles = Analysis(loaded).buying_groups.required_roles(loaded.accounts["ada"])
    assert roles == (("procurement", "user") if asked else ("user",))


def test_nothing_is_planned_after_the_purchase_for_those_who_only_buy(write_files: WriteFiles) -> None:
    text = ada("stage: evaluation", role="procurement").replace("scope: buyer\n", "")
    loaded = load_workspace(write_files({"maps/a.yaml": text}))
    cells = Analysis(loaded).buying_groups.cells(loaded.accounts["ada"])
    assert {cell.stage.id: cell.planned for cell in cells} == {
        "evaluation": False, "decision": False, "onboarding": None, "expansion": None
    }  # fmt: skip


@pytest.mark.parametrize(("text", "verdict", "todo"), VERDICTS.values(), ids=VERDICTS)
def test_verdict(text: str, verdict: str, todo: list[str], write_files: WriteFiles) -> None:
    loaded = load_workspace(write_files({"maps/a.yaml": text}))
    (gaps,) = account_gaps(loaded.accounts.values(), Analysis(loaded))
    assert (gaps.verdict, [act.kind for act in gaps.next]) == (verdict, todo)


def test_those_for_the_masses_are_left_out(write_files: WriteFiles) -> None:
    loaded = load_workspace(write_files({"maps/a.yaml": "accounts: {ada: {name: Ada, approach: mass}}\n"}))
    assert account_gaps(loaded.accounts.values(), Analysis(loaded)) == ()


def test_what_to_do_has_an_owner(write_files: WriteFiles) -> None:
    owners = "stage: evaluation, owners: {marketing: Ines, sales: Tom}"
    loaded = load_workspace(write_files({"maps/a.yaml": ada(f"{owners}, {CHIEF}", role="economic_buyer, champion")}))
    (gaps,) = account_gaps(loaded.accounts.values(), Analysis(loaded))
    assert [(act.kind, act.roles, act.stage, act.owner) for act in gaps.next] == [
        ("introduce", ("economic_buyer",), "evaluation", "Tom"),
        ("find", ("champion",), "evaluation", "Tom"),
        ("criteria", (), "evaluation", "Tom"),
    ]


@pytest.fixture
def root(write_files: WriteFiles) -> Path:
    return write_files({"maps/a.yaml": ada(CHIEF), "maps/b.yaml": "accounts: {bolt: {name: '=Bolt'}}\n"})


def output(root: Path, format_: str, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    main(["gaps", *more, "--root", str(root), "--format", format_, "--fail-on", "never"])
    return capsys.readouterr().out


def test_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ada_, bolt = json.loads(output(root, "json", capsys))["accounts"]
    assert bolt["verdict"] == "no_map"
    assert bolt["coverage"] is None
    assert ada_["map"] == "way"
    assert [stage["id"] for stage in ada_["stages"]] == ["evaluation", "decision"]
    assert ada_["stages"][0]["roles"] == [
        {"role": "economic_buyer", "known": True, "planned": False, "channel": False, "answered": False}
    ]
    assert ada_["coverage"] == 0.25
    assert [(act["kind"], act["about"]) for act in ada_["next"]] == [("answer", "Payback"), ("contact", None)]


def test_paths_choose_accounts(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    only = json.loads(output(root, "json", capsys, str(root / "maps/b.yaml")))["accounts"]
    assert [account["id"] for account in only] == ["bolt"]


def test_csv(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head, *rows = output(root, "csv", capsys).splitlines()
    assert head.endswith(",owner,account,account_name,role,kind,do,due")
    assert {len(row) for row in csv.reader([head, *rows])} == {15}
    own = [row for row in rows if row.endswith("ada,Ada,economic_buyer,,,")]
    assert len(own) == 9
    assert own[0] == "way,T,evaluation,Consideration and evaluation,,,known,yes,,ada,Ada,economic_buyer,,,"
    assert own[-1] == "way,T,,,,,spoken_to,no,,ada,Ada,economic_buyer,,,"


@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_people_read_roles_and_no_names(format_: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = output(root, format_, capsys)
    assert "Accounts" in out
    assert "Plan a talk with the economic buyer: nobody has spoken to them yet" in out
    assert "Payback" in out
    assert "Zoe" not in out


def test_without_accounts_they_are_not_mentioned(write_files: WriteFiles, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_files({"maps/a.yaml": "title: T\nstages: {a: }\n"})
    assert "Accounts" not in output(root, "text", capsys) + output(root, "markdown", capsys)
