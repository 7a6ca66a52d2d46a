"""Nobody has asked a customer for a long time how they are.

The first sign of a customer who goes is often the notice. Twice a year is little to ask, and those who are asked tell
you what you can still put right.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        satisfaction: [{date: 2026-03-02, kind: nps, score: 8}]
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        satisfaction: [{date: 2026-03-02, kind: nps, score: 8}, {date: 2026-09-07, kind: talk}]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.satisfaction import STILL_TRUE, mood_of
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM707", "no-satisfaction-rhythm", Severity.WARNING, "abm", overdue=True)
def no_satisfaction_rhythm(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Ask again after 180 days, and for the first time 30 days after they became a customer, as far as that day is
    known. Where a customer is to speak for you, JM706 or JM711 asks.
    """
    if not account.is_customer or account.model.approach == "mass" or analysis.customers.is_new(account):
        return
    mood = mood_of(account, analysis.today)
    if mood.is_known or any(analysis.customers.reference_requests(account)):
        return
    if mood.last_asked:
        message = f"nobody has asked '{account.name}' how they are for {(analysis.today - mood.last_asked).days} days"
    else:
        message = f"nobody has ever asked '{account.name}' how they are"
    yield Gap(
        account.place.at("satisfaction"),
        message,
        "Ask in the next talk what has become better and what has not, and plan the next time within "
        f"{STILL_TRUE.days} days; then write the day and the answer under `satisfaction`.",
    )
