"""Your champion has nothing to pass on.

The last talks happen in rooms you are not in. Whoever speaks for you there needs something that
colleagues from finance, law and IT will read and believe.

Bad:
    title: A bank picks a fraud alarm
    framework: buyer-steps
    scope: buyer
    content:
      price-list:
        title: Price list
        type: pricing_sheet
    stages:
      purchase:
        touchpoints:
          - {name: Gets the prices, channel: email, content: price-list}
Good:
    title: A bank picks a fraud alarm
    framework: buyer-steps
    scope: buyer
    content:
      price-list:
        title: Price list
        type: pricing_sheet
      board-paper:
        title: What one day of fraud costs, a paper for your board
        type: business_case
    stages:
      purchase:
        touchpoints:
          - {name: Gets the prices, channel: email, content: price-list}
          - {name: Takes a paper to the board, channel: email, content: board-paper}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.content import counts
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedContent, LinkedStage

KITS = frozenset({"consensus_kit", "business_case"})


@rule("JM407", "no-consensus-kit", Severity.WARNING)
def no_consensus_kit(stage: LinkedStage, analysis: Analysis) -> Iterator[Gap]:
    """Look at every stage in which the group decides."""
    if "decide" not in stage.phases or not analysis.workspace.has_content:
        return
    if not any(_helps(piece) and counts(piece, stage) for piece in stage.all_content()):
        yield Gap(
            stage.place.at("content"),
            f"no content in '{stage.name}' helps the champion convince colleagues",
            "Add content of type business_case or consensus_kit, or aim a piece at them with `roles: champion`.",
        )


def _helps(piece: LinkedContent) -> bool:
    return piece.model.type in KITS or "champion" in piece.model.roles
