"""Nobody has looked at the map for too long.

Prices, channels and people change, and a map that was right last year is believed all the same.
Read it once against what you know now; most of it will still hold.

Bad:
    title: A choir books rehearsal rooms
    framework: buyer-steps
    scope: buyer
    reviewed: 2025-03-14
    stages:
      consider:
        touchpoints: [Recommendation by another choir]
Good:
    title: A choir books rehearsal rooms
    framework: buyer-steps
    scope: buyer
    reviewed: 2026-09-14
    review_every: 365d
    stages:
      consider:
        touchpoints: [Recommendation by another choir]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.map_checks import is_reviewed_for_itself, review_due_since
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedJourney


@rule("JM903", "review-overdue", Severity.WARNING, overdue=True)
def review_overdue(journey: LinkedJourney, analysis: Analysis) -> Iterator[Gap]:
    """A map without a date cannot be overdue, and a retired one needs no review."""
    since = review_due_since(journey, analysis.today) if is_reviewed_for_itself(journey) else None
    if since:
        yield Gap(
            journey.place.at("reviewed"),
            f"the review of '{journey.name}' has been due since {since}",
            "Read the map against what you know today, correct it, and set `reviewed` to that day.",
        )
