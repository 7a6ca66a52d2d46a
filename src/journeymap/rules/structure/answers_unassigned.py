"""Pains and opportunities stand side by side, and nothing says which answers which.

The opportunities count as answers to all of the pains beside them, so that a pain that none of them eases is easily
overlooked. Whoever wrote them knows which is meant for which; a year later, nobody does.

Bad:
    title: A florist chain changes its supplier
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints: [Visit to the flower auction]
        pains: [Prices change by the hour, Nobody knows how long the roses last]
        opportunities: [How might we hold a price for a day?]
Good:
    title: A florist chain changes its supplier
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints: [Visit to the flower auction]
        pains: [Prices change by the hour, Nobody knows how long the roses last]
        opportunities:
          - text: How might we hold a price for a day?
            answers: [Prices change by the hour]
          - text: How might we show the age of a rose?
            answers: [Nobody knows how long the roses last]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import typed
from journeymap.workspace import LinkedJourney, LinkedOpportunity, LinkedPain, LinkedStage

AMBIGUOUS = 2
"""With a single pain left, it is clear what the opportunities are for."""
LONGEST_COPIED = 60
"""A longer text is better named by an id than copied."""


@rule("JM116", "answers-unassigned", Severity.INFO)
def answers_unassigned(part: LinkedStage | LinkedJourney) -> Iterator[Gap]:
    """Ask once a stage, and once about the map as a whole; pains with an answer of their own leave nothing to ask."""
    pains: Sequence[LinkedPain] = part.all_pains if isinstance(part, LinkedStage) else part.pains
    opportunities = part.open_opportunities
    waiting = [pain for pain in pains if not (pain.has_own_answer or pain.model.accepted)] if opportunities else []
    if len(waiting) < AMBIGUOUS:
        return
    both = f"{len(waiting)} pains and {_opportunities(opportunities)}"
    yield Gap(
        part.place.at("opportunities"),
        f"'{part.name}' has {both}, and nothing says which answers which",
        _fix(waiting[0]),
    )


def _opportunities(opportunities: Sequence[LinkedOpportunity]) -> str:
    return "one opportunity" if len(opportunities) == 1 else f"{len(opportunities)} opportunities"


def _fix(pain: LinkedPain) -> str:
    model = pain.model
    if model.id or len(model.text) <= LONGEST_COPIED:
        answers = f"`answers: [{model.id or typed(model.text)}]`"
        return f"Go through the pains and settle which idea eases which; then name them beside its `text`: {answers}."
    return (
        "Go through the pains and settle which idea eases which; then give each pain a short `id`, and name it under "
        "`answers` beside the `text` of the idea."
    )
