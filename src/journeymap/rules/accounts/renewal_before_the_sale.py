"""A contract ends before the account became a customer.

The day of the renewal is the one by which most is lost if it is wrong: nobody is reminded in time.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        deals: [{name: Line 3, kind: new, outcome: won, closes: 2026-06-30}]
        renewal: 2026-03-31
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        deals: [{name: Line 3, kind: new, outcome: won, closes: 2026-06-30}]
        renewal: 2027-06-30
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM539", "renewal-before-the-sale", Severity.WARNING, "abm")
def renewal_before_the_sale(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Look at the first day on which an account is known to have been a customer; and, while nothing else is being
    bought, at the day on which it goes live.
    """
    model = account.model
    if model.renewal is None:
        return
    ends, since = model.renewal.date, analysis.customers.since(account)
    if since and ends <= since:
        event = f"'{account.name}' became a customer on {since}"
    elif model.go_live and ends <= model.go_live and not any(deal.outcome == "open" for deal in model.deals):
        event = f"'{account.name}' goes live on {model.go_live}"
    else:
        return
    yield Gap(
        account.place.at("renewal", "date"),
        f"the contract ends on {ends}, and {event}",
        "Look up the last day of the contract that runs now, and correct `renewal`, or the other day.",
    )
