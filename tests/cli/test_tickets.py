"""Tickets: what to do and the ideas, in the columns that Jira, Linear and tools of GitHub take."""

import csv
import io

import pytest

from tests.support.fixtures import RunCommand, WriteFiles

DAY = ("--as-of", "2026-11-22")
MAP = """\
title: A clinic
owner: front desk
personas: {ann: Patient, bob: Partner}
stages:
  hear:
    name: Hears of it
    owners: [marketing]
    touchpoints: [{name: Ad, for: [ann], channel: web, content: [flyer]}]
    pains:
      - {text: 'Nobody says *when*, [x]', id: when, severity: 3}
      - text: Far away
        answers:
          - {text: How might we be near?, owner: growth, value: 3, feasibility: 3, friction: 2}
          - {text: How might we call back?, value: 1, feasibility: 1, link: 'https://x.example/browse/CLN-12'}
          - {text: How might we write?, link: 'https://git.example/issues/3'}
          - {text: How might we close?, status: dropped, reason: No}
"""
ACCOUNTS = """\
accounts:
  acme:
    name: Acme
    approach: abm
    relationship: customer
    stage: hear
    owners: {sales: Sandra Sales}
    value: {amount: 9000, currency: EUR}
    committee: [{name: Cleo Chief, roles: [champion]}]
"""
LIBRARY = "content: {flyer: {title: Flyer, status: planned}}\nchannels: {web: {name: Web}}\n"
FILES = {"maps/clinic.yaml": MAP, "maps/library.yaml": LIBRARY}
WITH_ACCOUNTS = {**FILES, "maps/accounts.yaml": ACCOUNTS}


def rows(run: RunCommand, name: str, files: dict[str, str], write_files: WriteFiles) -> list[dict[str, str]]:
    ran = run("gaps", "-f", name, *DAY, "--fail-on", "never", cwd=write_files(files))
    assert ran.code == 0
    assert not ran.out.startswith("\ufeff"), "importers take it for a part of the first name"
    head, *body = csv.reader(io.StringIO(ran.out))
    assert all(len(row) == len(head) for row in body)
    return [dict(zip(reversed(head), reversed(row), strict=True)) for row in body]


def test_jira(write_files: WriteFiles, run: RunCommand) -> None:
    tickets = {row["Summary"]: row for row in rows(run, "jira", FILES, write_files)}
    near = tickets["How might we be near?"]
    assert {key: near[key] for key in ("Issue Key", "Issue Type", "Priority", "Team", "Due Date", "Labels")} == {
        "Issue Key": "",
        "Issue Type": "Task",
        "Priority": "High",
        "Team": "growth",
        "Due Date": "",
        "Labels": "journeymap",
    }
    assert "*Answers:* Far away" in near["Description"]
    assert near["Description"].endswith(f"journeymap {near['External ID']}")
    assert tickets["How might we call back?"]["Issue Key"] == "CLN-12", "its ticket is brought up to date"
    assert not {"How might we write?", "How might we close?"} & tickets.keys()
    (pain,) = (title for title in tickets if "Nobody says" in title)
    assert pain.startswith("A clinic: ")
    assert r"\*when\*, \[x\]" in tickets[pain]["Description"]
    assert tickets[pain]["Priority"] == "High"


def test_linear(write_files: WriteFiles, run: RunCommand) -> None:
    tickets = {row["Title"]: row for row in rows(run, "linear", FILES, write_files)}
    near = tickets["How might we be near?"]
    assert (near["Priority"], near["Labels"], near["Assignee"]) == ("High", "journeymap, opportunity, clinic", "")
    assert "**Answers:** Far away" in near["Description"]
    assert not {"How might we call back?", "How might we write?", "How might we close?"} & tickets.keys()
    assert {row["Priority"] for row in tickets.values()} <= {"Urgent", "High", "Medium", "Low", "No priority"}


def test_github(write_files: WriteFiles, run: RunCommand) -> None:
    tickets = {row["title"]: row for row in rows(run, "github", FILES, write_files)}
    near = tickets["How might we be near?"]
    assert near["labels"] == "journeymap,opportunity,clinic,priority-high"
    assert (near["state"], near["assignee"]) == ("open", "")
    assert near["body"].endswith(f"<!-- journeymap {near['id']} -->")
    assert not {"How might we call back?", "How might we write?", "How might we close?"} & tickets.keys()


@pytest.mark.parametrize(("name", "id_"), [("jira", "External ID"), ("linear", "ID"), ("github", "id")])
def test_an_id_stays_the_same(name: str, id_: str, write_files: WriteFiles, run: RunCommand) -> None:
    """Whatever else changes: an owner, a value, another ticket before it."""
    before = {row[id_] for row in rows(run, name, FILES, write_files)}
    assert len(before) == len(rows(run, name, FILES, write_files))
    changed = MAP.replace("owner: growth, value: 3", "owner: sales, value: 2").replace("severity: 3", "severity: 2")
    changed = changed.replace("[marketing]", "[support]").replace("A clinic", "Our clinic")
    after = {row[id_] for row in rows(run, name, {**FILES, "maps/clinic.yaml": changed}, write_files)}
    assert len(before - after) <= 1, "a pain that is less severe is no act any more"


def test_people_are_named_only_where_the_settings_say_so(write_files: WriteFiles, run: RunCommand) -> None:
    def text(files: dict[str, str]) -> str:
        return str(rows(run, "jira", files, write_files))

    assert "Acme: " in text(WITH_ACCOUNTS)
    assert "Sandra" not in text(WITH_ACCOUNTS)
    assert "Cleo" not in text(WITH_ACCOUNTS)
    assert "Sandra" in text({**WITH_ACCOUNTS, "journeymap.yaml": "site: {people: names}\n"})


def test_only_what_was_asked_for(write_files: WriteFiles, run: RunCommand) -> None:
    other = (
        MAP.replace("clinic", "shop")
        .replace("near", "cheap")
        .replace("{ann: Patient, bob", "{eve: Patient, rob")
        .replace("[ann]", "[eve]")
    )
    root = write_files({**FILES, "maps/shop.yaml": other})
    ran = run("gaps", "maps/shop.yaml", "-f", "github", *DAY, "--fail-on", "never", cwd=root)
    assert "How might we be cheap?" in ran.out
    assert "How might we be near?" not in ran.out


def test_a_file_and_a_report(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    ran = run("gaps", "-o", "jira:tickets.csv", *DAY, "--fail-on", "never", cwd=root)
    assert ran.out.startswith("Journey maps: coverage ")
    assert (root / "tickets.csv").read_bytes().startswith(b"Issue Key,Summary,")
