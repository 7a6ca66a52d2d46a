"""The plan for a customer has not been looked at.

Both teams set a day to look at it again, and the day has passed.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        approach: abm
        account_plan:
          owners: [sales, success]
          objectives: [Line 4]
          review: 2026-03-01
          units: [Plant in Lyon]
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        approach: abm
        account_plan:
          owners: [sales, success]
          objectives: [Line 4]
          review: 2027-03-01
          units: [Plant in Lyon]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM709", "account-plan-review-overdue", Severity.WARNING, "abm", overdue=True)
def account_plan_review_overdue(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """The day under `review` still counts as in time."""
    plan = account.model.account_plan
    if plan and plan.review and plan.review < analysis.today:
        yield Gap(
            account.place.at("account_plan", "review"),
            f"the plan for '{account.name}' was due for a review on {plan.review}",
            "Go through it together: what was reached, who else could use it, what is next; then write the next day "
            "under `review`.",
        )
