"""A talk counts from the day it took place, with those it was with, if people held it."""

from datetime import date

import pytest

from journeymap.analysis.conversations import last_spoken_to, last_talk, was_spoken_to
from journeymap.workspace import LinkedAccount
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace

TODAY = date(2026, 11, 22)
DEFAULT = "committee: [{name: CFO, roles: economic_buyer}, {name: Foreman, roles: [champion, user]}]"


def account(write_files: WriteFiles, text: str) -> LinkedAccount:
    workspace = load_workspace(write_files({"maps/a.yaml": f"accounts: {{a: {{name: A, {text}}}}}\n"}))
    assert workspace.problems == ()
    return workspace.accounts["a"]


@pytest.mark.parametrize(
    ("plan", "with_finance", "with_champion"),
    [
        ("{who: CFO, status: done, done_on: 2026-11-03}", date(2026, 11, 3), None),
        ("{who: champion, status: done, done_on: 2026-11-03}", None, date(2026, 11, 3)),
        ("{who: user, status: done, date: 2026-11-03}", None, date(2026, 11, 3)),
        ("{who: CFO, status: done, date: 2026-11-03, done_on: 2026-11-05}", date(2026, 11, 5), None),
        ("{who: CFO, status: done, done_on: 2026-11-23}", None, None),
        ("{who: CFO, status: done, done_on: 2026-11-03, mode: automated}", None, None),
        ("{who: CFO, date: 2026-11-03}", None, None),
        ("{who: CFO, status: skipped, date: 2026-11-03}", None, None),
    ],
)
def test_contacts_that_are_talks(
    plan: str, with_finance: date | None, with_champion: date | None, write_files: WriteFiles
) -> None:
    made = account(write_files, f"{DEFAULT}, plan: [{plan}]")
    assert [last_spoken_to(member, TODAY) for member in made.members] == [with_finance, with_champion]
    assert [was_spoken_to(member, TODAY) for member in made.members] == [bool(with_finance), bool(with_champion)]
    assert last_talk(made, TODAY) == (with_finance or with_champion)


def test_a_talk_without_a_day_is_a_talk(write_files: WriteFiles) -> None:
    made = account(write_files, f"{DEFAULT}, plan: [{{who: CFO, status: done}}]")
    assert [was_spoken_to(member, TODAY) for member in made.members] == [True, False]
    assert last_spoken_to(made.members[0], TODAY) is None


def test_the_day_they_were_met_counts_as_well(write_files: WriteFiles) -> None:
    committee = "committee: [{name: CFO, roles: economic_buyer, met: 2026-11-10}]"
    made = account(write_files, f"{committee}, plan: [{{who: CFO, status: done, done_on: 2026-11-03}}]")
    assert last_spoken_to(made.members[0], TODAY) == last_talk(made, TODAY) == date(2026, 11, 10)
    assert not was_spoken_to(account(write_files, committee).members[0], date(2026, 11, 9))
