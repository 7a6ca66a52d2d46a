"""Somebody worries, and nothing answers.

A doubt that stays open does not go away. It is said aloud in the meeting in which the group decides, and
you are not there.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        committee:
          - {name: CFO, roles: economic_buyer, concerns: [Payback within a year]}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        committee:
          - {name: CFO, roles: economic_buyer, concerns: [Payback within a year]}
    content:
      payback: {title: When a mill has its money back, addresses: [Payback within a year]}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount

_MOST_LISTED = 200
"""Of one account: everybody on a committee may share the concerns of a persona."""


@rule("JM305", "concern-unanswered", Severity.WARNING, "abm")
def concern_unanswered(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Live content or a planned contact that addresses a worry answers it."""
    answers = analysis.buying_groups.answers(account)
    worries = ((member, *worry) for member in account.members for worry in member.worries())
    unanswered = ((member, saying, place) for member, saying, place in worries if not answers.to(saying))
    for member, saying, place in islice(unanswered, _MOST_LISTED):
        yield Gap(
            place,
            f"nothing answers '{saying.text}' ({member.label})",
            "Add it to the `addresses` of a piece of content or of a planned contact.",
        )
    if further := sum(1 for _ in unanswered):
        message = f"nothing answers {further:,} more concerns of the committee"
        yield Gap(account.place.at("committee"), message, "Answer those that most of them share first.")
