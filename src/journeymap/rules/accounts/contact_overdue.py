"""The day of a planned contact is past, and nobody says what came of it.

A contact that slips by a week is still a contact; one that slips without anybody noticing is the moment at which a deal
goes quiet. Either it took place and what was said is lost, or it did not and somebody waits.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        plan: [{who: champion, date: 2026-11-05, channel: phone, by: enterprise AE}]
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        plan:
          - {who: champion, date: 2026-11-05, channel: phone, by: enterprise AE, status: done, result: Wants a trial}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.clocks import Lack
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import past_its_day
from journeymap.workspace import LinkedAccount

MOST_NAMED = 5


@rule("JM517", "contact-overdue", Severity.WARNING, "abm", overdue=True)
def contact_overdue(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Name them all at once, the oldest first. A plan of which nothing is left is JM506."""
    clocks = analysis.clocks
    overdue = clocks.overdue_alone(account)
    if not overdue or clocks.lack(account) is Lack.LAPSED:
        return
    contacts = [past_its_day(entry, clocks.days_over(entry)) for entry in overdue[:MOST_NAMED]]
    more = f"; and {len(overdue) - MOST_NAMED} more" if len(overdue) > MOST_NAMED else ""
    yield Gap(
        overdue[0].place.at("date"),
        f"past {'its' if len(overdue) == 1 else 'their'} day at '{account.name}': {'; '.join(contacts)}{more}",
        "Make the contact this week, or agree on a new day; then set its `date`, or `status: done` with the `result`.",
    )
