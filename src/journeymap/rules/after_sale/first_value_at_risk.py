"""The first result is getting late.

Two months have passed since the start. There is still time to do something about it.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        first_value:
          milestone: Scrap of line 3 halved
          start: 2026-09-10
          visible_to: [economic_buyer]
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        first_value:
          milestone: Scrap of line 3 halved
          start: 2026-11-01
          visible_to: [economic_buyer]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.after_sale.first_value_late import DAYS_ALLOWED
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount

DAYS_AT_EASE = 60


@rule("JM708", "first-value-at-risk", Severity.WARNING, "abm", overdue=True)
def first_value_at_risk(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Warn from day 60 to day 90; after that JM702 takes over."""
    first = account.model.first_value
    if first is None or first.start is None or first.reached:
        return
    days = (analysis.today - first.start).days
    if DAYS_AT_EASE <= days <= DAYS_ALLOWED:
        yield Gap(
            account.place.at("first_value"),
            f"'{account.name}' has no first result after {days} days",
            "Find out what is in the way while there is time.",
        )
