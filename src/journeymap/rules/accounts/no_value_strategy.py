"""Nobody has said what you want to be for an account.

A market of its own needs an offer of its own: which of their priorities you serve, and what that is worth
to them.

Bad:
    accounts:
      ada-mills: {name: Ada Mills, approach: abm}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        strategy: Halve the scrap of line 3 before the audit.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM509", "no-value-strategy", Severity.WARNING, "abm")
def no_value_strategy(account: LinkedAccount) -> Iterator[Gap]:
    if account.is_abm and not account.model.strategy:
        yield Gap(
            account.place.at("strategy"),
            f"'{account.name}' has no strategy",
            "Agree with sales which of their priorities you serve and what that is worth to them; then write two "
            "sentences under `strategy`.",
        )
