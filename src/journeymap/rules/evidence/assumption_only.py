"""A map is all guesswork.

Nothing on it says where it comes from, so nobody can tell what was heard from customers and what
was made up around a table. That is a normal start and a bad place to stay.

Bad:
    title: A pharmacy installs a picking robot
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints: [Visit to a pharmacy with a robot]
        pains:
          - text: Nobody knows where to put it
            accepted: Every shop is different.
Good:
    title: A pharmacy installs a picking robot
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints: [Visit to a pharmacy with a robot]
        pains:
          - text: Nobody knows where to put it
            accepted: Every shop is different.
            sources: [{kind: interview, n: 4, date: 2026-09-15, note: Pharmacists who have one}]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.map_checks import is_guess
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedJourney


@rule("JM901", "assumption-only", Severity.INFO, "starter")
def assumption_only(journey: LinkedJourney) -> Iterator[Gap]:
    """One source anywhere on the map is enough. A map that calls itself a draft says so already."""
    if journey.written_stages and journey.model.status in (None, "live") and is_guess(journey):
        yield Gap(
            journey.place.at("sources"),
            f"'{journey.name}' names no source, so all of it is a guess",
            "Check the guesses that matter most with a few customers, and write under `sources` "
            "whom you asked and when.",
        )
