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

from journeymap.analysis import Analysis
from journeymap.analysis.teams import SALES, SUCCESS
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedAccount


@rule("JM704", "no-joint-account-plan", Severity.WARNING, "abm")
def no_joint_account_plan(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Ask abm customers for both teams and for the units. Where the plan names none, those of the account keep it."""
    if not (account.is_customer and account.is_abm):
        return
    plan = account.model.account_plan
    missing = [f"an owner in {team}" for team in _missing_teams(account, analysis)] if plan else []
    if plan is not None and not plan.units:
        missing.append("the units that could use it")
    if plan is None or missing:
        yield Gap(
            account.place.at("account_plan"),
            f"the plan for the customer '{account.name}' lacks {listed(missing)}"
            if plan
            else f"sales and success have no plan together for the customer '{account.name}'",
            "Bring sales and success to one table: which parts of the company do not use you yet, who knows somebody "
            "there, and what comes first; then write it under `account_plan`: owners, objectives, units, review.",
        )


def _missing_teams(account: LinkedAccount, analysis: Analysis) -> tuple[str, ...]:
    """The teams that do not keep the plan. People named as owners of the account stand for their teams."""
    owners, plan = account.model.owners, account.model.account_plan
    in_teams = {SALES: owners.sales, SUCCESS: owners.success}
    keepers = plan.owners if plan and plan.owners else tuple(filter(None, in_teams.values()))
    by_person = {function for function, owner in in_teams.items() if owner and owner in keepers}
    teams = tuple(keeper for keeper in keepers if keeper not in in_teams.values())
    return tuple(function for function in analysis.teams.missing(teams, in_teams) if function not in by_person)
