"""A program says when it breaks even, and nothing of what it costs.

With nothing to hold against what accounts bring, every account would pay from the first day.

Bad:
    programs:
      mills:
        name: Mills
        break_even: {margin: 60 %, horizon: 3y}
    accounts:
      ada-mills: {name: Ada Mills, value: {amount: 90000, currency: EUR}}
Good:
    programs:
      mills:
        name: Mills
        break_even: {margin: 60 %, horizon: 3y}
        costs: [{what: Two marketers, amount: 120000, currency: EUR, period: year}]
    accounts:
      ada-mills: {name: Ada Mills, value: {amount: 90000, currency: EUR}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedProgram


@rule("JM812", "break-even-without-costs", Severity.INFO, "abm")
def break_even_without_costs(program: LinkedProgram, analysis: Analysis) -> Iterator[Gap]:
    """Look at all that is spent on a program and on its accounts, content and maps of their own with it."""
    counted = program.model.break_even
    if (counted.margin is None and counted.horizon is None) or analysis.costs.of_program(program):
        return
    yield Gap(
        program.place.at("break_even"),
        f"'{program.name}' says how its break-even is counted, but neither it nor any of its accounts has costs",
        "Write what is spent, on people, media and content, as `costs` of the program or of single accounts.",
    )
