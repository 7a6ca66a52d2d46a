"""A pain has no answer.

A pain that is only written down helps nobody. Somebody should own an idea that would ease it, or
say openly that it stays and why.

Bad:
    title: Buying a drying oven
    stages:
      consideration:
        touchpoints: [Demo]
        pains: [Cannot compare prices]
Good:
    title: Buying a drying oven
    stages:
      consideration:
        touchpoints: [Demo]
        pains:
          - text: Cannot compare prices
            answers:
              - text: How might we show the price of ten years in one table?
                owner: pricing
          - text: Nobody can try an oven at home
            accepted: It weighs two tons.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.map_checks import is_settled
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedPain


@rule("JM105", "pain-without-response", Severity.WARNING, "starter")
def pain_without_response(pain: LinkedPain) -> Iterator[Gap]:
    """An answer is written beneath the pain, or is an opportunity anywhere on the map that names its id."""
    if not is_settled(pain):
        yield Gap(
            pain.place.at("text"),
            f"nothing answers the pain '{pain.model.text}'",
            "Add `answers` with a 'How might we …?' and its owner, or `accepted` with the reason it stays.",
        )
