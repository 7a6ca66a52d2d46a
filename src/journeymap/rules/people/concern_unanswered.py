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

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM305", "concern-unanswered", Severity.WARNING, "abm")
def concern_unanswered(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Live content or a planned contact that addresses a worry answers it."""
    answers = analysis.buying_groups.answers(account)
    for member in account.members:
        for saying, place in member.worries():
            if not answers.to(saying):
                yield Gap(
                    place,
                    f"nothing answers '{saying.text}' ({member.label})",
                    "Add it to the `addresses` of a piece of content or of a planned contact.",
                )
