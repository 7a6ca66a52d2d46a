"""Whoever enters a stage is in a later one at once.

An account is in the last of the stages whose criteria it meets. Where the criteria of a stage are enough for a later
one as well, nobody will ever be seen in the first.

Reported where every way into the stage is a way into a later one: with at least its points, people, roles, fit, signals
and interest, in a window that is no longer; with the same deal, meeting, first result, mark and words.

Bad:
    frameworks:
      mill-sales:
        unit: account
        movement: free
        stages:
          target: {catch_all: true, phases: [select]}
          curious: {phases: [engage], entry: {points_min: 80, window: 30d}}
          talking: {phases: [qualify], entry: {points_min: 50, window: 90d}}
Good:
    frameworks:
      mill-sales:
        unit: account
        movement: free
        stages:
          target: {catch_all: true, phases: [select]}
          curious: {phases: [engage], entry: {points_min: 10, window: 90d}}
          talking: {phases: [qualify], entry: {points_min: 50, window: 90d}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.criteria import implies
from journeymap.analysis.pipeline import PipelineStage, declared_stages
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedFramework, LinkedJourney


@rule("JM208", "stage-never-kept", Severity.ERROR)
def stage_never_kept(source: LinkedFramework | LinkedJourney) -> Iterator[Gap]:
    """Compare each stage with those after it, the nearest first; one of the two has to be written here."""
    stages = declared_stages(source)
    for index, stage in enumerate(stages):
        later = next((after for after in stages[index + 1 :] if implies(stage.entry, after.entry)), None)
        if later and (_is_written(stage) or _is_written(later)):
            yield Gap(
                stage.place.at("entry"),
                f"whoever enters '{stage.name}' meets the criteria of '{later.name}' as well, so nobody stays there",
                f"Settle with both teams what sets the two apart; then ask for more in the `entry` of "
                f"'{later.name}', or for less here.",
            )


def _is_written(stage: PipelineStage) -> bool:
    """Whether the criteria are written here: what a map takes from its framework is reported there."""
    return stage.place.at("entry").is_written()
