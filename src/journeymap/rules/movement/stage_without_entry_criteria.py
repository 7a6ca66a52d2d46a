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
from journeymap.model.framework import FrameworkStage
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedFramework, LinkedProgram


@rule("JM201", "stage-without-entry-criteria", Severity.WARNING, "abm")
def stage_without_entry_criteria(source: LinkedFramework | LinkedProgram, analysis: Analysis) -> Iterator[Gap]:
    """Report your own frameworks at each stage, built-in ones at the program. Criteria on any map count, and nothing is
    asked of a stage that all accounts are past.
    """
    if isinstance(source, LinkedFramework):
        programs = [program for program in analysis.workspace.programs.values() if program.framework is source]
        for stage in _undecided(source, analysis):
            if programs and not any(analysis.pipelines.lies_ahead(program, stage.id) for program in programs):
                continue
            yield Gap(
                stage.place,
                f"nothing says when an account enters '{stage.name}'",
                "Settle with both teams by what they would know it; then add it to the stage, to begin with "
                f"{_block(stage, source)}.",
            )
    elif source.framework and source.framework.built_in:
        undecided = _undecided(source.framework, analysis)
        stages = [stage for stage in undecided if analysis.pipelines.lies_ahead(source, stage.id)]
        names = [f"'{stage.name}'" for stage in stages]
        if names:
            blocks = listed([f"{_block(stage, source.framework)} for {stage.id}" for stage in stages])
            yield Gap(
                source.place.at("framework"),
                f"'{source.framework.name}' does not say when an account enters {listed(names, 'or')}",
                "Settle with both teams by what they would know it. Then declare a framework of your own that extends "
                f"{source.framework.id}, name it here, and give its stages an `entry`, to begin with {blocks}.",
            )


ENTRIES = {
    "select": "fit_min: 3",
    "aware": "signals: visit",
    "engage": "points_min: 10",
    "qualify": "points_min: 100, people_min: 2",
    "evaluate": "deal: open",
    "decide": "deal: open, They ask for terms",
    "onboard": "deal: won",
    "retain": "deal: won, first_value: reached",
    "expand": "deal: won, first_value: reached, They ask what else you can do for them",
    "advocate": "deal: won, first_value: reached, They have agreed to speak for you",
}
"""What usually tells that an account has come into a phase, as it can be typed in a list."""


def _block(stage: PipelineStage, framework: LinkedFramework) -> str:
    """Criteria to paste, by what the stage begins with. A later stage of the same kind needs more than the first."""
    alike = next(id_ for id_, other in framework.stages.items() if _first_phase(other) == _first_phase(stage))
    more = "" if alike == stage.id else f", Both teams agree that {stage.id} has begun"
    return f"`entry: [{ENTRIES[_first_phase(stage)]}{more}]`"


def _first_phase(stage: PipelineStage | FrameworkStage) -> str:
    return next(iter(stage.phases), "engage")


def _undecided(framework: LinkedFramework, analysis: Analysis) -> Iterator[PipelineStage]:
    if framework.model.unit != "account":
        return
    decided = analysis.pipelines.decided_on_maps(framework)
    for stage in framework_stages(framework):
        if not stage.entry and not stage.catch_all and stage.id not in decided:
            yield stage
