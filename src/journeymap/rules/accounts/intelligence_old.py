"""What is known of an account is half a year old.

People move, budgets close, projects end. What was true two quarters ago is a guess today.

Bad:
    accounts:
      ada-mills: {name: Ada Mills, approach: abm, signals: [{date: 2026-01-10, kind: visit}]}
Good:
    accounts:
      ada-mills: {name: Ada Mills, approach: abm, signals: [{date: 2026-11-01, kind: visit}]}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount

HOLDS = timedelta(days=180)


@rule("JM515", "intelligence-old", Severity.INFO, "abm", overdue=True)
def intelligence_old(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """The newest of signals, triggers and pressures counts."""
    model = account.model
    dates = [*(one.date for one in model.signals), *(one.date for one in model.triggers)]
    dates += [one.seen for one in model.pressures if one.seen]
    if account.is_abm and dates and max(dates) < analysis.today - HOLDS:
        yield Gap(
            account.place.at("signals"),
            f"the newest thing known of '{account.name}' is of {max(dates)}",
            "Look again, and add what you find under signals:, triggers: or pressures:.",
        )
