"""A loop has no way out.

People may go back as often as they need. But where nothing says what has to be true before they go on again, they go
round until somebody gives up, and it is usually the buyer.

Bad:
    title: How labs buy a freezer
    framework: buyer-steps
    stages:
      consider:
        touchpoints: [Trade show]
      purchase:
        touchpoints: [Quote]
        loops: [{to: consider, when: A new colleague joins}]
Good:
    title: How labs buy a freezer
    framework: buyer-steps
    stages:
      consider:
        touchpoints: [Trade show]
      purchase:
        touchpoints: [Quote]
        exit: [Everyone who signs has seen the freezer]
        loops: [{to: consider, when: A new colleague joins}]
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from journeymap.analysis.pipeline import declared_stages
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedFramework, LinkedJourney


@rule("JM211", "loop-without-way-out", Severity.INFO, "abm")
def loop_without_way_out(source: LinkedFramework | LinkedJourney) -> Iterator[Gap]:
    """A loop back from any stage but the last needs an `exit` there, or an `entry` of the stage that follows."""
    stages = declared_stages(source)
    positions = {stage.id: position for position, stage in enumerate(stages)}
    for stage, following in pairwise(stages):
        if stage.exit or following.entry:
            continue
        for number, loop in enumerate(stage.loops):
            place = stage.place.at("loops", number)
            if place.is_written() and positions.get(loop.to, len(stages)) <= positions[stage.id]:
                yield Gap(
                    place,
                    f"people go back from '{stage.name}', and nothing says when they go on to '{following.name}'",
                    f"Say what has to be true before they go on: add `exit` to '{stage.name}' or `entry` "
                    f"to '{following.name}'.",
                )
