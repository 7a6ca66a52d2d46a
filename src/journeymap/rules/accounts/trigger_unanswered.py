"""Something happens at an account, and nobody reacts.

A new budget, a new head, a merger: such an event opens a door for some weeks, and others see it as well. Only a contact
that can still take place while it is open walks through it.

Bad:
    accounts:
      ada-mills: {name: Ada Mills, triggers: [{kind: budget, date: 2026-11-15, window: 30d}]}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        triggers: [{kind: budget, date: 2026-11-15, window: 30d}]
        plan: [{who: champion, trigger: budget, date: 2026-12-01}]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.clocks import WindowState
from journeymap.findings import Severity
from journeymap.model.vocabulary import label
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import past_its_day, whom
from journeymap.workspace import LinkedAccount


@rule("JM508", "trigger-unanswered", Severity.WARNING, "abm", overdue=True)
def trigger_unanswered(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Look at open windows. A contact answers one that names it and is done, or planned for a day while it is open; so
    does any talk in that time. One without a day is JM518, a closed window JM519.
    """
    clocks = analysis.clocks
    for window in clocks.windows(account):
        if window.state is not WindowState.UNANSWERED:
            continue
        entry, what = window.planned, "nothing is planned"
        if entry and entry.model.date:
            late = entry.model.date < analysis.today
            what = f"the contact with {whom(entry)} comes after that, on {entry.model.date}"
            what = past_its_day(entry, clocks.days_over(entry)) if late else what
        yield Gap(
            window.place,
            f"the window that '{label(window.trigger.kind)}' opened at '{account.name}' closes on {window.closes}, "
            f"and {what}",
            f"Talk to them about it before that day: plan a contact with `trigger: {window.name}` and a `date`; or say "
            "under `dismissed` why you let it pass.",
        )
