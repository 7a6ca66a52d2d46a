"""Somebody with a say works against you, and nobody talks to them.

One person whom the others listen to is enough to end a purchase. They seldom change sides, but they can be
answered.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        committee:
          - {name: Head of IT, roles: technical_evaluator, stance: blocker, influence: high}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        committee:
          - {name: Head of IT, roles: technical_evaluator, stance: blocker, influence: high}
        plan:
          - who: Head of IT
            date: 2027-01-12
            channel: phone
            purpose: hear what speaks against it
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.contacts import is_ahead
from journeymap.findings import Severity
from journeymap.model.vocabulary import role_holder
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedMember


@rule("JM307", "blocker-unaddressed", Severity.WARNING, "abm", about_stance=True)
def blocker_unaddressed(member: LinkedMember, analysis: Analysis) -> Iterator[Gap]:
    """Name the role, never the person. Only contacts that are still to come count."""
    model, account = member.model, member.account
    if model.stance != "blocker" or model.influence not in ("medium", "high"):
        return
    if not any(is_ahead(entry, analysis.today) and entry.targets(member) for entry in account.plan):
        yield Gap(
            member.place.at("stance"),
            f"no contact is planned with {role_holder(*model.roles)} at '{account.name}', an influential opponent",
            "Plan which of you, or of their peers, can talk to them, and with what proof.",
        )
