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

from journeymap.analysis import Analysis
from journeymap.analysis.feelings import is_blueprint_with_feelings, says_how_it_feels, scale_of, unheard
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.together import among_stages
from journeymap.workspace import LinkedStage


@rule("JM104", "stage-without-emotion", Severity.INFO)
def stage_without_emotion(stage: LinkedStage, analysis: Analysis) -> Iterator[Gap]:
    """A number or a word is enough; so is a feeling at each touchpoint of the stage, in a pain or a moment. Where
    single personas feel, ask about the others who take part. A service blueprint, which tells what happens backstage,
    need not have a feeling everywhere once it has one. Several stages are told at once.
    """
    if stage.is_selection:
        return
    of = len(stage.journey.customer_stages)
    scale = scale_of(analysis.workspace, stage.journey)
    what = f"a number from {scale.worst:g} (awful) to {scale.best:g} (delighted), a word such as 'anxious', or both"
    if not says_how_it_feels(stage) and not is_blueprint_with_feelings(stage.journey):
        yield Gap(
            stage.place.at("emotion"),
            f"'{stage.name}' does not say how it feels",
            f"Ask somebody who has been through it, and add `emotion` with {what}.",
            together=among_stages(
                stage,
                of=of,
                some="do not say how it feels",
                every="says how it feels",
                fix=f"Ask somebody who has been through it, and add `emotion` to each with {what}.",
                fix_for_every="Ask a customer where the way felt best and where it felt worst, and give these two "
                f"stages an `emotion` with {what}. If the map shows how the work is done and not how it feels, list "
                "this rule under `ignore`.",
            ),
        )
    for persona in unheard(stage):
        name = persona.model.name
        ask = f"Ask '{name}' too, and add their feeling under `by` in `emotion`"
        others = "If they take no part there, name those who do under `for` of the stage."
        yield Gap(
            stage.place.at("emotion"),
            f"'{stage.name}' says how it feels to others, but not to '{name}'",
            f"{ask}. {others}",
            together=among_stages(
                stage,
                of=of,
                some=f"say how it feels to others, but not to '{name}'",
                every=f"says how it feels to '{name}', though to others",
                fix=f"{ask} of each stage. {others}",
                fix_for_every=f"{ask} of each stage. {others}",
            ),
        )
