"""A stage does not say how it feels.

People drop out where they feel lost, pressed or ignored, and tell others about it later. A feeling
at every stage makes the curve on the page, and the curve shows where to start.

Bad:
    title: A school chooses a learning platform
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints: [Trial class]
        emotion: 1
      purchase:
        touchpoints: [Tender documents]
Good:
    title: A school chooses a learning platform
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints: [Trial class]
        emotion: 1
      purchase:
        touchpoints: [Tender documents]
        emotion: {score: 0, feeling: impatient}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.feelings import says_how_it_feels
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedStage


@rule("JM104", "stage-without-emotion", Severity.INFO)
def stage_without_emotion(stage: LinkedStage) -> Iterator[Gap]:
    """A number, a word, or the feeling of one persona is enough; so is a feeling at each touchpoint of the stage."""
    if not says_how_it_feels(stage):
        yield Gap(
            stage.place.at("emotion"),
            f"'{stage.name}' does not say how it feels",
            "Add `emotion` with a number from -2 (awful) to 2 (delighted), a word such as 'anxious', or both.",
        )
