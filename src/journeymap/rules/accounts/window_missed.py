"""A window has closed, and nobody used it.

Somebody else may have. It is worth one call to learn what was decided, and one line so that the next window of the kind
finds you prepared.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        triggers: [{kind: budget, date: 2026-10-01, until: 2026-11-20}]
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        triggers: [{kind: budget, date: 2026-10-01, until: 2026-11-20}]
        plan: [{who: economic_buyer, trigger: budget, date: 2026-11-10, status: done}]
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


@rule("JM519", "window-missed", Severity.WARNING, "abm", overdue=True)
def window_missed(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Tell it for three months. A talk in that time, or a contact about it since then, answers."""
    clocks = analysis.clocks
    for window in clocks.windows(account):
        if window.state is not WindowState.MISSED:
            continue
        entry, what = window.planned, ""
        if entry and entry.model.date is None:
            what = f": the contact with {whom(entry)} never got a date"
        elif entry:
            what = f": {past_its_day(entry, clocks.days_over(entry))}"
        yield Gap(
            window.place,
            f"the window that '{label(window.trigger.kind)}' opened at '{account.name}' closed on {window.closes}, "
            f"unanswered{what}",
            "Ask them what was decided, and whether it is too late; then write what you learned under `dismissed`, or "
            f"plan a contact with `trigger: {window.name}` and a `date`.",
        )
