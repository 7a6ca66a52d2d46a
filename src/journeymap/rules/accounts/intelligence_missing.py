"""Too little is known of an account to speak to it.

Priorities, people, systems and signs of interest shape everything that follows. Without them a message can
only be about you.

Bad:
    accounts:
      ada-mills: {name: Ada Mills, approach: abm, priorities: [Audit of 2027]}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        priorities: [Audit of 2027]
        tech_stack: [SAP]
        committee: [{name: CFO, roles: economic_buyer}]
        signals: [{date: 2026-11-01, kind: visit}]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedAccount

NEEDED = ("priorities", "committee", "tech_stack", "signals")


@rule("JM505", "intelligence-missing", Severity.WARNING, "abm")
def intelligence_missing(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Once it is time to ask for roles, JM302 and JM313 tell that the committee is empty."""
    asked = [field for field in NEEDED if field != "committee" or not analysis.deals.unknown_roles(account)]
    missing = [f"`{field}`" for field in asked if not getattr(account.model, field)]
    if account.is_abm and missing:
        yield Gap(
            account.place.key(),
            f"nothing is known about '{account.name}' under {listed(missing, 'or')}",
            "Find it out before you write to anybody there, from their report, their job ads and whoever knows them; "
            "then write it down.",
        )
