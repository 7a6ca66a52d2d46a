"""A base map was reviewed after the map that extends it.

A map for one account or segment takes over whatever changes in its base map. After a review of the base nobody has
checked whether what this map changes and drops still makes sense. A map without a date of its own counts as reviewed
together with its base.

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
    """Compare the map's own date with those of all maps beneath it; report the latest."""
    own = _own_date(journey)
    if own is None or journey.model.status == "retired":
        return
    later = [(day, base) for base in _bases(journey) if (day := _own_date(base)) and day > own]
    if later:
        day, base = max(later, key=lambda dated: dated[0])
        yield Gap(
            journey.place.at("reviewed"),
            f"'{journey.name}' was reviewed on {own}, but '{base.model.title}' ({base.id}), which it extends, on {day}",
            "Check what has changed there and whether what you change and drop still holds, then set `reviewed`.",
        )


def _own_date(journey: LinkedJourney) -> date | None:
    """The date that a map gives itself, not one that it inherits."""
    return journey.model.reviewed if journey.base is None or "reviewed" in journey.own_fields else None


def _bases(journey: LinkedJourney) -> Iterator[LinkedJourney]:
    base = journey.base
    while base is not None:
        yield base
        base = base.base
