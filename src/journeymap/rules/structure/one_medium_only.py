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
from journeymap.workspace import LinkedChannel, LinkedJourney, LinkedStage

ENOUGH = 3
"""With fewer touchpoints than this, one kind of channel means nothing yet."""


@rule("JM107", "one-medium-only", Severity.INFO)
def one_medium_only(journey: LinkedJourney) -> Iterator[Gap]:
    """Look for a map on one side of the screen only, and for a busy stage with a single channel."""
    stages = journey.written_stages
    yield from _one_medium(journey, stages)
    for stage in stages:
        channels = _channels_on(stage)
        if len(channels) >= ENOUGH and len({channel.id for channel in channels}) == 1:
            yield Gap(
                stage.place.at("touchpoints"),
                f"all {len(channels)} touchpoints with a channel in '{stage.name}' use '{channels[0].name}'",
                "Ask customers where else they turn at this point, such as to peers, a review "
                "site or the phone, and add it.",
                stage,
            )


def _one_medium(journey: LinkedJourney, stages: tuple[LinkedStage, ...]) -> Iterator[Gap]:
    channels = [channel for stage in stages for channel in _channels_on(stage)]
    media = [channel.model.medium for channel in channels if channel.model.medium]
    if len(media) < ENOUGH or len(set(media)) > 1:
        return
    if media[0] == "digital":
        missing, occasion = "an offline", "call, meet or visit somebody"
    else:
        missing, occasion = "a digital", "look things up, read or write online"
    yield Gap(
        journey.place.at("stages"),
        f"'{journey.model.title}' has {len(media)} touchpoints on {media[0]} channels and none on {missing} channel",
        f"Ask customers when they {occasion}, and add those touchpoints with their channel.",
    )


def _channels_on(stage: LinkedStage) -> list[LinkedChannel]:
    """The channels of the touchpoints that happen, each as often as it is used."""
    return [channel for touchpoint in stage.touchpoints if touchpoint.counts for channel in touchpoint.channels]
