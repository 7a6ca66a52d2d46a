"""A measure has no owner, no source or no target.

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

from collections.abc import Iterator, Sequence

from journeymap.analysis import Analysis
from journeymap.analysis.measures import OwnedMetric, name_of
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedJourney, LinkedProgram

LACKS = {"owner": "an owner", "source": "a source", "target": "a target in numbers", "day": "a day beside the value"}


@rule("JM807", "measure-without-life", Severity.WARNING)
def measure_without_life(source: LinkedProgram | LinkedJourney, analysis: Analysis) -> Iterator[Gap]:
    """Yield one gap per program or map. Whoever answers for the program or the stage answers for its measures, unless
    they say otherwise. On a map a target, a value or a source is enough: it is only a mere name that is told.
    """
    metrics = analysis.measures.owned_by(source)
    is_program = isinstance(source, LinkedProgram)
    asked = [metric for metric in metrics if is_program or metric.is_mere_name]
    lifeless = [metric for metric in asked if metric.lacks]
    if not lifeless:
        return
    lacking = {
        what: [*dict.fromkeys(name_of(metric.model) for metric in lifeless if key in metric.lacks)]
        for key, what in LACKS.items()
    }
    parts = [f"{what} ({_which(names, len(metrics))})" for what, names in lacking.items() if names]
    name = source.model.name if isinstance(source, LinkedProgram) else source.name
    whole = analysis.measures.place_of(source) if isinstance(source, LinkedProgram) else source.place.at("stages").key()
    yield Gap(
        lifeless[0].place if len(lifeless) == 1 else whole,
        f"measures of '{name}' lack {listed(parts)}",
        "Settle for each who reads it, where, and what it should be by when, and drop what nobody would miss; then "
        f"write {_what_to_write(lifeless)}.",
    )


def _what_to_write(lifeless: Sequence[OwnedMetric]) -> str:
    """What is worked out has a plan and data in the place of a target and a source."""
    if all(metric.is_worked_out for metric in lifeless):
        return "`owner` and `plan`, and under `data` where it is read"
    return "`owner`, `source` and `target`, and beside each value its day as `as_of`"


def _which(names: Sequence[str], number: int) -> str:
    if len(names) < number or number == 1:
        return ", ".join(names)
    return "both" if number == 2 else f"all {number}"
