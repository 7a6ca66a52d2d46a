"""One person is to hear from you four times within two days.

Each of your teams has planned one good contact, and together they are a nuisance. The account remembers that you do not
talk to each other.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        plan:
          - {who: champion, date: 2026-12-01, channel: email}
          - {who: champion, date: 2026-12-01, channel: phone}
          - {who: champion, date: 2026-12-02, channel: linkedin}
          - {who: champion, date: 2026-12-02, channel: email}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        plan:
          - {who: champion, date: 2026-12-01, channel: email}
          - {who: champion, date: 2026-12-04, channel: phone}
          - {who: economic_buyer, date: 2026-12-02, channel: linkedin}
          - {who: champion, date: 2026-12-14, channel: email}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import whom
from journeymap.workspace import LinkedAccount, LinkedPlanEntry

TOO_MANY = 4
WITHIN_DAYS = 2


@rule("JM526", "contacts-crowded", Severity.WARNING, "abm")
def contacts_crowded(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Look at the contacts still to come; say it once for each person."""
    people = _people(account)
    by_person: dict[str, list[tuple[date, LinkedPlanEntry]]] = {}
    for entry in analysis.clocks.dated(account):
        if entry.model.date:
            by_person.setdefault(people.get(entry.model.who, entry.model.who), []).append((entry.model.date, entry))
    for contacts in by_person.values():
        for (first, entry), (last, _) in zip(contacts, contacts[TOO_MANY - 1 :], strict=False):
            if (last - first).days <= WITHIN_DAYS:
                when = f"between {first} and {last}" if last > first else f"on {first}"
                yield Gap(
                    entry.place,
                    f"{whom(entry)} at '{account.name}' is to hear from you {TOO_MANY} times {when}",
                    "Agree among you who goes first, and leave them a few days after each; then move the `date` of the "
                    "others.",
                )
                break


def _people(account: LinkedAccount) -> dict[str, str]:
    """Who may be meant by a name or a role: the member of the committee, where there is one."""
    members: dict[str, set[str]] = {}
    for member in account.members:
        for who in (member.model.name, *member.model.roles):
            members.setdefault(who, set()).add(member.model.name)
    return {who: next(iter(names)) for who, names in members.items() if len(names) == 1}
