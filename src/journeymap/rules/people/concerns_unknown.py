"""Nobody knows what worries a member of the committee.

What is not known cannot be answered. The usual worries of a role are a start; the real ones come from
asking.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        committee: [{name: CFO, roles: economic_buyer}]
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        committee:
          - {name: CFO, roles: economic_buyer, questions: ["When do we have our money back?"]}
    content:
      payback: {title: When a mill has its money back, addresses: ["When do we have our money back?"]}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.model.vocabulary import role_holder
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedMember


@rule("JM311", "concerns-unknown", Severity.INFO, "abm")
def concerns_unknown(member: LinkedMember) -> Iterator[Gap]:
    """The worries of their persona count as theirs."""
    if next(member.worries(), None) is None:
        yield Gap(
            member.place,
            f"nobody knows what worries {role_holder(*member.model.roles)} at '{member.account.name}'",
            "Ask them, and write it under `concerns`, `questions` or `objections`; or name the persona they resemble.",
        )
