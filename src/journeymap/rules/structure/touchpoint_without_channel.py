"""A touchpoint has no channel.

'Sends the offer' may be an e-mail, a letter or a call, and each is made, paid for and measured by
somebody else. The channel makes a touchpoint something a team can work on.

Bad:
    title: A caterer looks for compostable packaging
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints:
          - Asks other caterers
          - {name: Orders a box of samples, channel: website}
Good:
    title: A caterer looks for compostable packaging
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints:
          - {name: Asks other caterers, channel: referral}
          - {name: Orders a box of samples, channel: website}
          - {name: Pours hot soup into a sample, kind: action}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from journeymap.analysis.map_checks import asked_for_channel, without_channel
from journeymap.findings import Severity, Together
from journeymap.rules.rule import Gap, rule
from journeymap.rules.together import among_all_touchpoints, among_touchpoints
from journeymap.workspace import LinkedJourney, LinkedTouchpoint


@rule("JM108", "touchpoint-without-channel", Severity.INFO)
def touchpoint_without_channel(journey: LinkedJourney) -> Iterator[Gap]:
    """What customers do alone needs no channel, nor does what is retired, nor do the steps of an app. Several
    touchpoints are told once a stage, or once a map that names no channel at all.
    """
    touchpoints = [touchpoint for stage in journey.written_stages for touchpoint in stage.touchpoints]
    names_any = any(touchpoint.channels for touchpoint in touchpoints)
    asked = Counter(touchpoint.stage for touchpoint in touchpoints if asked_for_channel(touchpoint))
    for touchpoint in without_channel(journey):
        yield Gap(
            touchpoint.place.at("channel"),
            f"the touchpoint '{touchpoint.model.name}' has no channel",
            "Ask the team that looks after it how it reaches the customer, and name that as its `channel`, "
            f"{_EXAMPLES}. If customers do this alone, write `kind: action`.",
            touchpoint,
            _in_stage(touchpoint, asked[touchpoint.stage]) if names_any else _on_map(touchpoint, asked.total()),
        )


def _on_map(touchpoint: LinkedTouchpoint, asked: int) -> Together:
    return among_all_touchpoints(
        touchpoint,
        of=asked,
        some="say no channel",
        every="says its channel",
        fix="Begin with the stage that matters most: name how each of its touchpoints reaches the customer as "
        f"`channel`, {_EXAMPLES}. What customers do alone is a touchpoint of `kind: action`.",
    )


def _in_stage(touchpoint: LinkedTouchpoint, asked: int) -> Together:
    return among_touchpoints(
        touchpoint,
        of=asked,
        some="say no channel",
        every="says its channel",
        fix=f"Go through them with the team, and name how each reaches the customer as `channel`, {_EXAMPLES}. What "
        "customers do alone is a touchpoint of `kind: action`.",
    )


_EXAMPLES = "such as email, phone or website"
