"""A window is about to close, and the contact that was to use it has no day.

The talk about the new budget is agreed upon, and everybody means to hold it. Without a day in two diaries it takes
place when the money is spent.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        triggers: [{kind: budget, date: 2026-10-29, until: 2026-11-28}]
        plan: [{who: economic_buyer, trigger: budget, channel: in-person-meeting}]
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        triggers: [{kind: budget, date: 2026-10-29, until: 2026-11-28}]
        plan: [{who: economic_buyer, trigger: budget, channel: in-person-meeting, date: 2026-11-26}]
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeymap.analysis import Analysis
from journeymap.analysis.clocks import CLOSING, Window, WindowState
from journeymap.findings import Severity
from journeymap.model.base import shifted
from journeymap.model.vocabulary import label
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import days, whom
from journeymap.workspace import LinkedAccount


@rule("JM518", "window-closing", Severity.WARNING, "abm", overdue=True)
def window_closing(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Speak up two weeks before the window closes, or before the day by which an answer was promised."""
    for window in analysis.clocks.windows(account):
        entry = window.planned
        if window.state is WindowState.UNDATED and entry and window.respond_by <= shifted(analysis.today, CLOSING):
            yield Gap(
                window.place,
                f"{_when(window, analysis.today)}, and the contact with {whom(entry)} has no date",
                "Agree on a day with them now, and write it as the `date` of the contact.",
            )


def _when(window: Window, today: date) -> str:
    """Say how soon a window closes, or by when its answer was promised."""
    account, what = window.account.name, label(window.trigger.kind)
    is_late = window.respond_by < today
    if window.respond_by == window.closes or is_late:
        due = f", an answer was due on {window.respond_by}" if is_late else ""
        ends = f"closes {_in((window.closes - today).days)}, on {window.closes}"
        return f"the window that '{what}' opened at '{account}' {ends}{due}"
    return (
        f"an answer to '{what}' at '{account}' is due {_in((window.respond_by - today).days)}, on {window.respond_by}"
    )


def _in(left: int) -> str:
    return f"in {days(left)}" if left else "today"
