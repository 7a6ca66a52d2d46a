"""A piece of content is used nowhere.

It was made and paid for, it is online, and on no map does anybody come across it. Find its place in
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
    """Content aimed at a phase or role that no map has counts as unused; a planned contact is a use."""
    model = piece.model
    if content_use(piece, analysis.workspace) == "nowhere":
        cost = f" (it cost {model.cost})" if model.cost else ""
        yield Gap(
            piece.place.key(),
            f"no touchpoint or stage uses '{model.title}'{cost}",
            f"Write `content: {piece.id}` at a touchpoint, aim it at `phases` and `roles` that are on a map, "
            "or set `status: retired`.",
        )
