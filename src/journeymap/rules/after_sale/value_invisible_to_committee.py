"""Those who signed do not see the result.

Daily users know that it works. Those who paid for it hear of it only if somebody tells them, and they
decide on the next contract.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        first_value: {milestone: Scrap of line 3 halved, visible_to: user}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        first_value: {milestone: Scrap of line 3 halved, visible_to: [user, champion]}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount

DECIDERS = frozenset({"economic_buyer", "champion", "executive_sponsor"})


@rule("JM703", "value-invisible-to-committee", Severity.WARNING, "abm")
def value_invisible_to_committee(account: LinkedAccount) -> Iterator[Gap]:
    first = account.model.first_value
    if first and first.milestone and not DECIDERS.intersection(first.visible_to):
        yield Gap(
            account.place.at("first_value", "visible_to"),
            f"nobody who decided on the purchase gets to see the first result at '{account.name}'",
            "Plan how they get to see it, such as a page to pass on or half an hour with whoever measured it; then "
            "add their role to `visible_to`.",
        )
