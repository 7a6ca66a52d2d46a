"""The first result is late.

The promised day has passed, or three months since the start where no day was promised: now whoever argued for you is
asked what came of it.

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
          start: 2026-05-01
          reached: 2026-07-20
          visible_to: [economic_buyer]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.first_result import TIME_ALLOWED, first_result
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM702", "first-value-late", Severity.ERROR, "abm", overdue=True)
def first_value_late(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Count to the promised day, else ninety days from the start. Once the result is there, late or not, nothing is
    left to do about it.
    """
    result = first_result(account, analysis.today)
    if result.state != "late":
        return
    if result.is_promised or result.start is None:
        message = f"the first result at '{account.name}' was promised for {result.due}, and is not reached"
    else:
        days = (analysis.today - result.start).days
        message = f"'{account.name}' has no first result after {days} days (limit: {TIME_ALLOWED.days})"
    yield Gap(
        account.place.at("first_value"),
        message,
        "Tell them yourself before they ask. Bring its owners together: what is in the way, who removes it by when, "
        "and what they get in the meantime. Once they have it, write the day under `reached`.",
    )
