"""An account has gone back a stage, and nothing has been planned since.

Going back is part of how groups buy: somebody new joins, a budget moves, an old question is open again. What was
planned before that day was planned for another situation.

Bad:
    programs: {mills: {name: Mills, framework: abm-seven}}
    accounts:
      ada-mills:
        name: Ada Mills
        stage: engagement
        since: 2026-11-03
        history: [{stage: engagement, date: 2026-06-01}, {stage: evaluation, date: 2026-08-10}]
Good:
    programs: {mills: {name: Mills, framework: abm-seven}}
    accounts:
      ada-mills:
        name: Ada Mills
        stage: engagement
        since: 2026-11-03
        history: [{stage: engagement, date: 2026-06-01}, {stage: evaluation, date: 2026-08-10}]
        plan: [{who: economic_buyer, date: 2026-12-01, channel: video-call, purpose: meet the new CFO}]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM206", "slipped-back", Severity.WARNING, "abm")
def slipped_back(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Look at the last move of the last 60 days; a contact that is planned or done after it answers."""
    if move := analysis.clocks.slipped_back(account):
        yield Gap(
            account.place.at("since" if account.model.since else "stage"),
            f"'{account.name}' slipped back from '{move.origin.name}' to '{move.target.name}' on {move.day}, and "
            "nothing has been planned since",
            "Ask them what has changed, and plan the next contact for where they are now; then write it under `plan`.",
        )
