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
def stage_without_entry_criteria(source: LinkedFramework | LinkedProgram, analysis: Analysis) -> Iterator[Gap]:
    """Report your own frameworks at each stage, built-in ones at the program. Criteria on any map count."""
    if isinstance(source, LinkedFramework):
        for stage in _undecided(source, analysis):
            yield Gap(
                stage.place,
                f"nothing says when an account enters '{stage.name}'",
                "Add `entry` to it with what both teams can check: points, people, roles, fit, signals, the deal.",
            )
    elif source.framework and source.framework.built_in:
        names = [f"'{stage.name}'" for stage in _undecided(source.framework, analysis)]
        if names:
            yield Gap(
                source.place.at("framework"),
                f"'{source.framework.name}' does not say when an account enters {listed(names, 'or')}",
                f"Declare a framework that extends {source.framework.id} and gives these stages an `entry`, "
                "and use that.",
            )


def _undecided(framework: LinkedFramework, analysis: Analysis) -> Iterator[PipelineStage]:
    if framework.model.unit != "account":
        return
    journeys = analysis.uses.framework_journeys[framework]
    decided = {stage.id for journey in journeys for stage in journey.stages if stage.model.entry}
    for stage in framework_stages(framework):
        if not stage.entry and not stage.catch_all and stage.id not in decided:
            yield stage
