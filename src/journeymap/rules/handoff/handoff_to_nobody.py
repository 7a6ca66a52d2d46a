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
    """Report handoffs that name no team, or one that does something else than those who own the stage that begins."""
    for handoff in analysis.handoffs.of(source):
        stage, team, place = handoff.to_stage, handoff.to_team, handoff.place.at("to_team")
        if not team:
            message = f"the handoff to '{stage.name}' does not say who takes over"
            yield Gap(place, message, "Agree on who takes over, and let them know; then name that team in `to_team`.")
        elif stage.owners and not any(_may_be_same(team, owner, analysis) for owner in stage.owners):
            owners = listed([f"'{owner}'" for owner in stage.owners])
            message = f"'{team}' takes over at '{stage.name}', which belongs to {owners}"
            advice = (
                "Ask both teams who expects the account there; then name that one in `to_team`, or add "
                f"'{team}' to the `owners` of the stage."
            )
            yield Gap(place, message, advice)


def _may_be_same(team: str, owner: str, analysis: Analysis) -> bool:
    """Whether one name contains the other, as that of the sales team does, or both may do the same work."""
    one, other = team.casefold(), owner.casefold()
    return one in other or other in one or not analysis.teams.differ(team, owner)
