"""Somebody who decides is not known.

A purchase of some size needs somebody who wants it, somebody who pays, somebody who checks whether it works
and somebody who buys. Whoever of them you do not know will turn up late, with a question nobody prepared
for.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        committee:
          - {name: Head of production, roles: champion}
          - {name: CFO, roles: economic_buyer}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        committee:
          - {name: Head of production, roles: [champion, technical_evaluator]}
          - {name: CFO, roles: [economic_buyer, procurement]}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.unknown_roles import unknown_roles
from journeymap.workspace import LinkedAccount


@rule("JM302", "missing-core-role", Severity.WARNING, "abm")
def missing_core_role(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Ask for the roles that the programs of the account require. Once it compares vendors, JM313 takes over."""
    if not analysis.deals.is_at_stake(account):
        yield from unknown_roles(account, analysis)
