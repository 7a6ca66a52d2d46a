"""Nothing says when an account enters a stage.

Whoever moves accounts by feeling moves them to please somebody. What an account has done, who takes part and how far
the deal is can be looked up by both teams.

Bad:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs: {mills: {name: Mills, framework: bowtie}}
Good:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs: {mills: {name: Mills, framework: account-journey}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.pipeline import PipelineStage, framework_stages
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedFramework, LinkedProgram


@rule("JM201", "stage-without-entry-criteria", Severity.WARNING, "abm")
def stage_without_entry_criteria(found: LinkedFramework | LinkedProgram, analysis: Analysis) -> Iterator[Gap]:
    """Frameworks for accounts: your own at each stage, a built-in one at the program. Criteria on any map count."""
    if isinstance(found, LinkedFramework):
        for step in _undecided(found, analysis):
            yield Gap(
                step.place,
                f"nothing says when an account enters '{step.name}'",
                "Add entry: to it with what both teams can check: points, people, roles, fit, signals, the deal.",
            )
    elif found.framework and found.framework.built_in:
        names = [f"'{step.name}'" for step in _undecided(found.framework, analysis)]
        if names:
            yield Gap(
                found.place.at("framework"),
                f"'{found.framework.name}' does not say when an account enters {listed(names, 'or')}",
                f"Declare a framework that extends {found.framework.id} and gives these stages entry:, and use that.",
            )


def _undecided(framework: LinkedFramework, analysis: Analysis) -> Iterator[PipelineStage]:
    if framework.model.unit != "account":
        return
    journeys = analysis.uses.framework_journeys[framework]
    decided = {stage.id for journey in journeys for stage in journey.stages if stage.model.entry}
    for stage in framework_stages(framework):
        if not stage.entry and not stage.catch_all and stage.id not in decided:
            yield stage
