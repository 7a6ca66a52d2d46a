"""A stage has no content.

Customers at this stage have questions, and there is nothing to read, watch or try that answers
them. They will find an answer somewhere else.

Bad:
    title: A hospital kitchen buys combi ovens
    framework: buyer-steps
    content:
      oven-guide:
        title: What an oven costs in ten years
        type: guide
    stages:
      consider:
        touchpoints:
          - {name: Downloads the guide, channel: website, content: oven-guide}
      use:
        touchpoints:
          - {name: First week with the ovens, channel: in-person-meeting}
Good:
    title: A hospital kitchen buys combi ovens
    framework: buyer-steps
    content:
      oven-guide:
        title: What an oven costs in ten years
        type: guide
      first-week:
        title: Twelve dishes for the first week
        type: guide
    stages:
      consider:
        touchpoints:
          - {name: Downloads the guide, channel: website, content: oven-guide}
      use:
        touchpoints:
          - {name: First week with the ovens, channel: in-person-meeting, content: first-week}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.content import counts, handed_out
from journeymap.analysis.proof import lacks_consensus_help, lacks_proof
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.together import among_stages
from journeymap.workspace import LinkedJourney, LinkedStage


@rule("JM401", "stage-without-content", Severity.WARNING)
def stage_without_content(journey: LinkedJourney, analysis: Analysis) -> Iterator[Gap]:
    """Count what touchpoints and contacts hand out, what the stage names and what is aimed at it.

    Applies to maps that content has to do with, not where you only choose whom to win, and not to what an account has
    left behind. Where JM404 misses proof or JM407 help for the champion, that is the content to begin with, and this
    rule is silent. Several stages are told at once.
    """
    if not analysis.takes_part_in_content(journey):
        return
    asked = [stage for stage in journey.written_stages if _is_asked(stage, analysis)]
    states = "live or planned" if journey.is_target else "live"
    for stage in asked:
        if not any(counts(piece, stage) for piece in (*stage.all_content(), *handed_out(stage))):
            yield Gap(
                stage.place.at("content"),
                f"'{stage.name}' has no {states} content",
                "Find out what they ask here, give them one piece that answers it, and name that under `content` of "
                "the touchpoint where they get it.",
                stage,
                among_stages(
                    stage,
                    of=len(asked),
                    some=f"have no {states} content",
                    every=f"has {states} content",
                    fix="Find out what they ask at each, begin where you lose most of them, and name one piece that "
                    "answers it under `content` of the touchpoint where they get it.",
                    fix_for_every="Find out what they ask where you lose most of them, and name one piece that answers "
                    "it under `content` of the touchpoint where they get it.",
                ),
            )


def _is_asked(stage: LinkedStage, analysis: Analysis) -> bool:
    pipelines = analysis.pipelines
    if stage.is_selection or pipelines.is_past(stage):
        return False
    return not lacks_proof(stage, pipelines) and not lacks_consensus_help(stage, pipelines)
