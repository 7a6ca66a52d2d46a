"""Nobody answers for a stage.

A gap that belongs to everyone is closed by no one. Each stage needs a team that looks after it. On a map that names an
`owner` and none at its stages, that team looks after all of them.

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

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.together import among_stages
from journeymap.workspace import LinkedStage


@rule("JM114", "stage-without-owner", Severity.INFO)
def stage_without_owner(stage: LinkedStage, analysis: Analysis) -> Iterator[Gap]:
    """Several stages are told at once. Owners named by the framework count; JM110 asks more of the maps of accounts,
    and of those that they extend.
    """
    journey = stage.journey
    kept_as_a_whole = journey.model.owner and not any(other.owners for other in journey.written_stages)
    asked_otherwise = journey.model.account or journey in analysis.bases_of_accounts
    if stage.owners or asked_otherwise or kept_as_a_whole:
        return
    yield Gap(
        stage.place.at("owners"),
        f"no team owns '{stage.name}'",
        "Agree on a team that looks after this stage, and name it under `owners`.",
        together=among_stages(
            stage,
            of=len(journey.written_stages),
            some="are owned by no team",
            every="is owned by a team",
            fix="Agree on a team for each, and name it under `owners` of the stage, the one that leads first.",
            fix_for_every="Agree on who looks after each stage, and name that team under `owners`, the one that leads "
            "first.",
        ),
    )
