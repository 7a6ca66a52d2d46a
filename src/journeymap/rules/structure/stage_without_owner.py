"""Nobody answers for a stage.

A gap that belongs to everyone is closed by no one. Each stage needs a team that looks after it, even if the map as a
whole is kept by somebody.

Bad:
    title: How labs buy a freezer
    framework: buyer-steps
    stages:
      consider:
        touchpoints: [Trade show]
Good:
    title: How labs buy a freezer
    framework: buyer-steps
    stages:
      consider:
        touchpoints: [Trade show]
        owners: [marketing]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedJourney


@rule("JM114", "stage-without-owner", Severity.INFO)
def stage_without_owner(journey: LinkedJourney) -> Iterator[Gap]:
    """Yield one gap per map. Owners named by the framework count; JM110 asks more of the maps of accounts."""
    names = [f"'{stage.name}'" for stage in journey.written_stages if not stage.owners]
    if names and not journey.model.account:
        yield Gap(
            journey.place.at("stages").key(),
            f"no team owns {listed(names, 'or')}",
            "Add `owners` to each stage, with the team that leads it first.",
        )
