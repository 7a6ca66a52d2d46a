"""A touchpoint does not say what people get there, or who it is for.

Channel, content and reader belong together: what is sent, over what, to whom. If two of them are known, the third is a
minute's work, and the touchpoint becomes a plan. Where people talk to one another, nothing has to be handed out.
A touchpoint that names nobody is for everyone who takes part.

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
        for: slope-chief
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
        for: slope-chief
    stages:
      consider:
        touchpoints:
          - {name: Runs the snow check, channel: website, content: snow-check, for: slope-chief}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeymap.analysis import Analysis
from journeymap.analysis.content import counts, handed_out, is_made_for_some
from journeymap.analysis.map_checks import is_talk, missing_links
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedStage, LinkedTouchpoint

_LACKS = {
    "content": "what people read, watch or get",
    "for": "for whom it is, though what people get there is made for some of them",
}
_MOST_NAMED = 3


@rule("JM411", "unsynchronized-cell", Severity.INFO)
def unsynchronized_cell(stage: LinkedStage, analysis: Analysis) -> Iterator[Gap]:
    """Look for touchpoints that lack either content or `for`, and tell it once a stage. Without `for` a touchpoint is
    for everybody at the stage; that is only doubtful where its content is made for some of them. A talk needs no
    content, and a stage without any content is told as such.
    """
    if not analysis.takes_part_in_content(stage.journey) or analysis.pipelines.is_past(stage):
        return
    told = frozenset(_below(stage))
    unsaid = [each for each in _unsaid(stage) if each.touchpoint.origin != "inherited" or each.key not in told]
    for field, lacks in _LACKS.items():
        touchpoints = [each.touchpoint for each in unsaid if each.field == field]
        if touchpoints:
            names = [f"'{touchpoint.model.name}'" for touchpoint in touchpoints]
            one = touchpoints[0] if len(touchpoints) == 1 else None
            place = one.place.at(field) if one else stage.place.at("touchpoints")
            yield Gap(place, f"{_subject(names)} say {lacks}", _fix(field, stage), one)


class _Unsaid(NamedTuple):
    touchpoint: LinkedTouchpoint
    field: str

    @property
    def key(self) -> tuple[str, str]:
        return self.touchpoint.model.name, self.field


def _unsaid(stage: LinkedStage) -> Iterator[_Unsaid]:
    """The touchpoints of a stage that leave one thing unsaid. A missing channel is told of all touchpoints alike."""
    has_content = any(counts(piece, stage) for piece in (*stage.all_content(), *handed_out(stage)))
    for touchpoint in stage.touchpoints:
        model = touchpoint.model
        if model.kind == "action" or model.status == "retired":
            continue
        missing = missing_links(touchpoint)
        if missing == ("for",) and is_made_for_some(touchpoint):
            yield _Unsaid(touchpoint, "for")
        elif missing == ("content",) and has_content and not is_talk(touchpoint):
            yield _Unsaid(touchpoint, "content")


def _below(stage: LinkedStage) -> Iterator[tuple[str, str]]:
    """What the same stage of the base map leaves unsaid, which is told there."""
    base = stage.journey.base
    for below in base.stages if base else ():
        if below.id == stage.id:
            yield from (unsaid.key for unsaid in _unsaid(below))


def _subject(names: list[str]) -> str:
    if len(names) == 1:
        return f"the touchpoint {names[0]} does not"
    if len(names) <= _MOST_NAMED:
        return f"the touchpoints {listed(names)} do not"
    return f"the touchpoints {', '.join(names[:_MOST_NAMED])} and {len(names) - _MOST_NAMED} more do not"


def _fix(field: str, stage: LinkedStage) -> str:
    if field == "content":
        return "Decide what they take away from it, or plan to make that; then add `content` with the id of the piece."
    ids = listed([persona.id for persona in stage.personas], "or")
    return f"Decide who gets it, and add `for` with {ids}; or offer the others something of their own there."
