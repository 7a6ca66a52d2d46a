"""The first result is late.

Three months after the start, whoever argued for you is asked what came of it.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        first_value:
          milestone: Scrap of line 3 halved
          start: 2026-05-01
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
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount

DAYS_ALLOWED = 90


@rule("JM702", "first-value-late", Severity.ERROR, "abm", overdue=True)
def first_value_late(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Count from the start, whether the result is still to come or came too late."""
    first = account.model.first_value
    if first is None or first.start is None:
        return
    days = ((first.reached or analysis.today) - first.start).days
    if days > DAYS_ALLOWED:
        late = (
            f"took {days} days to reach a first result" if first.reached else f"has no first result after {days} days"
        )
        yield Gap(
            account.place.at("first_value"),
            f"'{account.name}' {late} (limit: {DAYS_ALLOWED})",
            "Bring its owners together: what is in the way, and who removes it by when.",
        )
