"""A measure can be counted in several ways.

Two teams that divide by different things report different numbers under one name, and argue about the
numbers instead of the business.

Bad:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        metrics: [win_rate]
Good:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        metrics: [{kind: win_rate, baseline: 0.2, params: {basis: closed_deals}}]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.measures import undecided
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedProgram


@rule("JM805", "ambiguous-measure", Severity.INFO, "abm")
def ambiguous_measure(program: LinkedProgram, analysis: Analysis) -> Iterator[Gap]:
    """Yield one gap per program. Only a known way to count settles it, whatever it stands under in `params`.
    What is worked out from data is counted in one way, and says in which.
    """
    open_ones = {
        number: (owned.model, measure)
        for number, owned in enumerate(analysis.measures.owned_by(program))
        if (measure := undecided(owned.model))
    }
    if not open_ones:
        return
    place = program.place.at("metrics")
    names = list(dict.fromkeys(f"'{metric.kind}'" for metric, _ in open_ones.values()))
    ways = {measure.kind: listed(tuple(measure.choices), "or") for _, measure in open_ones.values()}
    choices = "; ".join(f"for {kind} {way}" for kind, way in ways.items()) if len(ways) > 1 else "".join(ways.values())
    yield Gap(
        place.at(next(iter(open_ones))) if len(open_ones) == 1 else place,
        f"{listed(names)} can be counted in several ways",
        f"Agree with everybody who reports it on one of them; then say which with a `basis` under `params`: {choices}.",
    )
