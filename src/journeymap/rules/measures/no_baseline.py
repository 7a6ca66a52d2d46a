"""There is nothing to compare the win rate with.

That you won a third of the deals says nothing until you know how many you win without the program.

Bad:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        metrics: [{kind: win_rate, params: {basis: closed_deals}}]
Good:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        metrics: [{kind: win_rate, params: {basis: closed_deals}}]
        baseline: {win_rate: 0.2, deals: 40}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.measures import lacks_baseline
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedProgram


@rule("JM803", "no-baseline", Severity.WARNING, "abm")
def no_baseline(program: LinkedProgram, analysis: Analysis) -> Iterator[Gap]:
    if lacks_baseline(program, analysis.measures.of(program)):
        yield Gap(
            program.place.at("baseline"),
            f"the win rate of '{program.model.name}' has nothing to be compared with",
            "Count how many deals you won and lost outside the list in the same time, or before the launch; then write "
            "the rate and the number of deals under `baseline`. From data it is counted for you: write "
            "`against: outside the list` at the `win_rate` under `measures`.",
        )
