"""What is made for one account stands before another.

It holds their figures, their worries and often their name. Whoever reads it at another company learns what you tell of
your customers, and that this was not written for them. So it counts for nothing there.

Bad:
    title: Bolt Works renews its line
    framework: buyer-steps
    account: bolt-works
    accounts:
      ada-mills: {name: Ada Mills}
      bolt-works: {name: Bolt Works}
    content:
      ada-case: {title: What a new line returns at Ada Mills, type: business_case, account: ada-mills}
    stages:
      purchase:
        touchpoints:
          - {name: Takes a paper to the board, channel: email, content: ada-case}
Good:
    title: Bolt Works renews its line
    framework: buyer-steps
    account: bolt-works
    accounts:
      ada-mills: {name: Ada Mills}
      bolt-works: {name: Bolt Works}
    content:
      ada-case: {title: What a new line returns at Ada Mills, type: business_case, account: ada-mills}
      line-case: {title: What a new line returns, type: business_case}
    stages:
      purchase:
        touchpoints:
          - {name: Takes a paper to the board, channel: email, content: line-case}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.content import misplaced_here
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.source import Place
from journeymap.workspace import LinkedAccount, LinkedContent, LinkedPlanEntry, LinkedStage, LinkedTouchpoint


@rule("JM417", "content-of-another-account", Severity.ERROR)
def content_of_another_account(
    thing: LinkedTouchpoint | LinkedStage | LinkedPlanEntry, analysis: Analysis
) -> Iterator[Gap]:
    """Look at maps and plans of accounts. What took place already, and what is retired, is left alone."""
    accounts = analysis.workspace.accounts
    if isinstance(thing, LinkedPlanEntry):
        reader = thing.account
        where, misplaced = f"is planned for a contact at '{reader.name}'", _still_to_come(thing)
    else:
        journey = (thing.stage if isinstance(thing, LinkedTouchpoint) else thing).journey
        if journey.account is None:
            return
        reader, where, misplaced = (
            journey.account,
            f"stands on the map of '{journey.account.name}'",
            misplaced_here(thing),
        )
    for piece, place in misplaced:
        owner = accounts.get(piece.model.account or "")
        if owner:
            yield _gap(piece, place, owner, reader, where)


def _gap(piece: LinkedContent, place: Place, owner: LinkedAccount, reader: LinkedAccount, where: str) -> Gap:
    return Gap(
        place,
        f"'{piece.model.title}' is made for '{owner.name}' and {where}",
        f"Make a version for '{reader.name}', or one without anything that is only for '{owner.name}', and name "
        "that one here.",
    )


def _still_to_come(entry: LinkedPlanEntry) -> Iterator[tuple[LinkedContent, Place]]:
    return misplaced_here(entry) if entry.model.status == "planned" else iter(())
