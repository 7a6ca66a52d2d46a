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
    by_person: dict[str, list[tuple[date, LinkedPlanEntry]]] = {}
    for entry in analysis.clocks.dated(account):
        if entry.model.date:
            by_person.setdefault(_person(entry), []).append((entry.model.date, entry))
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


def _person(entry: LinkedPlanEntry) -> str:
    """Whom a contact is for: a member of the committee, also where the role that only they have is named."""
    members = [member.model.name for member in entry.account.members if entry.targets(member)]
    return members[0] if len(members) == 1 else entry.model.who
