"""The day on which an account wants to be live cannot be kept any more.

They told you a day, and every stage ahead takes its time. Counted backward from that day, what comes next should have
begun. To find that out in the talk about the contract is too late: they will find it out before.

Bad:
    programs: {mills: {name: Mills, framework: ours}}
    frameworks:
      ours:
        extends: abm-seven
        stages: {evaluation: {max_days: 60}, decision: {max_days: 30}, onboarding: {max_days: 56}}
    accounts:
      ada-mills: {name: Ada Mills, stage: engagement, go_live: 2027-03-31}
Good:
    programs: {mills: {name: Mills, framework: ours}}
    frameworks:
      ours:
        extends: abm-seven
        stages: {evaluation: {max_days: 60}, decision: {max_days: 30}, onboarding: {max_days: 56}}
    accounts:
      ada-mills: {name: Ada Mills, stage: engagement, go_live: 2027-06-01}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.back_plan import BackPlan
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import days
from journeymap.workspace import LinkedAccount


@rule("JM524", "go-live-out-of-reach", Severity.WARNING, "abm", overdue=True)
def go_live_out_of_reach(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Count from `go_live` back over the stages ahead, by their `max_days` or `duration`, and hold an open deal against
    the day on which it has to be signed.
    """
    plan = analysis.back_plan(account)
    if plan is None or plan.fits:
        yield from _decided_too_late(account, plan, analysis)
        return
    over = (analysis.today - plan.wanted).days
    message = f"'{account.name}' wanted to be live by {plan.wanted}, {days(over)} ago, and is in '{plan.now.name}'"
    if over <= 0:
        late = (analysis.today - plan.next_begins).days
        why = f"{days(late)} ago" if late > 0 else f"and '{plan.now.name}' takes until {plan.leaves}"
        message = f"to be live by {plan.wanted}, {_last_days(account, plan)}, {why}"
    yield Gap(
        account.place.at("go_live"),
        message,
        "Show them the days and decide together: fewer steps, a smaller start or a later day; then correct `go_live`, "
        "or how long the stages take.",
    )


def _decided_too_late(account: LinkedAccount, plan: BackPlan | None, analysis: Analysis) -> Iterator[Gap]:
    """Of a deal whose day is past, JM529 asks what became of it."""
    first, wanted = account.model.first_value, account.model.go_live
    if wanted is None or account.is_customer or (first and first.reached):
        return
    signed = plan.signed if plan and plan.signed else wanted
    late = [
        deal
        for deal in account.model.deals
        if deal.outcome == "open" and deal.closes and deal.closes > signed and deal.closes >= analysis.today
    ]
    if late:
        deal = max(late, key=lambda deal: deal.closes or signed)
        to_sign = f", so the contract must be signed by {signed}" if signed < wanted else ""
        yield Gap(
            account.place.at("go_live"),
            f"'{account.name}' wants to be live by {wanted}{to_sign}, but '{deal.name}' is to be decided only on "
            f"{deal.closes}",
            "Show them both days and decide together: an earlier decision, a smaller start or a later day; then "
            "correct `go_live`, or `closes` of the deal.",
        )


def _last_days(account: LinkedAccount, plan: BackPlan) -> str:
    """Say by when what has to happen."""
    if plan.signed is None:
        return f"'{account.name}' must be through '{plan.now.name}' by {plan.next_begins}"
    contract = f"the contract with '{account.name}' must be signed by {plan.signed}"
    if plan.next is None or plan.signed == plan.next_begins:
        return contract
    return f"{contract} and '{plan.next.name}' must begin by {plan.next_begins}"
