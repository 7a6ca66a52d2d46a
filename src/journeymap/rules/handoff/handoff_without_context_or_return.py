"""A handoff carries nothing, or has no way back.

Whoever takes over without the committee and the signals starts again from nothing. And an account that may
not be refused is quietly left lying.

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
            payload: [Committee]
            reject_reasons: [No budget]
            on_reject: awareness
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedJourney, LinkedProgram


@rule("JM606", "handoff-without-context-or-return", Severity.WARNING, "abm")
def handoff_without_context_or_return(source: LinkedProgram | LinkedJourney, analysis: Analysis) -> Iterator[Gap]:
    """Ask for what is handed over, reasons to refuse, and a stage to go back to."""
    for handoff in analysis.handoffs.of(source):
        terms = handoff.terms
        lacks = {
            "what is handed over (`payload`)": not terms.payload,
            "reasons to refuse (`reject_reasons`)": not terms.reject_reasons,
            "where a refused account goes (`on_reject`)": terms.on_reject is None,
        }
        missing = [item for item, is_missing in lacks.items() if is_missing]
        if missing:
            yield Gap(
                handoff.place,
                f"the handoff from '{handoff.from_stage.name}' to '{handoff.to_stage.name}' does not say "
                f"{listed(missing, 'or')}",
                "Add it, so that the other team can start at once or hand back.",
            )
