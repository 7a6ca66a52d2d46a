"""An account that was in talks has not heard from you for weeks.

Nobody says no; it only gets quiet. Whoever is not in touch while a group makes up its mind is not on its list when it
has, and a customer who hears nothing looks around.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        stage: engagement
        committee: [{name: CFO, roles: economic_buyer, met: 2026-10-12}]
    programs: {mills: {name: Mills, framework: abm-seven}}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        stage: engagement
        committee: [{name: CFO, roles: economic_buyer, met: 2026-10-12}]
        plan: [{who: CFO, date: 2026-11-30, channel: video-call}]
    programs: {mills: {name: Mills, framework: abm-seven}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.clocks import Lack
from journeymap.analysis.conversations import last_talk
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import days
from journeymap.workspace import LinkedAccount


@rule("JM511", "gone-cold", Severity.WARNING, "abm", overdue=True)
def gone_cold(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Prospects from the first talks to the decision after 30 days, if nothing is planned for the next 14; customers
    after 60, if nothing is planned for the next 30. Where a window, a contact past its day or the stage tells more,
    that does.
    """
    clocks, last = analysis.clocks, last_talk(account, analysis.today)
    if clocks.lack(account) is not Lack.COLD or last is None:
        return
    next_ = clocks.next_talk(account)
    then = "nothing is planned"
    if next_:
        ahead = (next_.model.date - analysis.today).days if next_.model.date else None
        then = f"the next talk is in {days(ahead)}" if ahead is not None else "the next one has no date"
    yield Gap(
        account.place.at("plan"),
        f"the last talk with '{account.name}' was {days((analysis.today - last).days)} ago, and {then}",
        "Give them a reason to talk within the next two weeks: news on one of their priorities, an answer to an open "
        "question; then write the contact under `plan` with a `date`.",
    )
