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


@rule("JM211", "loop-without-way-out", Severity.WARNING, "abm")
def loop_without_way_out(found: LinkedFramework | LinkedJourney) -> Iterator[Gap]:
    """Loops back from any stage but the last: it wants an exit there, or an entry of the stage that follows."""
    steps = declared_stages(found)
    columns = {step.id: column for column, step in enumerate(steps)}
    for step, after in pairwise(steps):
        if step.exit or after.entry:
            continue
        for number, loop in enumerate(step.loops):
            place = step.place.at("loops", number)
            if place.is_written() and columns.get(loop.to, len(steps)) <= columns[step.id]:
                yield Gap(
                    place,
                    f"from '{step.name}' they go back, and nothing says when they go on to '{after.name}'",
                    f"Add exit: to '{step.name}' or entry: to '{after.name}': what has to be true before they go on.",
                )
