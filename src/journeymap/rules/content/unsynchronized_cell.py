"""A touchpoint is almost complete.

Channel, content and reader belong together: what is sent, over what, to whom. If two of them are
known, the third one is a minute's work, and the touchpoint becomes a plan.

Bad:
    title: A ski resort buys snow sensors
    framework: buyer-steps
    scope: buyer
    personas:
      slope-chief: {name: Slope chief, role: user}
      resort-manager: {name: Resort manager, role: economic_buyer}
    content:
      snow-check:
        title: How much snow do you really need?
        type: diagnostic_tool
    stages:
      consider:
        touchpoints:
          - {name: Runs the snow check, channel: website, content: snow-check}
Good:
    title: A ski resort buys snow sensors
    framework: buyer-steps
    scope: buyer
    personas:
      slope-chief: {name: Slope chief, role: user}
      resort-manager: {name: Resort manager, role: economic_buyer}
    content:
      snow-check:
        title: How much snow do you really need?
        type: diagnostic_tool
    stages:
      consider:
        touchpoints:
          - {name: Runs the snow check, channel: website, content: snow-check, for: slope-chief}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.map_checks import missing_links
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedTouchpoint


@rule("JM411", "unsynchronized-cell", Severity.INFO)
def unsynchronized_cell(touchpoint: LinkedTouchpoint, analysis: Analysis) -> Iterator[Gap]:
    """Report touchpoints that lack one of channel, content and `for`; a single persona needs no `for`."""
    model, personas = touchpoint.model, touchpoint.stage.personas
    if not analysis.workspace.has_content or model.kind == "action" or model.status == "retired":
        return
    missing = missing_links(touchpoint)
    if len(missing) == 1 and not (missing[0] == "for" and len(personas) <= 1):
        lacks, fix = _WORDING[missing[0]]
        ids = listed([persona.id for persona in personas], "or") if personas else ""
        yield Gap(
            touchpoint.place.at(missing[0]),
            f"the touchpoint '{model.name}' does not say {lacks}",
            fix.format(personas=ids),
        )


_WORDING = {
    "channel": (
        "which channel it uses",
        "Add `channel` with an id such as email, webinar or phone.",
    ),
    "content": (
        "what people read, watch or get",
        "Add `content` with the id of a piece from your library, or plan to make one.",
    ),
    "for": ("whom it is for", "Add `for` with whoever takes part: {personas}."),
}
