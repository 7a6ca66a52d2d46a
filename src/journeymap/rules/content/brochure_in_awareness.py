"""The first thing people get is about the product.

Somebody who has just noticed a problem does not compare features or prices yet. Talk about the
problem first, so that they know you understand it. What you plan to hand out yourself is no exception.

Bad:
    title: An airport looks for quieter ground vehicles
    framework: buyer-steps
    scope: buyer
    content:
      tug-brochure:
        title: The T40 tug at a glance
        type: product_brochure
        message: product
    stages:
      consider:
        touchpoints:
          - {name: Picks up a brochure, channel: trade-show, content: tug-brochure}
Good:
    title: An airport looks for quieter ground vehicles
    framework: buyer-steps
    scope: buyer
    content:
      noise-report:
        title: What night noise costs an airport
        type: report
        message: problem
      tug-brochure:
        title: The T40 tug at a glance
        type: product_brochure
        message: product
    stages:
      consider:
        touchpoints:
          - {name: Reads about night flights, channel: press, content: noise-report}
          - {name: Picks up a brochure, channel: trade-show, content: tug-brochure}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.content import contacts_at
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.source import Place
from journeymap.workspace import LinkedContent, LinkedStage


@rule("JM403", "brochure-in-awareness", Severity.WARNING)
def brochure_in_awareness(stage: LinkedStage, analysis: Analysis) -> Iterator[Gap]:
    """One piece on the problem or the risk makes room for the product. On an account's map, its plan counts too."""
    first = analysis.pitches.at(stage)
    if first and not analysis.pipelines.is_past(stage):
        yield Gap(
            place_of(first, stage),
            f"'{first.model.title}' presents the product in '{stage.name}', and no content there speaks of the problem",
            "Let them meet a piece on the problem or the risk before it, such as a report or a self-check, with "
            "`message: problem` or `message: risk`.",
        )


def place_of(piece: LinkedContent, stage: LinkedStage) -> Place:
    """Where a stage or a contact there names a piece; the stage itself if only the piece aims at it."""
    for touchpoint in stage.touchpoints:
        if touchpoint.counts and piece.id in touchpoint.model.content:
            return touchpoint.place.at("content", touchpoint.model.content.index(piece.id))
    if piece.id in stage.model.content:
        return stage.place.at("content", stage.model.content.index(piece.id))
    for entry in contacts_at(stage):
        if entry.model.status == "planned" and piece.id in entry.model.content:
            return entry.place.at("content", entry.model.content.index(piece.id))
    return stage.place.key()
