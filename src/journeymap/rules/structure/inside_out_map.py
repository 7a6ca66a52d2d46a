"""A map is drawn from your side of the desk.

If you start every contact, or the stages carry the names of your own process, the map shows what
you send and not what customers live through. What they do on their own, with peers, searches and
reviews, decides more.

Bad:
    title: A law firm gets a document system
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints:
          - {name: Receives our invitation, channel: email, from: us}
          - {name: Receives a reminder, channel: email, from: us}
          - {name: Gets a call from sales, channel: phone, from: us}
      purchase:
        touchpoints:
          - {name: Gets our offer, channel: email, from: us}
Good:
    title: A law firm gets a document system
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints:
          - {name: Asks a partner at another firm, channel: referral, from: buyer}
          - {name: Receives our invitation, channel: email, from: us}
          - {name: Gets a call from sales, channel: phone, from: us}
      purchase:
        touchpoints:
          - {name: Gets our offer, channel: email, from: us}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from journeymap.analysis.voice import is_started_by_us
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedJourney

ENOUGH_CONTACTS = 4
ENOUGH_NAMES = 2
"""A single stage named like this may be what customers call it, too."""
INTERNAL = frozenset({"lead", "mql", "sql", "submit", "handoff", "internal", "pipeline"})
"""Words of a sales process that no customer would use for what they go through."""


@rule("JM112", "inside-out-map", Severity.INFO)
def inside_out_map(journey: LinkedJourney) -> Iterator[Gap]:
    """Two signs give it away: who starts the contacts, and what the stages are called. A contact without `from` is
    yours if its name says so, such as 'We call them' or 'Send newsletter'.
    """
    stages, place = journey.written_stages, journey.place.at("stages")
    if _all_ours(journey):
        number = next(filter(None, map(_all_ours, journey.lineage)))  # in the words in which the base is told
        yield Gap(
            place,
            f"you start all {number} contacts on '{journey.name}'",
            "Ask customers what they did between your contacts, and add it: searches, talks with peers, review sites, "
            "a call to you.",
        )
    internal = [f"'{stage.name}'" for stage in stages if _is_internal(stage.id) or _is_internal(stage.name)]
    if len(internal) >= ENOUGH_NAMES:
        yield Gap(
            place,
            f"the stages {listed(internal)} are named after your own process",
            "Name each after what the customer goes through, such as 'Comparing vendors' or 'Getting approval'.",
        )


def _all_ours(journey: LinkedJourney) -> int:
    """How many contacts there are, if there are enough of them and we start each; else 0."""
    contacts = [
        touchpoint
        for stage in journey.written_stages
        for touchpoint in stage.touchpoints
        if touchpoint.counts and touchpoint.model.kind == "communication"
    ]
    return len(contacts) if len(contacts) >= ENOUGH_CONTACTS and all(map(is_started_by_us, contacts)) else 0


@cache
def _is_internal(name: str) -> bool:
    return not INTERNAL.isdisjoint(re.split(r"[\W_]+", name.lower()))
