"""Something happens at an account, and nobody reacts.

A new budget, a new head, a merger: such an event opens a door for some weeks, and others see it as well.

Bad:
    accounts:
      ada-mills: {name: Ada Mills, triggers: [{kind: budget, date: 2026-11-15, window: 30d}]}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        triggers: [{kind: budget, date: 2026-11-15, window: 30d}]
        plan: [{who: champion, trigger: budget}]
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.model.base import shifted
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount

RESPOND_WITHIN = timedelta(days=14)


@rule("JM508", "trigger-unanswered", Severity.WARNING, "abm", overdue=True)
def trigger_unanswered(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Look at open windows. A contact that names the trigger, or falls within the time to respond, answers it."""
    for number, trigger in enumerate(account.model.triggers):
        respond = trigger.respond_within or RESPOND_WITHIN
        closes = trigger.until or shifted(trigger.date, trigger.window or respond)
        if trigger.dismissed or not trigger.date <= analysis.today <= closes:
            continue
        names = {trigger.id or trigger.kind, trigger.kind}
        last = shifted(trigger.date, respond)
        plan = (entry.model for entry in account.plan if entry.counts)
        contacts = ((contact.trigger, contact.done_on or contact.date) for contact in plan)
        if not any(name in names or (day and trigger.date <= day <= last) for name, day in contacts):
            yield Gap(
                account.place.at("triggers", number),
                f"the window that '{trigger.kind}' opened at '{account.name}' closes on {closes}, "
                "and nothing is planned",
                "Plan a contact with this `trigger`, or say under `dismissed` why not.",
            )
