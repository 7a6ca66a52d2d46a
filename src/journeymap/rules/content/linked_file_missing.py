"""A link of a map leads to a file that is not there.

Whoever wants to see the interviews behind a stage, or the page that a touchpoint shows, finds nothing. The file was
moved, renamed or never added, or the address of a page lacks its `https://`.

Bad:
    title: A bakery leases a van
    framework: buyer-steps
    scope: buyer
    sources: [{kind: interview, n: 6, date: 2026-04-10, link: research/bakeries.md}]
    stages:
      consider:
        touchpoints:
          - {name: Visits the dealer, channel: in-person-meeting}
Good:
    title: A bakery leases a van
    framework: buyer-steps
    scope: buyer
    sources: [{kind: interview, n: 6, date: 2026-04-10, link: https://example.com/bakeries}]
    stages:
      consider:
        touchpoints:
          - {name: Visits the dealer, channel: in-person-meeting}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.model.paths import links_in
from journeymap.redaction import was_removed
from journeymap.rules.linked_files import ADD_THE_FILE, why_missing
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedJourney, LinkedPain, LinkedPersona, LinkedStage, LinkedTouchpoint

_SUBJECTS_OF_THEIR_OWN = ("stages", "touchpoints", "pains", "personas")
"""Each of these is looked at by itself."""


@rule("JM416", "linked-file-missing", Severity.WARNING)
def linked_file_missing(
    thing: LinkedJourney | LinkedStage | LinkedTouchpoint | LinkedPain | LinkedPersona, analysis: Analysis
) -> Iterator[Gap]:
    """Look at links, also those of sources and ideas. What is only planned has no page yet. Never goes online."""
    if isinstance(thing, LinkedTouchpoint) and thing.model.status == "planned":
        return
    for address, route in links_in(thing.model, without=_SUBJECTS_OF_THEIR_OWN):
        reason = None if was_removed(address) else why_missing(analysis.workspace.root, address)
        if reason:
            yield Gap(thing.place.at(*route), f"this links to '{address}', but {reason}", ADD_THE_FILE)
