"""An account with a plan of its own has no map.

Its committee, its order of steps and its habits are its own. A map shows where they differ from those of
others.

Bad:
    accounts:
      ada-mills: {name: Ada Mills, approach: abm, tier: one_to_one}
Good:
    title: How Ada Mills buys
    account: ada-mills
    framework: abm-seven
    accounts:
      ada-mills: {name: Ada Mills, approach: abm, tier: one_to_one}
    stages:
      evaluation:
        touchpoints: [Trial on line 3]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM512", "account-without-map", Severity.INFO, "abm")
def account_without_map(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Only abm accounts that are one_to_one need one."""
    if account.is_abm and account.model.tier == "one_to_one" and not analysis.uses.account_journeys[account]:
        yield Gap(
            account.place.key(),
            f"'{account.name}' has a plan of its own, but no map",
            "Sit down with whoever knows it and draw how it buys, from the map of its segment: a file with `title`, "
            f"`extends` and `account: {account.id}`.",
        )
