"""The first result is getting late.

Two thirds of the time are gone, and a day that was promised is two weeks away or less. There is still time to do
something about it, but not to wait and see.

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
from journeymap.analysis.first_result import first_result
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM708", "first-value-at-risk", Severity.WARNING, "abm", overdue=True)
def first_value_at_risk(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Warn from two weeks before the promised day, or from day 60 of 90 where none is. After it JM702 takes over."""
    result, today = first_result(account, analysis.today), analysis.today
    if result.state != "at risk" or result.due is None:
        return
    left = (result.due - today).days
    if result.is_promised or result.start is None:
        when = f"in {left} days" if left > 1 else "tomorrow" if left else "today"
        message = f"the first result at '{account.name}' is promised for {result.due}, {when}, and not reached"
    else:
        message = f"'{account.name}' has no first result after {(today - result.start).days} days"
    yield Gap(
        account.place.at("first_value"),
        message,
        "Ask them and your own people this week what is in the way, and settle who removes it by when. Once they have "
        "it, write the day under `reached`.",
    )
