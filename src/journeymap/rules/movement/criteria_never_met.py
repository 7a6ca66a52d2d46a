"""The criteria of a stage contradict themselves.

Nobody can have more than sixty points and fewer than fifty. Accounts that should be in such a stage are kept in the one
before, and nobody finds out why.

Told are: fewer points than are asked for elsewhere in the same criteria, in points or through people; a deal, or a
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

from journeymap.analysis.criteria import contradiction, mean, ways
from journeymap.analysis.pipeline import PipelineStage, declared_stages
from journeymap.findings import Severity
from journeymap.model.criteria import Criteria
from journeymap.rules.rule import Gap, rule
from journeymap.source import Place
from journeymap.workspace import LinkedFramework, LinkedJourney


@rule("JM209", "criteria-never-met", Severity.ERROR)
def criteria_never_met(found: LinkedFramework | LinkedJourney) -> Iterator[Gap]:
    """Decided are: fewer points than are asked for elsewhere, a deal or a first result that is there and is not,
    leaving on what is met on entering, and criteria of the stage for all who are left over.
    """
    for step in declared_stages(found):
        entry, exit_ = step.place.at("entry"), step.place.at("exit")
        for place, criteria in ((entry, step.entry), (exit_, step.exit)):
            if place.is_written():
                yield from _impossible(step, criteria, place)
        if (entry.is_written() or exit_.is_written()) and mean(step.entry, step.exit):
            yield Gap(
                exit_,
                f"whoever enters '{step.name}' may leave it at once: the criteria for leaving are met already",
                "Ask for something in exit: that has to happen in this stage.",
            )
        if step.catch_all and entry.is_written():
            yield Gap(
                entry,
                f"'{step.name}' takes everyone who fits nowhere else, and still asks for something",
                "Remove its entry:, or its catch_all:.",
            )


def _impossible(step: PipelineStage, criteria: Sequence[Criteria], place: Place) -> Iterator[Gap]:
    """All ways are closed: one finding at the whole. Some are: one at each alternative that never holds by itself."""
    fix = "Correct one of the numbers, or take one of the two out."
    reasons = [contradiction(way) for way in ways(criteria)]
    if reasons and reasons[0] and all(reasons):
        yield Gap(place, f"nobody can ever meet these criteria of '{step.name}': {reasons[0]}", fix)
        return
    for number, one in enumerate(criteria):
        for index, alternative in enumerate(one.any_):
            reason = contradiction((one, alternative))
            if reason:
                message = f"nobody can ever meet this among the criteria of '{step.name}': {reason}"
                yield Gap(place.at(number, "any", index), message, fix)
