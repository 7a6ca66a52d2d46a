"""The first result has no day.

A result that may come any time is nobody's for this week. Without a day nothing ever runs late, and the customer is the
first to notice.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        outcomes: [Less scrap]
        first_value: {milestone: Scrap of line 3 halved, outcome: Less scrap, visible_to: champion}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        outcomes: [Less scrap]
        first_value:
          milestone: Scrap of line 3 halved
          outcome: Less scrap
          start: 2026-11-02
          due: 2027-01-15
          visible_to: champion
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.first_result import first_result
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM710", "first-value-undated", Severity.WARNING, "abm")
def first_value_undated(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """A start or a promised day is enough: from a start, ninety days count."""
    first = account.model.first_value
    if first and account.is_customer and first_result(account, analysis.today).state == "undated":
        yield Gap(
            account.place.at("first_value"),
            f"nothing says when '{account.name}' is to have its first result, '{first.milestone}'",
            "Agree with them on a day; then write it as `due`, and the day from which you count as `start`.",
        )
