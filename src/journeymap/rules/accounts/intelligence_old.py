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
from journeymap.model.base import shifted
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount

FRESH_FOR = timedelta(days=180)


@rule("JM515", "intelligence-old", Severity.INFO, "abm", overdue=True)
def intelligence_old(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """The latest of signals, triggers and pressures counts; what is still to come is no news."""
    model = account.model
    dates = [*(signal.date for signal in model.signals), *(trigger.date for trigger in model.triggers)]
    dates += [pressure.seen for pressure in model.pressures if pressure.seen]
    latest = max((day for day in dates if day <= analysis.today), default=None)
    if account.is_abm and latest and latest < shifted(analysis.today, -FRESH_FOR):
        yield Gap(
            account.place.at("signals"),
            f"the latest news about '{account.name}' is from {latest}",
            "Read their news and ask whoever was there last; then add it under `signals`, `triggers` or `pressures`.",
        )
