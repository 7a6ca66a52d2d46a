"""A stage has no touchpoint.

Touchpoints are where customers meet you, one another or somebody else. A stage without any says
that you do not know what happens there, or that nothing does, and where nobody meets them people get lost.

Bad:
    title: Buying a drying oven
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints: [Trade show]
      purchase:
        goals: [Know the price before the budget round]
Good:
    title: Buying a drying oven
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints: [Trade show]
      purchase:
        touchpoints: [Quote by e-mail]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.map_checks import ends_with_purchase
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.together import among_stages
from journeymap.workspace import LinkedJourney, LinkedStage


@rule("JM101", "stage-without-touchpoint", Severity.WARNING, "starter")
def stage_without_touchpoint(journey: LinkedJourney, analysis: Analysis) -> Iterator[Gap]:
    """Look at the whole journey, since stages that nobody has written lack touchpoints as well. Nothing is asked where
    accounts are only selected, nor after a purchase with which the map ends: that is told once, by JM106.
    Several stages are told at once.
    """
    ends = ends_with_purchase(journey, analysis.told_in_detail)
    asked = [
        stage
        for stage in journey.stages_in_scope
        if not (stage.is_selection or (ends and stage.is_after_sale and stage.is_empty))
    ]
    for stage in asked:
        if not stage.touchpoints:
            yield _none(stage, len(asked))
        elif not any(touchpoint.counts for touchpoint in stage.touchpoints):
            message, fix = _idle(stage)
            yield Gap(stage.place.at("touchpoints"), message, fix, stage)


def _none(stage: LinkedStage, of: int) -> Gap:
    question = "Ask a customer where they met you or somebody else"
    skipped = f"If the stage does not apply, write `skip: [{stage.id}]` in the map."
    fix = f"{question} at each of them, and add that under `touchpoints`. List stages that do not apply under `skip`."
    return Gap(
        stage.place.at("touchpoints"),
        f"'{stage.name}' has no touchpoint",
        f"{question} at this point, and add it under `touchpoints`. {skipped}",
        stage,
        together=among_stages(
            stage,
            of=of,
            some="have no touchpoint",
            every="has a touchpoint",
            fix=fix,
            fix_for_every=f"{question} on their way, stage by stage, and add what they tell you under `touchpoints`.",
        ),
    )


def _idle(stage: LinkedStage) -> tuple[str, str]:
    """For a stage with touchpoints of which none happens."""
    if all(touchpoint.model.status == "retired" for touchpoint in stage.touchpoints):
        return (
            f"'{stage.name}' has only touchpoints that are retired",
            "Ask a customer what they meet there today, and add that.",
        )
    return (
        f"'{stage.name}' has only touchpoints that are planned, so customers meet nothing there today",
        "Ask a customer what they meet today, and add it; or set `state: to_be` if the map tells what is to come.",
    )
