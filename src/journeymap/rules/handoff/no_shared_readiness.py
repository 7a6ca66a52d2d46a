"""Nobody has said when an account is ready for sales.

If marketing and sales each have their own idea of it, accounts are handed over too early and taken up too
late. This is the one thing that both have to write down.

Bad:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        framework: abm-seven
Good:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        framework: abm-seven
        readiness:
          points_min: 100
          people_min: 2
          window: 90d
          agreed: {by: [marketing, sales], date: 2026-08-20}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedProgram


@rule("JM601", "no-shared-readiness", Severity.ERROR, "abm")
def no_shared_readiness(program: LinkedProgram) -> Iterator[Gap]:
    if program.model.readiness is None and any(account.is_abm for account in program.accounts):
        yield Gap(
            program.place.at("readiness"),
            f"the program '{program.model.name}' does not say when an account is ready for sales",
            "Sit down with sales, go through accounts that were handed over too early or too late, and agree on "
            "points, people, roles and a window; then write them under `readiness`.",
        )
