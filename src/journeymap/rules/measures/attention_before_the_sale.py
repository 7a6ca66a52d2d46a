"""Nearly all attention goes to accounts that have not bought yet.

Customers stay, buy more and speak for you, or do not, and they notice when everybody turns away after the signature.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        approach: abm
      bolt-works:
        name: Bolt Works
        approach: abm
        committee: [{name: CFO, roles: economic_buyer}]
        plan:
          - {who: CFO, date: 2026-12-01}
          - {who: CFO, date: 2026-12-08}
          - {who: CFO, date: 2026-12-15}
          - {who: CFO, date: 2027-01-11}
          - {who: CFO, date: 2027-01-18}
    content:
      one: {title: Scrap in numbers, phases: aware}
      two: {title: Five mills compared, phases: evaluate}
      three: {title: What a line costs, phases: engage}
      four: {title: Answers for the auditor, phases: decide}
      five: {title: Business case, phases: decide}
    programs: {mills: {name: Mills, framework: abm-seven}}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        approach: abm
        committee: [{name: CFO, roles: economic_buyer}]
        plan:
          - {who: CFO, date: 2026-12-01}
          - {who: CFO, date: 2027-01-18}
      bolt-works:
        name: Bolt Works
        approach: abm
        committee: [{name: CFO, roles: economic_buyer}]
        plan:
          - {who: CFO, date: 2026-12-08}
          - {who: CFO, date: 2026-12-15}
          - {who: CFO, date: 2027-01-11}
    content:
      one: {title: Scrap in numbers, phases: aware}
      two: {title: Five mills compared, phases: evaluate}
      three: {title: What a line costs, phases: engage}
      four: {title: Answers for the auditor, phases: decide}
      five: {title: The first ninety days, phases: onboard}
    programs: {mills: {name: Mills, framework: abm-seven}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedProgram

FEWEST = 10
"""Of fewer contacts and pieces no share can be told."""
SMALLEST_SHARE = 0.2


@rule("JM809", "attention-before-the-sale", Severity.INFO, "abm")
def attention_before_the_sale(program: LinkedProgram, analysis: Analysis) -> Iterator[Gap]:
    """Count contacts of the plans and pieces of content, where there are customers and enough of both to tell."""
    customers = sum(account.is_customer for account in program.accounts)
    spent = analysis.attentions.of(program)
    if customers and spent.total >= FEWEST and spent.after < SMALLEST_SHARE * spent.total:
        yield Gap(
            program.place.at("objective"),
            f"{spent.after} of {spent.total} contacts and pieces of content in '{program.model.name}' are for the time "
            f"after the sale, and {customers} of {len(program.accounts)} accounts are customers",
            "Plan the next talk with each customer, and make one thing that helps them in their first months: what "
            "they reach by when, or what others found out.",
        )
