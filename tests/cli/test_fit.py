"""`journeymap fit`: account by account what it calls for, how it is treated, and when its cost comes back."""

import csv
import io
from typing import Any

import pytest

from tests.support.fixtures import RunCommand, WriteFiles

DAY = ("--as-of", "2026-11-22")
FIT = "{value_creation: yes, economics: {answer: no, why: Too few berths}, access: unknown, propensity: yes}"
FILES = {
    "maps/accounts.yaml": f"""\
accounts:
  ada: {{name: Ada Mills, approach: abm, heterogeneity: high, value: {{amount: 500000, currency: EUR}}}}
  bolt: {{name: Bolt Rail, approach: abm, heterogeneity: 20, value: {{amount: 50000, currency: EUR}}, fit: {FIT}}}
  corn: {{name: Corn & Sons, approach: targeted, value: {{amount: 30000, currency: EUR, period: month}}}}
  dent: {{name: Dent Tools, heterogeneity: low, value: {{amount: 9000, currency: EUR}}}}
  east: {{name: East Yard, approach: targeted}}
programs:
  mills:
    name: Mills
    value_bands: {{high: 300000, low: 20000, currency: EUR}}
    baseline: {{win_rate: 0.2, deals: 40}}
    costs: [{{what: One in marketing, amount: 5000, currency: EUR, period: month}}]
    break_even: {{margin: 50 %, horizon: 2y}}
    team: {{marketers: 1, sellers: 8}}
    universe: 100
  rail: {{name: Rail, target_list: [bolt]}}
""",
}


def test_text(write_files: WriteFiles, run: RunCommand) -> None:
    ran = run("fit", *DAY, cwd=write_files(FILES))
    text = " ".join(ran.out.split())
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Journey maps: 5 accounts\n")
    assert "By value bands: ABM from 300,000 EUR a year on" in text
    assert "1. Ada Mills: ABM, as it is treated" in text
    assert "2. Corn & Sons: ABM, treated as targeted" in text
    assert "3. Bolt Rail: Targeted, treated as ABM" in text
    assert "4. Dent Tools: Mass" in text
    assert "5. East Yard: Nobody can tell, treated as targeted" in text
    assert "Nobody has written what it could bring in a year." in text
    assert "! It is not worth the effort. (Too few berths)" in text
    assert "To change: 2 Corn & Sons, 3 Bolt Rail, 4 Dent Tools." in text
    assert "4 accounts for 1 marketer: 4 each." not in text, "nobody has said that Dent is mass"
    assert "5 accounts for 1 marketer: 5 each. 5 accounts for 8 sellers: fewer than one each." in text
    assert all(len(line) <= 90 for line in ran.out.splitlines())


def test_what_it_takes_for_a_cost_to_come_back(write_files: WriteFiles, run: RunCommand) -> None:
    said = run("fit", "--format", "json", *DAY, cwd=write_files(FILES)).json
    pays = {account["id"]: account["break_even"] for account in said["accounts"]}
    # Half of 60,000 EUR a year, for two years, against half of the value in two years.
    assert (pays["ada"]["needed"], pays["ada"]["verdict"]) == (0.12, "pays")
    assert (pays["bolt"]["needed"], pays["bolt"]["verdict"]) == (1.2, "never")
    assert {id_: pays[id_]["reason"] for id_ in ("corn", "dent", "east")} == dict.fromkeys(
        ("corn", "dent", "east"), "spread_over_abm"
    )
    assert pays["ada"]["says"] == (
        "It pays if the chance of winning it is at least 12 %. Before the program 20 % of the deals were won. "
        "Counted: a cost of 60,000 EUR against 500,000 EUR that is left to you in 2 years, at a margin of 50 %."
    )


def test_json(write_files: WriteFiles, run: RunCommand) -> None:
    said = run("fit", "--format", "json", *DAY, cwd=write_files(FILES)).json
    told: dict[str, Any] = {
        account["id"]: [account[key] for key in ("approach", "declared", "difference")] for account in said["accounts"]
    }
    assert told == {
        "ada": ["abm", "abm", None],
        "corn": ["abm", "targeted", "too_little"],
        "bolt": ["targeted", "abm", "too_much"],
        "dent": ["mass", None, "undeclared"],
        "east": [None, "targeted", None],
    }
    assert said["program"] is None
    assert said["accounts"][1]["value"] == {"yearly": 360000, "currency": "EUR"}
    assert said["accounts"][2]["fit"]["economics"] == {
        "answer": "no", "why": "Too few berths", "speaks_against": "It is not worth the effort."
    }  # fmt: skip


def test_a_program(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    said = run("fit", "--program", "rail", "--format", "json", *DAY, cwd=root).json
    assert (said["program"], said["title"]) == ("rail", "Rail")
    assert [account["id"] for account in said["accounts"]] == ["bolt"]
    assert said["accounts"][0]["break_even"]["reason"] == "no_cost"


def test_how_many_accounts_of_the_kind_there_are(write_files: WriteFiles, run: RunCommand) -> None:
    text = " ".join(run("fit", "--program", "mills", *DAY, cwd=write_files(FILES)).out.split())
    assert "2 accounts are ABM, 2 % of the 100 accounts of the kind: few, as it should be." in text


def test_a_program_that_is_not_there(write_files: WriteFiles, run: RunCommand) -> None:
    ran = run("fit", "--program", "mill", cwd=write_files(FILES))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "There is no program 'mill'. Did you mean 'mills'? The programs are mills, rail.\n"


def test_csv(write_files: WriteFiles, run: RunCommand) -> None:
    out = run("fit", "--format", "csv", *DAY, cwd=write_files(FILES)).out
    rows = {row["account"]: row for row in csv.DictReader(io.StringIO(out))}
    assert list(rows) == ["ada", "corn", "bolt", "dent", "east"]
    assert (rows["ada"]["chance_needed"], rows["ada"]["cost_yearly"], rows["ada"]["cost_once"]) == (
        "0.12",
        "30000",
        "0",
    )
    assert (rows["east"]["approach"], rows["east"]["yearly_value"], rows["east"]["rank"]) == ("", "", "")
    assert rows["east"]["why"] == "Nobody has written what it could bring in a year."


def test_markdown(write_files: WriteFiles, run: RunCommand) -> None:
    out = run("fit", "--format", "markdown", *DAY, cwd=write_files(FILES)).out
    assert "- **Bolt Rail**: Let it share a plan with accounts like it" in out
    assert "It is not worth the effort. (Too few berths)" in out
    assert "| ABM | 2 |" in out


def test_quiet_prints_what_to_change(write_files: WriteFiles, run: RunCommand) -> None:
    out = run("fit", "-q", *DAY, cwd=write_files(FILES)).out
    assert [line for line in out.splitlines() if line.endswith(":")] == ["Corn & Sons:", "Bolt Rail:", "Dent Tools:"]


def test_few_accounts_without_bands_get_words(write_files: WriteFiles, run: RunCommand) -> None:
    text = "accounts: {" + ", ".join(f"a{n}: {{name: A{n}, value: {{amount: {n}, currency: EUR}}}}" for n in range(4))
    said = run("fit", "-f", "json", cwd=write_files({"maps/a.yaml": f"{text}}}\n"})).json
    assert {account["rating"] for account in said["accounts"]} == {None}
    assert said["accounts"][0]["why"] == (
        "It is number 1 of 4 by what they bring in a year; among so few that says nothing."
    )
    assert said["basis"] == [
        "Only 4 accounts with a value in EUR: among fewer than five, a rank says nothing.",
        "Agree with sales from what sum on an account is valuable: value bands say more than ranks.",
    ]


def test_a_list_of_chosen_accounts_is_not_scolded(write_files: WriteFiles, run: RunCommand) -> None:
    accounts = ", ".join(
        f"a{n}: {{name: A{n}, approach: abm, value: {{amount: {n + 1}, currency: EUR}}}}" for n in range(6)
    )
    said = run("fit", "-f", "json", cwd=write_files({"maps/a.yaml": f"accounts: {{{accounts}}}\n"})).json
    assert {account["difference"] for account in said["accounts"]} == {None, "last_by_choice"}
    assert said["portfolio"]["says"][0] == "6 accounts are ABM, of 6 on the list: the list itself is the choice."
    assert "To change" not in run("fit", cwd=write_files({})).out


def test_no_account(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({"maps/a.yaml": "title: T\nstages: {a: {goals: [b]}}\n"})
    assert run("fit", cwd=root).out == "Journey maps: no account is declared here.\n"
    assert "No account is declared here." in run("fit", "-f", "markdown", cwd=root).out
    assert run("fit", "-f", "json", cwd=root).json["accounts"] == []


@pytest.mark.parametrize("number", [26, 300])
def test_many_accounts(number: int, write_files: WriteFiles, run: RunCommand) -> None:
    lines = [
        f"  a{n}: {{name: A{n}, approach: {'mass' if n % 50 == 0 else 'targeted'}, heterogeneity: 50, "
        f"value: {{amount: {n + 1}, currency: EUR}}}}"
        for n in range(number)
    ]
    out = run("fit", cwd=write_files({"maps/a.yaml": "accounts:\n" + "\n".join(lines) + "\n"})).out
    assert len(out.splitlines()) < 300
    assert "--format csv lists every account." in out


def test_a_program_that_only_one_of_several_workspaces_knows(write_files: WriteFiles, run: RunCommand) -> None:
    text = "accounts: {ada: Ada}\nprograms: {ID: {name: The program, target_list: [ada]}}\n"
    root = write_files({f"{name}/maps/a.yaml": text.replace("ID", name) for name in ("one", "two")})
    ran = run("fit", "one", "two", "--program", "two", cwd=root)
    assert (ran.code, ran.out.count("The program: 1 account\n")) == (0, 1)
    ran = run("fit", "one", "two", "--program", "three", cwd=root)
    assert (ran.code, ran.out) == (2, "")
    assert "There is no program 'three'." in ran.err
