"""A stage does not say what the customer does.

Between two contacts with you, customers read, ask around, calculate and wait. If the map leaves
that out, you plan for the few minutes you see and miss the weeks you do not.

Bad:
    title: A brewery replaces its bottling line
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        goals: [Know what a new line would save]
        touchpoints: [Trade show]
Good:
    title: A brewery replaces its bottling line
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        goals: [Know what a new line would save]
        actions:
          - Times the old line for a week
          - Visits a brewery that has switched
        touchpoints: [Trade show]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.map_checks import says_what_they_do
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.together import among_stages
from journeymap.workspace import LinkedStage


@rule("JM103", "stage-without-behavior", Severity.INFO)
def stage_without_behavior(stage: LinkedStage) -> Iterator[Gap]:
    """Touchpoints do not count: they are what meets customers, not what customers do. Their `actions` do, and so does
    what customers do alone or begin. Several stages are told at once.
    """
    if stage.is_selection or says_what_they_do(stage):
        return
    yield Gap(
        stage.place.at("actions"),
        f"'{stage.name}' does not say what the customer does",
        f"Ask a customer what they did at this point, with you and without you, and write it under `actions`, "
        f"{_EXAMPLE}.",
        together=among_stages(
            stage,
            of=len(stage.journey.customer_stages),
            some="do not say what the customer does",
            every="says what the customer does",
            fix=f"Ask a customer what they did there, with you and without you, and write it under `actions`, "
            f"{_EXAMPLE}.",
            fix_for_every=f"Ask a customer to tell the way from the beginning, and write what they did under `actions` "
            f"of each stage, {_EXAMPLE}. If the touchpoints say enough here, list this rule under `ignore`.",
        ),
    )


_EXAMPLE = "such as 'Asks two peers' or 'Puts three quotes side by side'"
