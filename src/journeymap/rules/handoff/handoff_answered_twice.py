"""An account was both accepted and refused.

Nobody can tell whose turn it is: one team believes that it has handed the account over, the other that it has not.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        handoffs: [{to_stage: evaluation, ready: 2026-10-01, accepted: 2026-10-02, refused: 2026-10-03}]
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        handoffs:
          - {to_stage: evaluation, ready: 2026-10-01, refused: 2026-10-03, reason: No budget this year}
          - {to_stage: evaluation, ready: 2026-11-02, accepted: 2026-11-04}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM610", "handoff-answered-twice", Severity.WARNING, "abm")
def handoff_answered_twice(account: LinkedAccount) -> Iterator[Gap]:
    """Look at each time an account was offered to another team."""
    for number, handoff in enumerate(account.model.handoffs):
        if handoff.accepted and handoff.refused:
            yield Gap(
                account.place.at("handoffs", number, "refused"),
                f"'{account.name}' was accepted for '{handoff.to_stage}' on {handoff.accepted} and refused on "
                f"{handoff.refused}",
                "Ask both teams which of the two holds and remove the other. If it was offered again, write that as a "
                "handoff of its own.",
            )
