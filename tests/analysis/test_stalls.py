"""Where accounts stall is told in one sentence, joined with whom nobody has spoken to there."""

import json
from datetime import date
from typing import Any

import pytest

from journeymap.analysis import Analysis
from journeymap.analysis.stalls import told_of
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace

DAY = date(2026, 11, 20)
PROOF = {"stage": "proof", "name": "Proof", "entered": 25, "on": 3, "lost": 8, "open": 14, "here": 14, "limit": 60}


def account(number: int, committee: str = "") -> str:
    return f"  a{number}: {{name: Account {number}, approach: abm, committee: [{committee}]}}\n"


MET = "{name: Champion, roles: champion, met: 2026-06-02}"
CFO = "{name: CFO, roles: economic_buyer, met: 2026-06-02}"
PROGRAM = """\
frameworks:
  ours:
    unit: account
    stages: {first: {phases: engage}, proof: {name: Proof, phases: evaluate}, done: {phases: onboard}}
programs: {p: {name: P, framework: ours, required_roles: [champion, economic_buyer]}}
accounts:
"""


def snapshot(*, since: dict[str, str], flow: dict[str, Any], figures: list[dict[str, Any]] | None = None) -> str:
    readings = [{"account": id_, "stage": "proof", "since": day} for id_, day in since.items()]
    part = {"program": "p", "stages": [flow], "accounts": readings, "figures": figures or []}
    return json.dumps({"as_of": DAY.isoformat(), "measured": [part]})


def told(write_files: WriteFiles, accounts: str, text: str) -> list[str]:
    root = write_files({"maps/a.yaml": PROGRAM + accounts, "measures/2026-11-20.json": text})
    workspace = load_workspace(root, DAY)
    assert workspace.problems == ()
    analysis = Analysis(workspace)
    return [told_of(stall) for stall in analysis.stalls.of(analysis.measurements.of_program(workspace.programs["p"]))]


def test_the_sentence(write_files: WriteFiles) -> None:
    accounts = "".join(account(number, MET if number > 3 else f"{MET}, {CFO}") for number in range(1, 10))
    since = {f"a{number}": "2026-08-01" for number in range(1, 10)}
    (sentence,) = told(write_files, accounts, snapshot(since=since, flow={**PROOF, "over": 9, "oldest": 140}))
    assert sentence == (
        "9 of 14 accounts in Proof are over 60 days, the oldest 140; of 11 decided 3 went on, too few to tell; there "
        "you have not spoken to the economic buyer at 6 of 9"
    )


@pytest.mark.parametrize(
    ("flow", "figures", "expected"),
    [
        ({"on": 0, "lost": 0}, [], "none is decided yet"),
        ({"on": 3, "lost": 16}, [], "of 19 decided 3 went on, too few to tell"),
        ({"on": 5, "lost": 15}, [], "of 20 decided 5 went on, 25 %"),
        (
            {"on": 5, "lost": 15},
            [
                {
                    "measure": "conversion_rate",
                    "of": "proof",
                    "basis": "of_decided",
                    "unit": "share",
                    "n": 20,
                    "plan": 0.4,
                }
            ],
            "of 20 decided 5 went on, 25 % where 40 % is planned",
        ),
        (
            {"on": 5, "lost": 15},
            [{"measure": "conversion_rate", "of": "proof", "unit": "share", "n": 20, "plan": 0.4, "few": True}],
            "of 20 decided 5 went on, too few to tell",
        ),
        (
            {"on": 1, "lost": 11},
            [
                {
                    "measure": "conversion_rate",
                    "of": "proof",
                    "unit": "share",
                    "n": 12,
                    "plan": 0.6,
                    "few": True,
                    "verdict": "missed",
                }
            ],
            "of 12 decided 1 went on, 8.3 % where 60 % is planned",
        ),
        (
            {"on": 5, "lost": 15},
            [
                {
                    "measure": "conversion_rate",
                    "of": "proof",
                    "basis": "of_entered",
                    "unit": "share",
                    "n": 34,
                    "plan": 0.4,
                }
            ],
            "of 20 decided 5 went on, 25 %",
        ),
    ],
)
def test_those_decided_are_told_beside_the_open_ones(
    flow: dict[str, int], figures: list[dict[str, Any]], expected: str, write_files: WriteFiles
) -> None:
    text = snapshot(since={}, flow={**PROOF, "over": 2, "oldest": 90, **flow}, figures=figures)
    (sentence,) = told(write_files, account(1), text)
    assert sentence == f"2 of 14 accounts in Proof are over 60 days, the oldest 90; {expected}"


@pytest.mark.parametrize(
    ("committee", "expected"),
    {
        "nobody writes talks down": ("{name: CFO, roles: economic_buyer}", ""),
        "all were met": (f"{MET}, {CFO}", ""),
        "a talk without a day": (f"{MET}, {{name: CFO, roles: economic_buyer}}", "the economic buyer at 1 of 1"),
        "nobody is known with the role": (MET, "the economic buyer at 1 of 1"),
    }.values(),
)
def test_whom_nobody_has_spoken_to(committee: str, expected: str, write_files: WriteFiles) -> None:
    text = snapshot(since={"a1": "2026-07-01"}, flow={**PROOF, "here": 1, "over": 1, "oldest": 142})
    (sentence,) = told(write_files, account(1, committee), text)
    assert sentence.partition("; there you have not spoken to ")[2] == expected


def test_who_took_part_by_what_was_measured_was_met(write_files: WriteFiles) -> None:
    text = json.loads(snapshot(since={"a1": "2026-07-01"}, flow={**PROOF, "here": 1, "over": 1, "oldest": 142}))
    text["measured"][0]["accounts"][0]["roles"] = ["economic_buyer"]
    (sentence,) = told(write_files, account(1, MET), json.dumps(text))
    assert sentence == "1 of 1 account in Proof is over 60 days; of 11 decided 3 went on, too few to tell"


def test_an_account_within_the_limit_does_not_stall(write_files: WriteFiles) -> None:
    since = {"a1": "2026-09-20", "a2": "2026-09-21"}  # 61 and 60 days
    accounts = account(1, MET) + account(2)
    (sentence,) = told(write_files, accounts, snapshot(since=since, flow={**PROOF, "over": 1, "oldest": 61}))
    assert sentence.endswith("there you have not spoken to the economic buyer at 1 of 1")


def test_where_nobody_is_beyond_the_limit_nothing_is_told(write_files: WriteFiles) -> None:
    assert told(write_files, account(1), snapshot(since={}, flow={**PROOF, "over": 0})) == []
    assert told(write_files, account(1), snapshot(since={}, flow={**PROOF, "over": 3, "limit": None})) == []
