"""A stage does not say what the customer wants.

Touchpoints show what you offer. Only a goal or an expectation shows what the customer came for, and
without one nobody can tell whether the stage went well.

Bad:
    title: A dental practice picks booking software
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        goals: [Fewer empty chairs on Mondays]
        touchpoints: [Dental trade show, Live demo]
      purchase:
        touchpoints: [Quote by e-mail]
Good:
    title: A dental practice picks booking software
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        goals: [Fewer empty chairs on Mondays]
        touchpoints: [Dental trade show, Live demo]
      purchase:
        expectations: [One price for the whole practice]
        touchpoints: [Quote by e-mail]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.map_checks import says_what_they_want
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.together import among_stages
from journeymap.workspace import LinkedStage


@rule("JM102", "stage-without-goal", Severity.WARNING, "starter")
def stage_without_goal(stage: LinkedStage) -> Iterator[Gap]:
    """A goal or an expectation will do. Several stages are told at once."""
    if stage.is_selection or says_what_they_want(stage):
        return
    yield Gap(
        stage.place.at("goals"),
        f"'{stage.name}' does not say what the customer wants",
        f"{_ASK} Write it under `goals` or `expectations`, {_EXAMPLE}.",
        together=among_stages(
            stage,
            of=len(stage.journey.customer_stages),
            some="do not say what the customer wants",
            every="says what the customer wants",
            fix=f"{_ASK} Write it under `goals` or `expectations` of each, {_EXAMPLE}.",
            fix_for_every=f"{_ASK} Begin with the stage where you lose most of them, and write it under `goals` or "
            f"`expectations`, {_EXAMPLE}.",
        ),
    )


_ASK = "Ask two customers what they came for."
_EXAMPLE = "as they would put it, such as 'Know what it costs before I say yes'"
