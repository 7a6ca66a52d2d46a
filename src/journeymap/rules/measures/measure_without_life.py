"""Nobody can work with a measure.

A number changes something when somebody reads it in a place, holds it against what it should be, and says so when it is
not. A name on a list does none of that.

Bad:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        metrics: [coverage, {kind: stage_velocity, target: shorter}]
Good:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        owner: head of marketing
        metrics:
          - {kind: coverage, params: {basis: engaged}, target: 80 %, source: CRM, actual: 55 %, as_of: 2026-11-02}
          - {kind: stage_velocity, target: 30 days, source: CRM, owner: sales operations}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.measures import metrics_of, name_of
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedJourney, LinkedProgram

LACKS = {"owner": "an owner", "source": "a source", "target": "a target in numbers", "day": "the day of its value"}


@rule("JM807", "measure-without-life", Severity.WARNING, "abm")
def measure_without_life(source: LinkedProgram | LinkedJourney) -> Iterator[Gap]:
    """Yield one gap per program or map. Whoever answers for the program or the stage answers for its measures, unless
    they say otherwise.
    """
    metrics = metrics_of(source)
    lacking = {
        what: dict.fromkeys(name_of(metric.model) for metric in metrics if key in metric.lacks)
        for key, what in LACKS.items()
    }
    parts = [f"{what} ({_which(tuple(names), len(metrics))})" for what, names in lacking.items() if names]
    if parts:
        is_program = isinstance(source, LinkedProgram)
        name = source.model.name if isinstance(source, LinkedProgram) else source.name
        yield Gap(
            source.place.at("metrics") if is_program else source.place.at("stages").key(),
            f"measures of '{name}' lack {listed(parts)}",
            "Settle for each who reads it, where, and what it should be by when, and drop what nobody would miss; then "
            "write `owner`, `source` and `target`, and beside each value its day as `as_of`.",
        )


def _which(names: tuple[str, ...], number: int) -> str:
    return f"all {number}" if len(names) == number > 1 else ", ".join(names)
