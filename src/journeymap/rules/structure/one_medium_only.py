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

from collections.abc import Iterator, Sequence

from journeymap.analysis.map_checks import is_product
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedChannel, LinkedJourney, LinkedStage, LinkedTouchpoint

ENOUGH = 3
"""With fewer touchpoints than this, one kind of channel means nothing yet."""


@rule("JM107", "one-medium-only", Severity.INFO)
def one_medium_only(journey: LinkedJourney) -> Iterator[Gap]:
    """Look for a map on one side of the screen only; on others, for a busy stage with a single channel. Where a channel
    is not known nobody can tell, and who lives in an app or a chat need not leave it.
    """
    stages = journey.customer_stages
    media = {medium for stage in stages for touchpoint in stage.touchpoints for medium in _media_of(touchpoint)}
    if len(media) == 1:
        yield from _one_medium(journey, media.pop())
        return
    for stage in stages:
        touchpoints = _happening(stage)
        channels = {channel for touchpoint in touchpoints for channel in touchpoint.channels}
        if len(touchpoints) >= ENOUGH and len(channels) == 1 and _all_known(touchpoints):
            (channel,) = channels
            if not _holds_all(channel):
                yield Gap(
                    stage.place.at("touchpoints"),
                    f"all {len(touchpoints)} touchpoints in '{stage.name}' use '{channel.name}'",
                    "Ask customers where else they turn at this point, such as to peers, a review site or the phone, "
                    "and add what they say under `touchpoints`.",
                    stage,
                )


def _one_medium(journey: LinkedJourney, medium: str) -> Iterator[Gap]:
    touchpoints = [touchpoint for stage in journey.customer_stages for touchpoint in _happening(stage)]
    channels = {channel for touchpoint in touchpoints for channel in touchpoint.channels}
    if len(touchpoints) < ENOUGH or not _all_known(touchpoints) or any(map(_holds_all, channels)):
        return
    if medium == "digital":
        missing, occasion = "an offline", "call, meet or visit somebody"
    else:
        missing, occasion = "a digital", "look things up, read or write online"
    yield Gap(
        journey.place.at("stages"),
        f"'{journey.name}' has {len(touchpoints)} touchpoints on {medium} channels and none on {missing} channel",
        f"Ask customers when they {occasion}, and add those touchpoints with their channel.",
    )


def _happening(stage: LinkedStage) -> list[LinkedTouchpoint]:
    return [touchpoint for touchpoint in stage.touchpoints if touchpoint.counts]


def _all_known(touchpoints: Sequence[LinkedTouchpoint]) -> bool:
    """Whether it is known of each on which side of the screen it happens."""
    return all(
        touchpoint.channels and all(channel.model.medium for channel in touchpoint.channels)
        for touchpoint in touchpoints
    )


def _holds_all(channel: LinkedChannel) -> bool:
    """Whether a whole journey may play in a channel: in the product, or in a chat."""
    return is_product(channel) or channel.id == "chat"


def _media_of(touchpoint: LinkedTouchpoint) -> set[str]:
    """The media of its channels, as far as it happens and they are known."""
    channels = touchpoint.channels if touchpoint.counts else ()
    return {channel.model.medium for channel in channels if channel.model.medium}
