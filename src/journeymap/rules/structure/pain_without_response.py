"""A pain has no answer.

A pain that is only written down helps nobody. Somebody should own an idea that would ease it, or
say openly that it stays and why. Opportunities of the same stage that name no pain count as answers to all
of its pains; an opportunity that was dropped answers none.

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

from journeymap.analysis.map_checks import is_settled
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedPain

GRAVE = 3
"""The severity of a pain that may end the journey."""


@rule("JM105", "pain-without-response", Severity.WARNING, "starter")
def pain_without_response(pain: LinkedPain) -> Iterator[Gap]:
    """An answer is written beneath the pain, names it from anywhere on the map, or stands open beside it."""
    if is_settled(pain):
        return
    model = pain.model
    consequence = ", which may end the journey" if model.severity == GRAVE else ""
    idea = "`answers` with what would ease it, such as `answers: [Show a price]`, and who takes it on"
    if pain.answers:
        message, verb = f"what was to answer the pain '{model.text}' was dropped", "Find another answer: add"
    else:
        message, verb = f"nothing answers the pain '{model.text}'", "Add"
    yield Gap(
        pain.place.at("text"),
        message + consequence,
        f"{verb} {idea}. If the pain stays, say why under `accepted`.",
    )
