"""A handoff leads to nobody.

Whoever takes over has to be one of those who answer for the stage that begins. Otherwise the account is handed to a
team that does not expect it.

Bad:
    title: How labs buy a freezer
    framework: buyer-steps
    stages:
      consider:
        touchpoints: [Trade show]
        owners: [marketing]
        handoff: {to: purchase, from_team: marketing, to_team: field service}
      purchase:
        touchpoints: [Quote]
        owners: [sales]
Good:
    title: How labs buy a freezer
    framework: buyer-steps
    stages:
      consider:
        touchpoints: [Trade show]
        owners: [marketing]
        handoff: {to: purchase, from_team: marketing, to_team: sales}
      purchase:
        touchpoints: [Quote]
        owners: [sales]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedJourney, LinkedProgram


@rule("JM608", "handoff-to-nobody", Severity.WARNING)
def handoff_to_nobody(found: LinkedJourney | LinkedProgram, analysis: Analysis) -> Iterator[Gap]:
    """No team is named, or one that is not among the owners of the stage that begins, where that has owners."""
    for handoff in analysis.handoffs.of(found):
        step, team, place = handoff.to_stage, handoff.to_team, handoff.place.at("to_team")
        if not team:
            message = f"the handoff to '{step.name}' does not say who takes over"
            yield Gap(place, message, "Add to_team: the team that leads the stage that begins.")
        elif step.owners and not any(_is_same(team, owner) for owner in step.owners):
            owners = listed([f"'{owner}'" for owner in step.owners])
            message = f"'{team}' takes over at '{step.name}', which belongs to {owners}"
            yield Gap(place, message, f"Name one of its owners, or add {team} to its owners:.")


def _is_same(team: str, owner: str) -> bool:
    """Whether one name holds the other: the sales team is sales."""
    here, there = team.casefold(), owner.casefold()
    return here in there or there in here
