"""The baseline rests on a handful of deals.

With fewer than ten closed deals, one more or less changes the rate by ten points. A change of that size is
chance.

Bad:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        baseline: {win_rate: 0.5, deals: 4}
Good:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        baseline: {win_rate: 0.2, deals: 40}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedProgram

FEWEST = 10


@rule("JM806", "baseline-on-few-deals", Severity.INFO, "abm")
def baseline_on_few_deals(program: LinkedProgram) -> Iterator[Gap]:
    """An unknown number of deals counts as few."""
    baseline = program.model.baseline
    if baseline.win_rate is not None and (baseline.deals or 0) < FEWEST:
        deals = "an unknown number of deals" if baseline.deals is None else f"{baseline.deals} deals"
        yield Gap(
            program.place.at("baseline"),
            f"the baseline of '{program.model.name}' rests on {deals}",
            f"Count over a longer time, until it holds at least {FEWEST} deals that were won or lost; then write the "
            "rate and the number under `baseline`.",
        )
