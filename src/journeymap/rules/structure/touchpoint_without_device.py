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
          - {name: Reads a test of valves, channel: blog, devices: [desktop]}
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
          - {name: Reads a test of valves, channel: blog, devices: [desktop]}
          - {name: Checks stock between the rows, channel: dealer-portal, devices: [mobile]}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.map_checks import is_digital, lacks_device, speaks_of_devices
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.together import among_touchpoints
from journeymap.workspace import LinkedJourney, LinkedTouchpoint


@rule("JM109", "touchpoint-without-device", Severity.INFO)
def touchpoint_without_device(journey: LinkedJourney) -> Iterator[Gap]:
    """A channel may name the devices for all its touchpoints; the built-in ones do. Asked only on maps that speak of
    devices at all; several touchpoints are told at once a stage.
    """
    if speaks_of_devices(journey):
        for stage in journey.written_stages:
            digital = [touchpoint for touchpoint in stage.touchpoints if is_digital(touchpoint)]
            yield from (_gap(touchpoint, len(digital)) for touchpoint in digital if lacks_device(touchpoint))


def _gap(touchpoint: LinkedTouchpoint, digital: int) -> Gap:
    channel = next(channel for channel in touchpoint.channels if channel.model.medium == "digital")
    where = f"to the touchpoint, or once to the channel {channel.id}"
    return Gap(
        touchpoint.place.at("channel"),
        f"the touchpoint '{touchpoint.model.name}' uses '{channel.name}', and nothing says on which device",
        f"Watch a customer use it, and add `devices` such as [desktop, mobile] {where}.",
        touchpoint,
        among_touchpoints(
            touchpoint,
            of=digital,
            some="on digital channels do not say on which device",
            every="says on which device",
            fix="Watch a customer use them, and add `devices` such as [desktop, mobile] to each, or once to their "
            "channel.",
        ),
    )
