"""A map knows only one kind of channel.

A map full of web pages usually has a phone call missing, and a map full of meetings a search.
Customers move between screens and people all the time; where the map does not, it shows your
department and not their journey.

Bad:
    title: A clinic buys an ultrasound device
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints:
          - {name: Reads about image quality, channel: blog}
          - {name: Watches a scan, channel: youtube}
      purchase:
        touchpoints:
          - {name: Asks for a quote, channel: website}
Good:
    title: A clinic buys an ultrasound device
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints:
          - {name: Reads about image quality, channel: blog}
          - {name: Tries the device at a congress, channel: conference}
      purchase:
        touchpoints:
          - {name: Asks for a quote, channel: website}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedJourney, LinkedStage, LinkedTouchpoint

ENOUGH = 3
"""With fewer touchpoints than this, one kind of channel means nothing yet."""


@rule("JM107", "one-medium-only", Severity.INFO)
def one_medium_only(journey: LinkedJourney) -> Iterator[Gap]:
    """Look for a map on one side of the screen only, and for a busy stage with a single channel."""
    stages = journey.written_stages
    yield from _one_medium(journey, stages)
    for stage in stages:
        touchpoints = _touchpoints_on(stage)
        channels = {channel.id: channel.name for touchpoint in touchpoints for channel in touchpoint.channels}
        if len(touchpoints) >= ENOUGH and len(channels) == 1:
            (name,) = channels.values()
            yield Gap(
                stage.place.at("touchpoints"),
                f"all {len(touchpoints)} touchpoints with a channel in '{stage.name}' use '{name}'",
                "Ask customers where else they turn at this point, such as to peers, a review "
                "site or the phone, and add it.",
                stage,
            )


def _one_medium(journey: LinkedJourney, stages: tuple[LinkedStage, ...]) -> Iterator[Gap]:
    touchpoints = [touchpoint for stage in stages for touchpoint in _touchpoints_on(stage)]
    media = [used for touchpoint in touchpoints if (used := _media_of(touchpoint))]
    if len(media) < ENOUGH or len(set().union(*media)) > 1:
        return
    (medium,) = media[0]
    if medium == "digital":
        missing, occasion = "an offline", "call, meet or visit somebody"
    else:
        missing, occasion = "a digital", "look things up, read or write online"
    yield Gap(
        journey.place.at("stages"),
        f"'{journey.name}' has {len(media)} touchpoints on {medium} channels and none on {missing} channel",
        f"Ask customers when they {occasion}, and add those touchpoints with their channel.",
    )


def _touchpoints_on(stage: LinkedStage) -> list[LinkedTouchpoint]:
    """The touchpoints that happen and of which a channel is known."""
    return [touchpoint for touchpoint in stage.touchpoints if touchpoint.counts and touchpoint.channels]


def _media_of(touchpoint: LinkedTouchpoint) -> set[str]:
    """The media of its channels, as far as they are known."""
    return {channel.model.medium for channel in touchpoint.channels if channel.model.medium}
