"""Nobody has looked at a measure for a long time.

A value of last spring says how last spring was. Whoever decides by it decides about the past.

Bad:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        metrics: [{kind: coverage, target: 80 %, actual: 55 %, as_of: 2026-07-01}]
Good:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        metrics: [{kind: coverage, target: 80 %, actual: 60 %, as_of: 2026-11-02}]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.measures import fresh_for, is_stale, metrics_of, name_of
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedJourney, LinkedProgram


@rule("JM808", "measure-not-read", Severity.WARNING, overdue=True)
def measure_not_read(source: LinkedProgram | LinkedJourney, analysis: Analysis) -> Iterator[Gap]:
    """Yield one gap per program or map. A value is good for 60 days, longer where it is read by the quarter or year."""
    stale = [metric.model for metric in metrics_of(source) if is_stale(metric.model, analysis.today)]
    if stale:
        is_program = isinstance(source, LinkedProgram)
        name = source.model.name if isinstance(source, LinkedProgram) else source.name
        longest = min(fresh_for(metric) for metric in stale)
        values = [f"{name_of(metric)} ({metric.as_of})" for metric in stale]
        yield Gap(
            source.place.at("metrics") if is_program else source.place.at("stages").key(),
            f"'{name}': nobody has read {listed(values)} for more than {longest.days} days",
            "Read it again this week, and say together what you do because of it; then write the number and its day as "
            "`actual` and `as_of`.",
        )
