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

from journeymap.diagnostics import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedProgram


@rule("JM605", "handoff-without-deadline", Severity.WARNING, "abm")
def handoff_without_deadline(program: LinkedProgram) -> Iterator[Gap]:
    """Looks at every handoff of the program."""
    for number, handoff in enumerate(program.model.handoffs):
        if handoff.respond_within is None:
            yield Gap(
                program.place.at("handoffs", number),
                f"{handoff.to_team} may take any time to answer the handoff from '{handoff.from_stage}'",
                "Add respond_within: 48h, or what both teams can keep.",
            )
