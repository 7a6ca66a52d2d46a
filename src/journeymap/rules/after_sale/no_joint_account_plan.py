"""Sales and success have no plan together for a customer.

Growth comes from the parts of a company that do not use you yet. Sales knows how to get there, success
knows whether they would be glad.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        approach: abm
        account_plan: {owners: sales}
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

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedAccount


@rule("JM704", "no-joint-account-plan", Severity.WARNING, "abm")
def no_joint_account_plan(account: LinkedAccount) -> Iterator[Gap]:
    """Ask abm customers for both owners and for the units."""
    if not (account.is_customer and account.is_abm):
        return
    plan = account.model.account_plan
    teams = {owner.casefold() for owner in plan.owners} if plan else set()
    missing = [f"an owner in {team}" for team in ("sales", "success") if team not in teams]
    if plan is None or not plan.units:
        missing.append("the units that could use it")
    if missing:
        yield Gap(
            account.place.at("account_plan"),
            f"the plan for the customer '{account.name}' lacks {listed(missing)}",
            "Write it together under `account_plan`: owners, objectives, units, next review.",
        )
