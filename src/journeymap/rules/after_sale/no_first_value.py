"""Nobody has named the first result a customer will see.

They bought for a reason. The sooner somebody can show a result to those who signed, the safer is everything
that follows.

Bad:
    accounts:
      ada-mills: {name: Ada Mills, relationship: customer}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        outcomes: [Less scrap]
        first_value: {milestone: Scrap of line 3 halved, outcome: Less scrap, visible_to: champion}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM701", "no-first-value", Severity.WARNING, "abm")
def no_first_value(account: LinkedAccount) -> Iterator[Gap]:
    """Ask for a milestone first, then for the outcomes that the customer bought for."""
    first = account.model.first_value
    if account.is_customer and not (first and first.milestone):
        yield Gap(
            account.place.at("first_value"),
            f"no first result is named for '{account.name}'",
            "Write under `first_value` what they could show around first, and by when.",
        )
    elif account.is_customer and not account.model.outcomes:
        yield Gap(
            account.place.at("outcomes"),
            f"it is not known what results '{account.name}' bought for",
            "Write the results it was promised under `outcomes`.",
        )
