"""An idea that nobody owns.

Everyone in the workshop liked it, and everyone thought that somebody else would take it on. An idea becomes work when a
name stands beside it.

Bad:
    title: A winery sells to restaurants
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints: [Tasting]
        pains:
          - {text: Nobody writes down what they liked, answers: [A card for notes]}
Good:
    title: A winery sells to restaurants
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints: [Tasting]
        pains:
          - text: Nobody writes down what they liked
            answers: [{text: A card for notes, owner: cellar team}]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.map_checks import ideas_on, is_adrift
from journeymap.findings import Severity, Together
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedJourney


@rule("JM123", "opportunity-without-owner", Severity.INFO)
def opportunity_without_owner(journey: LinkedJourney) -> Iterator[Gap]:
    """Several are told at once. What was dropped or done needs nobody, and a stage with a single owner is theirs."""
    ideas = list(ideas_on(journey))
    for idea in ideas:
        if is_adrift(idea):
            yield Gap(
                idea.place,
                f"nobody owns the idea '{idea.model.text}'",
                "Ask in the next meeting who takes it on, and name them as its `owner`; an idea that nobody wants is "
                "`status: dropped`, with a `reason`.",
                idea.stage or journey,
                Together(
                    place=journey.place.at("stages").key(),
                    name=idea.model.text,
                    of=len(ideas),
                    some=f"ideas on '{journey.name}' are owned by nobody",
                    every=f"nobody owns any of the {len(ideas)} ideas on '{journey.name}'",
                    fix=_FIX,
                    fix_for_every=_FIX,
                    map=journey.id,
                    owner=journey.model.owner,
                ),
            )


_FIX = (
    "Go through them in the next meeting: name an `owner` for those that somebody takes on, and write "
    "`status: dropped` with a `reason` for the others."
)
