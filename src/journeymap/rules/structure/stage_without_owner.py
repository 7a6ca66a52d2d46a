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
from journeymap.rules.together import among_stages
from journeymap.workspace import LinkedStage


@rule("JM114", "stage-without-owner", Severity.INFO)
def stage_without_owner(stage: LinkedStage) -> Iterator[Gap]:
    """Several stages are told at once. Owners named by the framework count; JM110 asks more of the maps of accounts."""
    journey = stage.journey
    if stage.owners or journey.model.account:
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
