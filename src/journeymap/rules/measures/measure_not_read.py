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

from collections.abc import Iterator, Sequence

from journeymap.analysis import Analysis
from journeymap.analysis.measures import OwnedMetric, fresh_for, is_stale, name_of
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import called, listed
from journeymap.source import Place
from journeymap.workspace import LinkedJourney, LinkedProgram, Workspace


@rule("JM808", "measure-not-read", Severity.WARNING, overdue=True)
def measure_not_read(source: LinkedProgram | LinkedJourney | Workspace, analysis: Analysis) -> Iterator[Gap]:
    """Yield one gap per program, map or settings. A value is good for 60 days, longer where it is read by the quarter
    or year; what is worked out is read on the day of the last snapshot. Where its data is too old, JM855 tells so.
    """
    stale = [owned for owned in analysis.measures.owned_by(source) if is_stale(owned.model, analysis.today)]
    if not isinstance(source, LinkedJourney) and analysis.measurements.old_data(source):
        stale = [owned for owned in stale if not owned.is_worked_out]
    if stale:
        longest = min(fresh_for(owned.model) for owned in stale)
        values = [*dict.fromkeys(f"{name_of(owned.model)} ({owned.model.as_of})" for owned in stale)]
        yield Gap(
            _place(source, analysis),
            f"'{called(source)}': nobody has read {listed(values)} for more than {longest.days} days",
            f"Read it again this week, and say together what you do because of it; then {_then(stale)}.",
        )


def _place(source: LinkedProgram | LinkedJourney | Workspace, analysis: Analysis) -> Place:
    if isinstance(source, LinkedJourney):
        return source.place.at("stages").key()
    if isinstance(source, LinkedProgram):
        return analysis.measures.place_of(source)
    return analysis.measurements.place_of(source)


def _then(stale: Sequence[OwnedMetric]) -> str:
    measure = "run 'journeymap measure --record'"
    write = "write the number and its day as `actual` and `as_of`"
    if all(owned.is_worked_out for owned in stale):
        return measure
    return f"{write}, or {measure}" if any(owned.is_worked_out for owned in stale) else write
