"""Nobody knows on which device a digital touchpoint is used.

A price list that works on a desk can be useless in a warehouse aisle. Once the device is on the
map, somebody will test the touchpoint on it.

Bad:
    title: A garden center automates its watering
    framework: buyer-steps
    scope: buyer
    channels:
      dealer-portal: {name: Dealer portal, medium: digital, ownership: partner}
    stages:
      consider:
        touchpoints:
          - {name: Checks stock between the rows, channel: dealer-portal}
Good:
    title: A garden center automates its watering
    framework: buyer-steps
    scope: buyer
    channels:
      dealer-portal: {name: Dealer portal, medium: digital, ownership: partner}
    stages:
      consider:
        touchpoints:
          - {name: Checks stock between the rows, channel: dealer-portal, devices: [mobile]}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.map_checks import lacks_device
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedTouchpoint


@rule("JM109", "touchpoint-without-device", Severity.INFO)
def touchpoint_without_device(touchpoint: LinkedTouchpoint) -> Iterator[Gap]:
    """A channel may name the devices for all its touchpoints; the built-in ones do."""
    if lacks_device(touchpoint):
        channel = next(channel for channel in touchpoint.channels if channel.model.medium == "digital")
        yield Gap(
            touchpoint.place.at("channel"),
            f"the touchpoint '{touchpoint.model.name}' uses '{channel.name}', and nothing says on which device",
            f"Add `devices` such as [desktop, mobile] to the touchpoint, or once to the channel {channel.id}.",
        )
