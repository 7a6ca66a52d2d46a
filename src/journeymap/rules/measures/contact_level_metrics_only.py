"""Only single contacts are measured.

A program for accounts is about companies that move. Ten clicks of one person look the same as ten people of
one company, and are not.

Bad:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        metrics: [leads, email_opens]
Good:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        metrics: [leads, email_opens, coverage]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.measures import counts_contacts_only
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedProgram


@rule("JM802", "contact-level-metrics-only", Severity.WARNING, "abm")
def contact_level_metrics_only(program: LinkedProgram, analysis: Analysis) -> Iterator[Gap]:
    """What usual measures count is known. Another that does not say its level is not held against you."""
    if counts_contacts_only(analysis.measures.of(program)):
        yield Gap(
            analysis.measures.place_of(program),
            f"all metrics of '{program.model.name}' count single contacts",
            "Count companies beside people: how many accounts you reach, and how many of them move. Then add such a "
            "measure, as coverage or engagement_score, or one of your own with `level: account`.",
        )
