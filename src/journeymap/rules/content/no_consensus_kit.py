"""Your champion has nothing to pass on.

The last talks happen in rooms you are not in. Whoever speaks for you there needs something that
colleagues from finance, law and IT will read and believe, and needs it in their hands.

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
from journeymap.analysis.proof import helps_champion, lacks_consensus_help
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedStage


@rule("JM407", "no-consensus-kit", Severity.WARNING)
def no_consensus_kit(stage: LinkedStage, analysis: Analysis) -> Iterator[Gap]:
    """Look at the stages in which a group decides; one of them with help is enough, also if it is in the making.

    A touchpoint, a stage or a planned contact has to hand it out; a touchpoint that is called after such a paper does.
    Nothing is asked where one person buys alone.
    """
    if not analysis.takes_part_in_content(stage.journey) or not lacks_consensus_help(stage, analysis.pipelines):
        return
    message = f"no content in '{stage.name}' helps the champion convince colleagues"
    aimed = next((piece for piece in stage.aimed if counts(piece, stage) and helps_champion(piece)), None)
    if aimed:
        message += f": nobody hands out '{aimed.model.title}'"
        fix = f"Decide who gives it to the champion, and write `content: {aimed.id}` at that touchpoint or contact."
    else:
        fix = (
            "Write with the champion what it costs to wait, what changes and what it returns, on pages that others "
            "read without you; then hand it out here, as content of type business_case or consensus_kit."
        )
    yield Gap(stage.place.at("content"), message, fix)
