"""Content was paid for, and nobody is to hand it out.

A piece that is only aimed at a stage waits there to be found. Until a touchpoint or a contact brings it to somebody,
the money spent on it has reached nobody.

Bad:
    title: A city rents electric vans
    framework: buyer-steps
    scope: buyer
    content:
      range-test:
        title: Electric vans in winter, a range test
        type: report
        phases: evaluate
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
        phases: evaluate
        cost: 14000 EUR
    stages:
      consider:
        touchpoints:
          - {name: Asks another city, channel: phone}
          - {name: Looks for figures, channel: search, content: range-test}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.content import content_use, cost_of, cost_of_all
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import Workspace


@rule("JM422", "content-aimed-only", Severity.INFO, about_use=True)
def content_aimed_only(workspace: Workspace) -> Iterator[Gap]:
    """Told once for all pieces whose cost is known, and at the dearest; the gap report lists the others as well."""
    aimed = [piece for piece in workspace.content.values() if content_use(piece, workspace) == "aimed"]
    costs = {piece: cost for piece in aimed if (cost := cost_of(piece)) and cost.amount}
    total = cost_of_all(costs)
    if total is None:
        return
    dearest = max(costs, key=lambda piece: costs[piece].amount)
    others = len(costs) - 1
    those = f"and {others} more pieces" if others > 1 else "and one more piece"
    what = f"'{dearest.model.title}'" + (
        f" {those}, which cost {total} together" if others else f", which cost {total}"
    )
    yield Gap(
        dearest.place.key(),
        f"no touchpoint or contact hands out {what}",
        f"Decide who gets it, and when; then write `content: {dearest.id}` at that touchpoint or contact.",
        dearest,
    )
