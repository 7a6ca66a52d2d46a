"""One map stands for people with different journeys.

Different people and different markets buy in different ways. A map that is true for all of them on average
is true for none of them.

Bad:
    title: How hospitals and hotels buy linen
    framework: buyer-steps
    scope: buyer
    segments: {hospitals: Hospitals, hotels: Hotels}
    personas:
      matron: {name: Matron, segment: hospitals}
      host: {name: Hotelier, segment: hotels}
    stages:
      consider:
        touchpoints: [Trade show]
Good:
    title: How hotels buy linen
    framework: buyer-steps
    scope: buyer
    segment: hotels
    segments: {hospitals: Hospitals, hotels: Hotels}
    personas:
      host: {name: Hotelier, segment: hotels}
    stages:
      consider:
        touchpoints: [Trade show]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedJourney


@rule("JM308", "one-map-many-segments", Severity.INFO)
def one_map_many_segments(journey: LinkedJourney) -> Iterator[Gap]:
    """A map of one segment that is laid over another is what a split looks like; it keeps personas of the map below."""
    if journey.base and journey.segment:
        return
    segments = dict.fromkeys(persona.model.segment for persona in journey.personas if persona.model.segment)
    if len(segments) > 1:
        names = [f"'{id_}'" for id_ in segments]
        yield Gap(
            journey.place.at("for"),
            f"the map '{journey.name}' is for people in the segments {listed(names)} at once",
            "Ask a few of each whether they go the same way; if not, make a map for each and let one extend the other.",
        )
