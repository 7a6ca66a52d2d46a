"""An account that meets no criteria is in no stage.

The list of accounts and the stages have to add up. One stage, usually the first, takes everyone who fits nowhere else,
also those who have fallen back.

Bad:
    frameworks:
      mill-sales:
        unit: account
        movement: free
        stages:
          curious: {phases: [engage], entry: {points_min: 10, window: 90d}}
          talking: {phases: [qualify], entry: {points_min: 50, window: 90d}}
Good:
    frameworks:
      mill-sales:
        unit: account
        movement: free
        stages:
          target: {phases: [select], catch_all: true}
          curious: {phases: [engage], entry: {points_min: 10, window: 90d}}
          talking: {phases: [qualify], entry: {points_min: 50, window: 90d}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.pipeline import framework_stages
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedFramework


@rule("JM210", "no-catch-all", Severity.WARNING, "abm")
def no_catch_all(framework: LinkedFramework) -> Iterator[Gap]:
    """Look at frameworks for accounts that have criteria at all."""
    stages = framework_stages(framework)
    has_criteria = framework.model.unit == "account" and any(stage.entry for stage in stages)
    if has_criteria and not any(stage.catch_all for stage in stages):
        yield Gap(
            framework.place.at("stages").key(),
            f"in '{framework.name}' an account that meets no criteria is in no stage",
            "Agree on the stage for accounts that show nothing yet, usually the first; then set `catch_all: true` "
            "on it.",
        )
