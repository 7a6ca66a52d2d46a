"""A customer is to speak for you, and nobody knows how it is.

That nobody complains says little: most go quietly. Before they are called as your witness, somebody has to have asked
within the last half year.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        reference: {ready: yes, topics: [Scrap]}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        satisfaction: [{date: 2026-10-30, kind: talk, note: Glad of the night shift}]
        reference: {ready: yes, topics: [Scrap]}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.satisfaction import has_no_result, mood_of
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM711", "reference-unasked", Severity.WARNING, "abm")
def reference_unasked(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Ask for an answer of the last 180 days, where JM706 has not said that the time has not come."""
    mood = mood_of(account, analysis.today)
    if not account.is_customer or mood.is_known or has_no_result(account, analysis.today):
        return
    place = next(analysis.customers.reference_requests(account), None)
    if place:
        unasked = f"nobody has asked since {mood.last_asked}" if mood.last_asked else "nobody has ever asked"
        yield Gap(
            place,
            f"'{account.name}' is to speak for you, and {unasked} how they are",
            "Ask those who decided, and those who work with it, how they are before you ask for anything; then write "
            "the day and what they said under `satisfaction`.",
        )
