"""A map ends with the purchase.

Most of what a customer is worth, and everything they will tell others, comes after the signature. A
map that stops there leaves the longest part of the journey to chance. If that part is somebody
else's map, say so with `scope: buyer`.

Bad:
    title: A hotel buys a key-card system
    framework: b2b-lifecycle
    stages:
      awareness:
        touchpoints: [Article in the hotel trade paper]
      consideration:
        touchpoints: [Visit to a hotel that has it]
      decision:
        touchpoints: [Quote for 120 rooms]
Good:
    title: A hotel buys a key-card system
    framework: b2b-lifecycle
    stages:
      awareness:
        touchpoints: [Article in the hotel trade paper]
      consideration:
        touchpoints: [Visit to a hotel that has it]
      decision:
        touchpoints: [Quote for 120 rooms]
      retention:
        touchpoints: [Fitting day, Night line for locked-out guests]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.map_checks import ends_with_purchase
from journeymap.findings import Severity
from journeymap.model.vocabulary import AFTER_SALE
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedJourney


@rule("JM106", "stops-at-purchase", Severity.WARNING, "starter")
def stops_at_purchase(journey: LinkedJourney, analysis: Analysis) -> Iterator[Gap]:
    """Ask maps on which somebody buys. A single stage or phase is a part of a longer way, and so is a map that another
    one names as its `sub_journey`; where no stage has phases, nobody can tell.
    """
    if ends_with_purchase(journey, analysis.told_in_detail):
        yield Gap(
            journey.place.at("stages"),
            f"'{journey.name}' ends with the purchase",
            f"Ask a customer what happened in the first weeks after it. {_next_step(journey)}, or write `scope: buyer` "
            "if another map takes over there.",
        )


def _next_step(journey: LinkedJourney) -> str:
    framework = journey.framework
    if framework is None:
        return "Add a stage for that time, with `phases` such as onboard or retain"
    for id_, stage in framework.stages.items():
        if AFTER_SALE.intersection(stage.phases):
            skipped = " and take it out of `skip`" if id_ in journey.model.skip else ""
            return f"Fill in the stage '{stage.name or id_}'{skipped}"
    better = "abm-seven" if journey.account else "b2b-lifecycle"
    return f"'{framework.name}' has no stage after it: choose one that goes on, such as {better}"
