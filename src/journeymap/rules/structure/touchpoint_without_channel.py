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

from collections.abc import Iterator

from journeymap.analysis.map_checks import lacks_channel
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedTouchpoint


@rule("JM108", "touchpoint-without-channel", Severity.INFO)
def touchpoint_without_channel(touchpoint: LinkedTouchpoint) -> Iterator[Gap]:
    """What customers do alone needs no channel, and neither does what is retired."""
    if lacks_channel(touchpoint):
        yield Gap(
            touchpoint.place.at("channel"),
            f"the touchpoint '{touchpoint.model.name}' has no channel",
            "Add `channel` with an id such as email, phone or website, or `kind: action` if customers do this alone.",
        )
