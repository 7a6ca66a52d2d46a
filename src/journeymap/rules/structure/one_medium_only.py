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
LOOKING_AROUND = frozenset({"aware", "engage", "evaluate"})
"""The phases in which people turn to several sides; later a single channel may be all that is needed."""


@rule("JM107", "one-medium-only", Severity.INFO)
def one_medium_only(journey: LinkedJourney) -> Iterator[Gap]:
    """Look for a map on one side of the screen only; on others, for a busy stage before the purchase with a single
    channel. Where a channel is not known nobody can tell. Who lives in an app or a chat need not leave it, and a stage
    may be one long visit.
    """
    media = _media_on(journey)
    if len(media) == 1:
        yield from _one_medium(journey, *media)
        return
    for stage in journey.customer_stages:
        if not LOOKING_AROUND.intersection(stage.phases):
            continue
        touchpoints = _happening(stage)
        channels = {channel for touchpoint in touchpoints for channel in touchpoint.channels}
        if len(touchpoints) >= ENOUGH and len(channels) == 1 and _all_known(touchpoints):
            (channel,) = channels
            if not _holds_all(channel) and channel.id != "in-person-meeting":
                yield Gap(
                    stage.place.at("touchpoints"),
                    f"all {len(touchpoints)} touchpoints in '{stage.name}' use '{channel.name}'",
                    "Ask customers where else they turn at this point, such as to peers, a review site or the phone, "
                    "and add what they say under `touchpoints`.",
                    stage,
                )


def _one_medium(journey: LinkedJourney, medium: str) -> Iterator[Gap]:
    if not _number_on(journey, {medium}):
        return
    # In the words in which the base is told.
    number = next(filter(None, (_number_on(base, {medium}) for base in journey.lineage)))
    if medium == "digital":
        missing, occasion = "an offline", "call, meet or visit somebody"
    else:
        missing, occasion = "a digital", "look things up, read or write online"
    yield Gap(
        journey.place.at("stages"),
        f"'{journey.name}' has {number} touchpoints on {medium} channels and none on {missing} channel",
        f"Ask customers when they {occasion}, and add those touchpoints with their channel.",
    )


def _number_on(journey: LinkedJourney, media: set[str]) -> int:
    """How many touchpoints there are, if there are enough of them, all on these media; else 0."""
    touchpoints = [touchpoint for stage in journey.customer_stages for touchpoint in _happening(stage)]
    channels = {channel for touchpoint in touchpoints for channel in touchpoint.channels}
    if len(touchpoints) < ENOUGH or not _all_known(touchpoints) or any(map(_holds_all, channels)):
        return 0
    return len(touchpoints) if _media_on(journey) == media else 0


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


def _media_on(journey: LinkedJourney) -> set[str]:
    """The media of all channels in use, as far as they are known."""
    touchpoints = [touchpoint for stage in journey.customer_stages for touchpoint in _happening(stage)]
    channels = {channel for touchpoint in touchpoints for channel in touchpoint.channels}
    return {channel.model.medium for channel in channels if channel.model.medium}
