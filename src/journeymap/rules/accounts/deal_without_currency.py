"""A deal has a sum and no currency.

Neither the deal nor the account's value says one, so the sum can be added to no other and is left out of all of them.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        deals: [{name: Line 3, amount: 120000}]
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        deals: [{name: Line 3, amount: 120000, currency: EUR}]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedAccount

MOST_NAMED = 3


@rule("JM537", "deal-without-currency", Severity.WARNING, "abm")
def deal_without_currency(account: LinkedAccount) -> Iterator[Gap]:
    """Tell it once for an account. The currency of its value holds for its deals; a sum of 0 needs none."""
    model = account.model
    if model.value:
        return
    lacking = [(number, deal.name) for number, deal in enumerate(model.deals) if deal.amount and deal.currency is None]
    if lacking:
        named = [f"'{name}'" for _, name in lacking[:MOST_NAMED]]
        named += [f"{len(lacking) - MOST_NAMED} more"] if len(lacking) > MOST_NAMED else []
        have = "has a sum" if len(lacking) == 1 else "have sums"
        yield Gap(
            account.place.at("deals", lacking[0][0], "amount"),
            f"{listed(named)} at '{account.name}' {have} without a currency",
            "Write the currency beside it, such as `currency: EUR`; or the `value` of the account, whose currency then "
            "holds for its deals.",
        )
