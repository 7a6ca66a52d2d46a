"""A pain has no answer.

A pain that is only written down helps nobody. Somebody should own an idea that would ease it, or
say openly that it stays and why. Opportunities of the same stage that name no pain count as answers to all
of its pains; an opportunity that was dropped answers none. Pains that are said to be severe or mild are asked about by
JM120 and JM122.

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
      decision:
        touchpoints: [Offer]
        pains: [The offer runs to forty pages]
        opportunities: [How might we put it on one?]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.map_checks import MILD, SEVERE, is_settled
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import unanswered
from journeymap.workspace import LinkedPain


@rule("JM105", "pain-without-response", Severity.WARNING, "starter")
def pain_without_response(pain: LinkedPain) -> Iterator[Gap]:
    """An answer is written beneath the pain, names it from anywhere on the map, or stands open beside it."""
    if pain.model.severity not in (SEVERE, MILD) and not is_settled(pain):
        yield Gap(
            pain.place.at("text"),
            unanswered(pain, f"the pain '{pain.model.text}'"),
            "Find one thing that would ease it and somebody who takes it on, and write it under `answers`, such as "
            "`answers: [Show a price]`. If the pain stays, say why under `accepted`.",
        )
