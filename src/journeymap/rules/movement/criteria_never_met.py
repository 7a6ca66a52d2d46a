"""The criteria of a stage contradict themselves.

Nobody can have more than sixty points and fewer than fifty. Accounts that should be in such a stage are kept in the one
before, and nobody finds out why.

Reported are: fewer points than are asked for elsewhere in the same criteria, in points or through people; a deal, or a
first result, that is to be there and not there; criteria for leaving that are met on entering; criteria on the stage
that takes everyone who is left over; and one of several alternatives, where it can never be the one. What stands in
words is compared only with the very same words.

Bad:
    frameworks:
      mill-sales:
        unit: account
        movement: free
        stages:
          target: {catch_all: true, phases: [select]}
          cooling: {phases: [engage], entry: {points_min: 50, points_below: 20, window: 90d}}
Good:
    frameworks:
      mill-sales:
        unit: account
        movement: free
        stages:
          target: {catch_all: true, phases: [select]}
          cooling: {phases: [engage], entry: {points_min: 20, points_below: 50, window: 90d}}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.analysis.criteria import alternatives, contradiction, implies
from journeymap.analysis.pipeline import PipelineStage, declared_stages
from journeymap.findings import Severity
from journeymap.model.criteria import Criteria
from journeymap.rules.rule import Gap, rule
from journeymap.source import Place
from journeymap.workspace import LinkedFramework, LinkedJourney


@rule("JM209", "criteria-never-met", Severity.ERROR)
def criteria_never_met(source: LinkedFramework | LinkedJourney) -> Iterator[Gap]:
    for stage in declared_stages(source):
        entry, exit_ = stage.place.at("entry"), stage.place.at("exit")
        for place, criteria in ((entry, stage.entry), (exit_, stage.exit)):
            if place.is_written():
                yield from _impossible(stage, criteria, place)
        if (entry.is_written() or exit_.is_written()) and implies(stage.entry, stage.exit):
            yield Gap(
                exit_,
                f"whoever enters '{stage.name}' may leave it at once: the criteria for leaving are met already",
                "Ask for something under `exit` that has to happen in this stage.",
            )
        if stage.catch_all and entry.is_written():
            yield Gap(
                entry,
                f"'{stage.name}' takes everyone who fits nowhere else, but has entry criteria",
                "Decide which of the two it is to be, and remove its `entry` or its `catch_all`.",
            )


def _impossible(stage: PipelineStage, criteria: Sequence[Criteria], place: Place) -> Iterator[Gap]:
    """Yield one gap at the whole where every alternative is impossible, else one at each that is so by itself."""
    fix = "Ask both teams which of the two was meant; then correct the other, or remove it."
    reasons = [contradiction(conjunction) for conjunction in alternatives(criteria)]
    if reasons and reasons[0] and all(reasons):
        yield Gap(place, f"nobody can ever meet these criteria of '{stage.name}': {reasons[0]}", fix)
        return
    for number, criterion in enumerate(criteria):
        for index, alternative in enumerate(criterion.any_):
            reason = contradiction((criterion, alternative))
            if reason:
                message = f"nobody can ever meet this among the criteria of '{stage.name}': {reason}"
                yield Gap(place.at(number, "any", index), message, fix)
