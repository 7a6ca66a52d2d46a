"""Nothing on a map hurts.

There is no way without obstacles. A map without pains shows how you would like it to be, and nobody finds anything on
it to make better.

Bad:
    title: A dentist takes on a new patient
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints: [Asks a neighbor]
      purchase:
        touchpoints: [Books the first visit]
Good:
    title: A dentist takes on a new patient
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints: [Asks a neighbor]
      purchase:
        touchpoints: [Books the first visit]
        pains:
          - text: Nobody answers the phone at lunch
            answers: [Let people book online]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.map_checks import low_point
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedJourney

ENOUGH_STAGES = 2
"""A map that has only been begun need not have come to its pains."""


@rule("JM118", "no-pains", Severity.INFO)
def no_pains(journey: LinkedJourney) -> Iterator[Gap]:
    """A map of how things should be needs none. Where a low point asks for its pain, that is enough."""
    stages = journey.written_stages
    if journey.is_target or len(stages) < ENOUGH_STAGES or _says_what_hurts(journey):
        return
    if any(low_point(stage) for stage in stages):
        return
    yield Gap(
        journey.place.at("pains"),
        f"'{journey.name}' has no pain at any stage",
        "Ask a few customers what cost them time, money or patience, and write it under `pains` where it happened.",
    )


def _says_what_hurts(journey: LinkedJourney) -> bool:
    """Whether there is a pain anywhere, or a place where customers are lost."""
    return bool(journey.pains) or any(stage.all_pains or stage.model.drop_offs for stage in journey.stages)
