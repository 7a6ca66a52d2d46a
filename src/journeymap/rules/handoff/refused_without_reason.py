"""An account was refused, and nobody says why.

Whoever gets it back does not know what to do with it, and offers the next one in the same way.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        handoffs: [{to_stage: evaluation, ready: 2026-10-01, refused: 2026-10-03}]
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        handoffs: [{to_stage: evaluation, ready: 2026-10-01, refused: 2026-10-03, reason: No budget this year}]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM611", "refused-without-reason", Severity.INFO, "abm")
def refused_without_reason(account: LinkedAccount) -> Iterator[Gap]:
    """Look at the last time an account was offered for each stage: what was refused once and taken later is settled."""
    last = {handoff.to_stage: number for number, handoff in enumerate(account.model.handoffs)}
    for number in sorted(last.values()):
        handoff = account.model.handoffs[number]
        if handoff.refused and not handoff.accepted and not handoff.reason:
            yield Gap(
                account.place.at("handoffs", number, "refused"),
                f"'{account.name}' was refused for '{handoff.to_stage}' on {handoff.refused}, and nobody says why",
                "Ask whoever refused it what was missing, and write it as `reason`.",
            )
