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
def handoff_to_nobody(source: LinkedJourney | LinkedProgram, analysis: Analysis) -> Iterator[Gap]:
    """Report handoffs that name no team, or a team that does not own the stage that begins, if anybody does."""
    for handoff in analysis.handoffs.of(source):
        stage, team, place = handoff.to_stage, handoff.to_team, handoff.place.at("to_team")
        if not team:
            message = f"the handoff to '{stage.name}' does not say who takes over"
            yield Gap(place, message, "Add `to_team` with the team that leads the stage that begins.")
        elif stage.owners and not any(_is_same(team, owner) for owner in stage.owners):
            owners = listed([f"'{owner}'" for owner in stage.owners])
            message = f"'{team}' takes over at '{stage.name}', which belongs to {owners}"
            yield Gap(place, message, f"Name one of its owners, or add '{team}' to its `owners`.")


def _is_same(team: str, owner: str) -> bool:
    """Whether one name contains the other: the sales team is sales."""
    team, owner = team.casefold(), owner.casefold()
    return team in owner or owner in team
