"""A piece of content is used nowhere.

It was made and paid for, it is online, and on no map and in no plan does anybody come across it. Find its place in
a journey, or stop looking after it.

Bad:
    title: A city rents electric vans
    framework: buyer-steps
    scope: buyer
    content:
      range-test:
        title: Electric vans in winter, a range test
        type: report
        cost: 14000 EUR
    stages:
      consider:
        touchpoints:
          - {name: Asks another city, channel: phone}
Good:
    title: A city rents electric vans
    framework: buyer-steps
    scope: buyer
    content:
      range-test:
        title: Electric vans in winter, a range test
        type: report
        cost: 14000 EUR
    stages:
      consider:
        touchpoints:
          - {name: Asks another city, channel: phone}
          - {name: Looks for figures, channel: search, content: range-test}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.content import content_use
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedContent


@rule("JM402", "orphan-content", Severity.WARNING, about_use=True)
def orphan_content(piece: LinkedContent, analysis: Analysis) -> Iterator[Gap]:
    """A touchpoint, a stage and a planned contact use a piece. One that is only aimed at stages of a map is not told
    here: the gap report lists it. Aimed at what no map has, it is used nowhere. Silent where it stands on the map of an
    account that it is not made for, and where it would convince an account, which is told there.
    """
    model = piece.model
    if piece in analysis.uses.content_misplaced or piece in analysis.idle_proof.accounts:
        return
    if content_use(piece, analysis.workspace) == "nowhere":
        cost = f" (it cost {model.cost})" if model.cost else ""
        owner = analysis.workspace.accounts.get(model.account or "")
        where = f"at '{owner.name}', for whom it is made" if owner else "on a map"
        yield Gap(
            piece.place.key(),
            f"no touchpoint or stage uses '{model.title}', and no contact hands it out{cost}",
            f"Decide who gets it, and when, {where}; then write `content: {piece.id}` at that touchpoint or contact. "
            "If nobody needs it, set `status: retired`.",
        )
