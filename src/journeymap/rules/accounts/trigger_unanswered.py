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
from journeymap.analysis.clocks import Clocks, Window, WindowState
from journeymap.analysis.contacts import is_talk
from journeymap.findings import Severity
from journeymap.model.vocabulary import label
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import past_its_day, whom
from journeymap.workspace import LinkedAccount


@rule("JM508", "trigger-unanswered", Severity.WARNING, "abm", overdue=True)
def trigger_unanswered(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Look at open windows. A contact answers one that names it and is done, or planned for a day while it is open; so
    does any talk in that time, but nothing that a machine sends. One without a day is JM518, a closed window JM519.
    """
    clocks = analysis.clocks
    for window in clocks.windows(account):
        if window.state is not WindowState.UNANSWERED:
            continue
        yield Gap(
            window.place,
            f"the window that '{label(window.trigger.kind)}' opened at '{account.name}' closes on {window.closes}, "
            f"and {_instead(window, clocks)}",
            f"Talk to them about it before that day: plan a contact with `trigger: {window.name}` and a `date`; or say "
            "under `dismissed` why you let it pass.",
        )


def _instead(window: Window, clocks: Clocks) -> str:
    """Say what is planned in place of an answer."""
    entry = window.planned
    if entry and entry.model.date:
        if entry.model.date < clocks.today:
            return past_its_day(entry, clocks.days_over(entry))
        return f"the contact with {whom(entry)} comes after that, on {entry.model.date}"
    for other in clocks.dated(window.account):
        if is_talk(other) and not other.model.trigger and other.model.date and other.model.date <= window.closes:
            return f"nothing is planned for it; the contact with {whom(other)} on {other.model.date} does not name it"
    if any(entry.model.status in ("planned", "done") for entry in window.contacts):
        return "only what a machine sends is planned for it"
    return "nothing is planned"
