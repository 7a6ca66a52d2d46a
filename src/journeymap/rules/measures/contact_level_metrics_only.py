"""Only single contacts are measured.

A program for accounts is about companies that move. Ten clicks of one person look the same as ten people of
one company, and are not.

Bad:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        metrics: [{kind: new_contacts, level: contact}]
Good:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        metrics: [{kind: new_contacts, level: contact}, {kind: coverage, level: account}]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedProgram


@rule("JM802", "contact-level-metrics-only", Severity.WARNING, "abm")
def contact_level_metrics_only(program: LinkedProgram) -> Iterator[Gap]:
    """A metric that does not say its level is not held against you."""
    metrics = program.model.metrics
    if metrics and all(metric.level == "contact" for metric in metrics):
        yield Gap(
            program.place.at("metrics"),
            f"all metrics of '{program.model.name}' count single contacts",
            "Add one with `level: account`, such as coverage or engagement_score.",
        )
