"""Only your own activity is measured.

Mails sent and events held can be counted without anything having changed for anybody. At least one number
has to tell what came of it.

Bad:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        metrics: [{kind: emails_sent, nature: activity}]
Good:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        metrics: [{kind: emails_sent, nature: activity}, {kind: stage_velocity, nature: outcome}]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedProgram


@rule("JM801", "activity-metrics-only", Severity.WARNING, "abm")
def activity_metrics_only(program: LinkedProgram) -> Iterator[Gap]:
    """A metric that does not say what it measures is not held against you."""
    metrics = program.model.metrics
    if metrics and all(metric.nature == "activity" for metric in metrics):
        yield Gap(
            program.place.at("metrics"),
            f"all metrics of '{program.model.name}' count your own activity",
            "Add an outcome, such as coverage, stage_velocity, win_rate or time_to_first_value.",
        )
