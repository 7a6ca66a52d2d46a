"""The day on which a deal was to be decided is past, and the deal is still open.

Either it is decided and nobody wrote it down, or it slips. A deal that slips without anybody asking why is on its way
to no decision, and the forecast still counts it.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        deals: [{name: Line 3, closes: 2026-11-20}]
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        deals: [{name: Line 3, closes: 2026-12-18}]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedAccount

MOST_NAMED = 3


@rule("JM529", "deal-past-its-day", Severity.WARNING, "abm", overdue=True)
def deal_past_its_day(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Yield one gap per account, which names the deals, the oldest day first."""
    past = sorted(
        (deal.closes, number, deal.name)
        for number, deal in enumerate(account.model.deals)
        if deal.outcome == "open" and deal.closes and deal.closes < analysis.today
    )
    if not past:
        return
    told = [f"'{name}' on {day}" for day, _, name in past[:MOST_NAMED]]
    told += [f"{len(past) - MOST_NAMED} more"] if len(past) > MOST_NAMED else []
    were, are = ("was", "is") if len(past) == 1 else ("were", "are")
    one = f"'{past[0][2]}' at '{account.name}' was to be decided on {past[0][0]}"
    several = f"at '{account.name}' {listed(told)} {were} to be decided"
    yield Gap(
        account.place.at("deals", past[0][1], "closes"),
        f"{one if len(past) == 1 else several} and {are} still open",
        "Ask them this week what keeps them from deciding, and agree on the next step and its day; then correct "
        "`closes`, or write the `outcome`.",
    )
