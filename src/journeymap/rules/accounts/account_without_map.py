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
from journeymap.analysis.account_checks import has_own_plan
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.together import among_accounts
from journeymap.workspace import LinkedAccount


@rule("JM512", "account-without-map", Severity.INFO, "abm")
def account_without_map(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Only abm accounts that are one_to_one need one. Several of a program are told at once."""
    if not has_own_plan(account) or analysis.uses.account_journeys[account]:
        return
    program = next(iter(analysis.uses.account_programs[account]), None)
    yield Gap(
        account.place.key(),
        f"'{account.name}' has a plan of its own, but no map",
        f"{_DRAW} from the map of its segment: a file with `title`, `extends` and `account: {account.id}`.",
        together=among_accounts(
            account,
            program,
            some="that have a plan of their own have no map",
            fix=f"Begin with the one that is worth most. {_DRAW} from the map of its segment: a file with `title`, "
            "`extends` and `account`.",
        )
        if program
        else None,
    )


_DRAW = "Sit down with whoever knows it and draw how it buys,"
