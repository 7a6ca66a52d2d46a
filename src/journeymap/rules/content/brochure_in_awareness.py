"""The first thing people get is about the product.

Somebody who has just noticed a problem does not compare features or prices yet. Talk about the
problem first, so that they know you understand it.

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

from journeymap.analysis.content import counts
from journeymap.findings import Severity
from journeymap.model.library import Content
from journeymap.rules.rule import Gap, rule
from journeymap.source import Place
from journeymap.workspace import LinkedContent, LinkedStage

SELLS = frozenset({"product_brochure", "pricing_sheet", "demo_video"})


@rule("JM403", "brochure-in-awareness", Severity.WARNING)
def brochure_in_awareness(stage: LinkedStage) -> Iterator[Gap]:
    """One piece on the problem or the risk makes room for the product."""
    if "aware" not in stage.phases:
        return
    pieces = [piece for piece in stage.all_content() if counts(piece, stage)]
    if any(piece.model.message in ("problem", "risk") for piece in pieces):
        return
    first = next((piece for piece in pieces if _sells(piece.model)), None)
    if first:
        yield Gap(
            place_of(first, stage),
            f"'{first.model.title}' presents the product in '{stage.name}', and no content there speaks of the problem",
            "Put a piece with `message: problem` or `message: risk` before it, such as a report or a self-check.",
        )


def _sells(model: Content) -> bool:
    return model.type in SELLS or model.message == "product"


def place_of(piece: LinkedContent, stage: LinkedStage) -> Place:
    """Where a stage names a piece; the stage itself if only the piece aims at it."""
    for touchpoint in stage.touchpoints:
        if touchpoint.counts and piece.id in touchpoint.model.content:
            return touchpoint.place.at("content", touchpoint.model.content.index(piece.id))
    if piece.id in stage.model.content:
        return stage.place.at("content", stage.model.content.index(piece.id))
    return stage.place.key()
