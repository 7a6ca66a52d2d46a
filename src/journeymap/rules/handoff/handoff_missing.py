"""Another team takes over, and no handoff says how.

Most accounts are lost between two teams, above all when interest turns into a comparison: one has done its
part, the other does not know yet.

Bad:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        framework: abm-seven
        handoffs:
          - {from_stage: engagement, to_stage: evaluation, from_team: marketing, to_team: sales}
Good:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        framework: abm-seven
        handoffs:
          - {from_stage: engagement, to_stage: evaluation, from_team: marketing, to_team: sales}
          - {from_stage: decision, to_stage: onboarding, from_team: sales, to_team: success}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedProgram


@rule("JM604", "handoff-missing", Severity.ERROR, "abm")
def handoff_missing(program: LinkedProgram, analysis: Analysis) -> Iterator[Gap]:
    """The first owner of a stage leads it. Handoffs on the maps of the accounts count as well."""
    covered = {(handoff.from_stage, handoff.to_stage) for handoff in program.model.handoffs}
    for account in program.accounts:
        for journey in analysis.uses.account_journeys[account]:
            covered |= {(stage.id, stage.model.handoff.to) for stage in journey.stages if stage.model.handoff}
    for before, after in pairwise(analysis.pipelines.of_program(program)):
        changes = before.owners[:1] != after.owners[:1] and before.owners and after.owners
        if changes and (before.id, after.id) not in covered:
            yield Gap(
                program.place.at("handoffs"),
                f"{before.owners[0]} leads '{before.name}', {after.owners[0]} '{after.name}', and there is no handoff",
                f"Add one from {before.id} to {after.id}: who, how fast, with what.",
            )
