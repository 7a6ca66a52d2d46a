"""An account was handed over, and nobody answers.

Somebody at the account has shown interest, and it cools by the day. The team that takes over either accepts, or says
why not, so that the others can go on.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        stage: engagement
        handoffs: [{to_stage: evaluation, ready: 2026-11-16}]
    programs:
      mills:
        name: Mills
        framework: abm-seven
        handoffs:
          - {from_stage: engagement, to_stage: evaluation, from_team: marketing, to_team: sales, respond_within: 48h}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        stage: evaluation
        handoffs: [{to_stage: evaluation, ready: 2026-11-16, accepted: 2026-11-17}]
    programs:
      mills:
        name: Mills
        framework: abm-seven
        handoffs:
          - {from_stage: engagement, to_stage: evaluation, from_team: marketing, to_team: sales, respond_within: 48h}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM607", "handoff-overdue", Severity.ERROR, "abm", overdue=True)
def handoff_overdue(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Count in days from the one on which it was offered; the last day still counts as in time."""
    for waiting in analysis.handoffs.overdue(account, analysis.today):
        stage = waiting.stage.name if waiting.stage else waiting.offered.to_stage
        team = waiting.team or "the next team"
        yield Gap(
            waiting.place,
            f"'{account.name}' has been ready for '{stage}' since {waiting.offered.ready}: {team} has "
            f"{_time(waiting.allowed)}, and nobody accepted or refused",
            f"Ask {team} today whether they take it. Then write the day under `accepted`, or under `refused` with the "
            "`reason`.",
        )


def _time(allowed: timedelta) -> str:
    hours = round(allowed / timedelta(hours=1))
    return f"{hours} h" if hours <= 72 else f"{allowed.days} days"
