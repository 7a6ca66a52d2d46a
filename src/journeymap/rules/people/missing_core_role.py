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
from journeymap.model.vocabulary import label
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedAccount


@rule("JM302", "missing-core-role", Severity.WARNING, "abm")
def missing_core_role(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Ask for the roles that the programs of the account require."""
    missing = [label(role) for role in analysis.buying_groups.required_roles(account) if not account.with_role(role)]
    if analysis.buying_groups.is_target(account) and missing:
        yield Gap(
            account.place.at("committee"),
            f"nobody at '{account.name}' is known as {listed(missing, 'or')}",
            "Ask your champion who it is and add them to `committee`, with a label if you have no name.",
        )
