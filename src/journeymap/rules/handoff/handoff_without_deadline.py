"""A handoff has no deadline.

What may be answered any time is answered when it is cold. One or two days is what most teams can keep.

Bad:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        framework: abm-seven
        handoffs:
          - {from_stage: engagement, to_stage: evaluation, from_team: marketing, to_team: sales}
Good:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        framework: abm-seven
        handoffs:
          - from_stage: engagement
            to_stage: evaluation
            from_team: marketing
            to_team: sales
            respond_within: 48h
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedJourney, LinkedProgram


@rule("JM605", "handoff-without-deadline", Severity.WARNING, "abm")
def handoff_without_deadline(source: LinkedProgram | LinkedJourney, analysis: Analysis) -> Iterator[Gap]:
    for handoff in analysis.handoffs.of(source):
        if handoff.terms.respond_within is None:
            team = f"'{handoff.to_team}'" if handoff.to_team else "the next team"
            yield Gap(
                handoff.place,
                f"{team} may take any time to respond to the handoff from '{handoff.from_stage.name}'",
                f"Ask {team} what it can keep: one or two days for most; then write that, as in `respond_within: 48h`.",
            )
