"""A measure that every account program needs is missing.

Whether the committees are reached, whether they respond, how fast accounts move and how many are won: each
of the four answers a question that the others leave open.

Bad:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        metrics: [coverage]
Good:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        metrics:
          - coverage
          - engagement_score
          - stage_velocity
          - {kind: win_rate, params: {basis: closed_deals}}
        baseline: {win_rate: 0.2, deals: 40}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.measures import counts_activity_only, missing_measures
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedProgram


@rule("JM804", "core-measures-missing", Severity.INFO, "abm")
def core_measures_missing(program: LinkedProgram, analysis: Analysis) -> Iterator[Gap]:
    """By whatever usual name it is called, a measure is there. Where only activity is measured, JM801 asks for more."""
    metrics = analysis.measures.of(program)
    missing = missing_measures(metrics)
    if missing and not counts_activity_only(metrics) and any(account.is_abm for account in program.accounts):
        yield Gap(
            analysis.measures.place_of(program),
            f"the program '{program.model.name}' does not measure {listed(missing)}",
            "Ask who has these numbers today; often the CRM does. Start with one, read it every month, and add it "
            "under `metrics` with its target, or under `measures` with its plan.",
        )
