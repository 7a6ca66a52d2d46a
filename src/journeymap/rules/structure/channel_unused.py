"""A channel is used nowhere.

Either a touchpoint that uses it is missing from the maps, or the channel is gone and still in
the list. Both mislead whoever plans from it.

Bad:
    title: A farm shop opens a second store
    framework: buyer-steps
    scope: buyer
    channels:
      village-paper: {name: Village paper, medium: offline, ownership: paid}
    stages:
      consider:
        touchpoints:
          - {name: Talks to the till vendor, channel: trade-show}
Good:
    title: A farm shop opens a second store
    framework: buyer-steps
    scope: buyer
    channels:
      village-paper: {name: Village paper, medium: offline, ownership: paid}
    stages:
      consider:
        touchpoints:
          - {name: Sees the ad for tills, channel: village-paper}
          - {name: Talks to the till vendor, channel: trade-show}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedChannel


@rule("JM113", "channel-unused", Severity.INFO, about_use=True)
def channel_unused(channel: LinkedChannel, analysis: Analysis) -> Iterator[Gap]:
    """Look at channels that the workspace declares; the built-in ones are only on offer. A planned contact is a use,
    and so is a play.
    """
    uses = analysis.uses
    users = (uses.channel_touchpoints, uses.channel_contacts, uses.channel_plays, uses.channel_personas)
    used = any(channel in each for each in users)
    if not (channel.built_in or used):
        yield Gap(
            channel.place.key(),
            f"no touchpoint uses the channel '{channel.name}', and no persona prefers it",
            f"Ask who still uses it: write `channel: {channel.id}` at those touchpoints, or remove the channel.",
        )
