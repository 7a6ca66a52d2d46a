"""Nobody is named whose journey it is.

A map of everybody's way is nobody's. The gap report then cannot ask who has nothing to read, and no rule can tell
whether a map meets the people who decide.

Bad:
    title: An orchard buys a weather station
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints: [Growers' fair]
Good:
    title: An orchard buys a weather station
    framework: buyer-steps
    scope: buyer
    personas:
      grower: {name: Grower, role: user, goals: [Know of frost an hour ahead], challenges: [No network in the valley]}
    stages:
      consider:
        touchpoints: [Growers' fair]
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedJourney

MOST_OFFERED = 5


@rule("JM312", "map-without-personas", Severity.WARNING, "starter")
def map_without_personas(journey: LinkedJourney, analysis: Analysis) -> Iterator[Gap]:
    """A map for a segment or an account has said whose it is, and so has one whose personas cannot be read."""
    model = journey.model
    if journey.personas or model.for_ or model.segment or model.account or not journey.written_stages:
        return
    if journey.place.document.keys(("personas",)):
        return
    personas = list(islice(analysis.workspace.personas, MOST_OFFERED))
    advice = (
        f"Add `for` with those who go this way, such as {listed(personas, 'or')}, or"
        if personas
        else "Talk to one or two who go this way, and describe them:"
    )
    yield Gap(
        journey.place.at("for"),
        f"'{journey.name}' does not say whose journey it is",
        f"{advice} declare a persona under `personas`, with an id and a name.",
    )
