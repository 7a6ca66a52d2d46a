"""A handoff carries nothing, or has no way back.

Whoever takes over without the committee and the signals starts again from nothing. And an account that may not be
refused is quietly left lying. After the sale nobody is sent back; there it has to be said what was promised.

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
from journeymap.model.vocabulary import AFTER_SALE
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedJourney, LinkedProgram


@rule("JM606", "handoff-without-context-or-return", Severity.WARNING, "abm")
def handoff_without_context_or_return(source: LinkedProgram | LinkedJourney, analysis: Analysis) -> Iterator[Gap]:
    """Ask for what is handed over and, before the sale, for reasons to refuse and a stage to go back to."""
    for handoff in analysis.handoffs.of(source):
        terms, phases = handoff.terms, handoff.to_stage.phases
        may_refuse = not phases or not AFTER_SALE.issuperset(phases)
        lacks = {
            "what is handed over (`payload`)": not terms.payload,
            "reasons to refuse (`reject_reasons`)": may_refuse and not terms.reject_reasons,
            "where a refused account goes (`on_reject`)": may_refuse and terms.on_reject is None,
        }
        missing = [item for item, is_missing in lacks.items() if is_missing]
        if missing:
            team = f"'{handoff.to_team}'" if handoff.to_team else "the next team"
            wants = "and what makes it refuse" if may_refuse else "above all what was promised, and to whom"
            yield Gap(
                handoff.place,
                f"the handoff from '{handoff.from_stage.name}' to '{handoff.to_stage.name}' does not say "
                f"{listed(missing, 'or')}",
                f"Ask {team} what it needs on the first day, {wants}; then write it down with the handoff.",
            )
