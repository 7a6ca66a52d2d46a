"""A deal is on, and somebody who decides is not known.

The account is comparing vendors. Whoever has a say and is not known to you asks their question last, when nobody of
yours is in the room, and the deal waits or is lost.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        stage: evaluation
        committee:
          - {name: Head of production, roles: champion}
          - {name: Process engineer, roles: technical_evaluator}
          - {name: Purchasing, roles: procurement}
    programs: {mills: {name: Mills, framework: abm-seven}}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        stage: evaluation
        committee:
          - {name: Head of production, roles: champion}
          - {name: Process engineer, roles: technical_evaluator}
          - {name: Purchasing, roles: procurement}
          - {name: CFO, roles: economic_buyer}
    programs: {mills: {name: Mills, framework: abm-seven}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.unknown_roles import unknown_roles
from journeymap.workspace import LinkedAccount


@rule("JM313", "core-role-missing-late", Severity.ERROR, "abm")
def core_role_missing_late(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """What JM302 says earlier, where a deal is at stake now."""
    if analysis.deals.is_at_stake(account):
        yield from unknown_roles(account, analysis)
