"""What is made for one account stands on a map for everybody.

Whoever works by this map hands it to other companies too, with the figures and worries of one of them. It counts for
nobody here, since it is no answer to the others.

Bad:
    title: A mill renews its line
    framework: buyer-steps
    accounts:
      ada-mills: {name: Ada Mills}
    content:
      ada-case: {title: What a new line returns at Ada Mills, type: business_case, account: ada-mills}
    stages:
      purchase:
        touchpoints:
          - {name: Takes a paper to the board, channel: email, content: ada-case}
Good:
    title: Ada Mills renews its line
    framework: buyer-steps
    account: ada-mills
    accounts:
      ada-mills: {name: Ada Mills}
    content:
      ada-case: {title: What a new line returns at Ada Mills, type: business_case, account: ada-mills}
    stages:
      purchase:
        touchpoints:
          - {name: Takes a paper to the board, channel: email, content: ada-case}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.content import misplaced_here
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedStage, LinkedTouchpoint


@rule("JM421", "account-content-on-shared-map", Severity.WARNING)
def account_content_on_shared_map(thing: LinkedTouchpoint | LinkedStage, analysis: Analysis) -> Iterator[Gap]:
    """Look at maps that are for no single account, such as that of a segment or one that others extend."""
    journey = (thing.stage if isinstance(thing, LinkedTouchpoint) else thing).journey
    if journey.model.account is not None:
        return
    for piece, place in misplaced_here(thing):
        owner = analysis.workspace.accounts.get(piece.model.account or "")
        if owner:
            yield Gap(
                place,
                f"'{piece.model.title}' is made for '{owner.name}' and stands on a map that is for others too",
                f"Name it on the map of '{owner.name}', which can extend this one, and offer everybody else a version "
                f"without anything that is only theirs. If this is their map, write `account: {owner.id}` on it.",
            )
