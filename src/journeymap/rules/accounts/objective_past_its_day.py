"""The day by which an objective was to be reached is past.

Whether it was reached is known by now, and nobody has written it down. What was learned is worth most in the week in
which it is said.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        objectives: [{text: A pilot on line 3, measure: signed order, by: 2026-11-01}]
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        objectives: [{text: A pilot on line 3, measure: signed order, by: 2027-02-01}]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.objectives import objectives_of
from journeymap.findings import Severity
from journeymap.model.messages import quoted
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedAccount, LinkedProgram

MOST_NAMED = 3


@rule("JM531", "objective-past-its-day", Severity.INFO, "abm", overdue=True)
def objective_past_its_day(thing: LinkedAccount | LinkedProgram, analysis: Analysis) -> Iterator[Gap]:
    """Tell it once for an account or a program, the oldest day first."""
    past = sorted(
        (objective.model.by, number, objective)
        for number, objective in enumerate(objectives_of(thing))
        if objective.model.by and objective.model.by < analysis.today
    )
    if not past:
        return
    told = [f"{quoted(objective.model.text)} by {day}" for day, _, objective in past[:MOST_NAMED]]
    told += [f"{len(past) - MOST_NAMED} more"] if len(past) > MOST_NAMED else []
    yield Gap(
        past[0][2].place.at("by"),
        f"'{thing.name}' was to reach {listed(told)}, and nobody says what came of it",
        "Look together at what was reached. What is done, or given up, comes off the list, with what you learned under "
        "`notes`; for the rest agree on a new day and write it as `by`.",
    )
