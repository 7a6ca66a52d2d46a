"""Only your own activity is measured.

Mails sent and clicks can be counted without anything having changed for anybody. At least one number has to tell what
came of it.

Bad:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        metrics: [impressions, clicks, cost_per_lead, mqls]
Good:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        metrics: [impressions, clicks, win_rate]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.measures import counts_activity_only
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedProgram


@rule("JM801", "activity-metrics-only", Severity.WARNING, "abm")
def activity_metrics_only(program: LinkedProgram, analysis: Analysis) -> Iterator[Gap]:
    """What usual measures count is known. Another that does not say what it measures is not held against you."""
    if counts_activity_only(analysis.measures.of(program)):
        yield Gap(
            analysis.measures.place_of(program),
            f"all metrics of '{program.model.name}' count your own activity",
            "Settle with sales by what change at the accounts you would both know that it works; then add that as a "
            "measure, such as coverage, stage_velocity, win_rate or time_to_first_value.",
        )
