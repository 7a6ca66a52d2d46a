"""The map below was reviewed after the one laid over it.

A map for one account or segment takes on whatever changes in the map it is laid over. After a review of that map nobody
has looked whether what this one changes and drops still makes sense. A map without a date of its own counts as
reviewed together with the map below.

Bad:
    # maps/cold-store.yaml
    id: cold-store
    title: A cold store gets its power bill under control
    framework: b2b-lifecycle
    reviewed: 2026-10-05
    stages:
      decision:
        touchpoints: [Sends the offer around, Goes through the contract]

    # maps/vaccines.yaml
    title: A store for vaccines gets its power bill under control
    extends: cold-store
    reviewed: 2026-08-20
    stages:
      decision:
        touchpoints: [Quality manager checks the sensors]
Good:
    # maps/cold-store.yaml
    id: cold-store
    title: A cold store gets its power bill under control
    framework: b2b-lifecycle
    reviewed: 2026-10-05
    stages:
      decision:
        touchpoints: [Sends the offer around, Goes through the contract]

    # maps/vaccines.yaml
    title: A store for vaccines gets its power bill under control
    extends: cold-store
    reviewed: 2026-10-07
    stages:
      decision:
        touchpoints: [Quality manager checks the sensors]
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedJourney


@rule("JM905", "base-reviewed-later", Severity.WARNING)
def base_reviewed_later(journey: LinkedJourney) -> Iterator[Gap]:
    """Each map counts with the date that it says itself, down to the lowest; the latest of them is told."""
    own = _own(journey)
    if own is None or journey.model.status == "retired":
        return
    later = [(day, below) for below in _below(journey) if (day := _own(below)) and day > own]
    if later:
        day, base = max(later, key=lambda one: one[0])
        yield Gap(
            journey.place.at("reviewed"),
            f"'{journey.model.title}' was reviewed on {own}, and '{base.model.title}' ({base.id}), "
            f"which it is laid over, on {day}",
            "Look at what has changed there and whether what you change and drop still holds, then set reviewed:.",
        )


def _own(journey: LinkedJourney) -> date | None:
    """The date in a map's own document; the lowest map has no other."""
    return journey.model.reviewed if journey.base is None or "reviewed" in journey.said else None


def _below(journey: LinkedJourney) -> Iterator[LinkedJourney]:
    base = journey.base
    while base is not None:
        yield base
        base = base.base
