"""A stage has no content.

Customers at this stage have questions, and there is nothing to read, watch or try that answers
them. They will find an answer somewhere else.

Bad:
    title: A hospital kitchen buys combi ovens
    framework: buyer-steps
    scope: buyer
    content:
      oven-guide:
        title: What an oven costs in ten years
        type: guide
    stages:
      consider:
        touchpoints:
          - {name: Downloads the guide, channel: website, content: oven-guide}
      purchase:
        touchpoints:
          - {name: Goes through the offer, channel: video-call}
Good:
    title: A hospital kitchen buys combi ovens
    framework: buyer-steps
    scope: buyer
    content:
      oven-guide:
        title: What an oven costs in ten years
        type: guide
      board-sheet:
        title: The case for new ovens on one page
        type: business_case
    stages:
      consider:
        touchpoints:
          - {name: Downloads the guide, channel: website, content: oven-guide}
      purchase:
        touchpoints:
          - {name: Goes through the offer, channel: video-call, content: board-sheet}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.content import counts, handed_out
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedStage


@rule("JM401", "stage-without-content", Severity.WARNING)
def stage_without_content(stage: LinkedStage, analysis: Analysis) -> Iterator[Gap]:
    """Count what touchpoints and contacts hand out, what the stage names and what is aimed at it.

    Applies to maps that content has to do with, not where you only choose whom to win, and not to what an account has
    left behind.
    """
    if stage.is_selection or not analysis.takes_part_in_content(stage.journey) or analysis.pipelines.is_past(stage):
        return
    if not any(counts(piece, stage) for piece in (*stage.all_content(), *handed_out(stage))):
        states = "live or planned" if stage.journey.is_target else "live"
        yield Gap(
            stage.place.at("content"),
            f"'{stage.name}' has no {states} content",
            "Find out what they ask here, give them one piece that answers it, and name that under `content` of the "
            "touchpoint where they get it.",
        )
