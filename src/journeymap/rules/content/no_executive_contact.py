"""No executive of yours meets one of theirs.

Near the end, the question is whether the two companies want to work together. That is settled between
people who can speak for them.

Bad:
    accounts:
      ada-mills: {name: Ada Mills, approach: abm, stage: decision}
    programs: {mills: {name: Mills, framework: abm-seven}}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        stage: decision
        plan:
          - {who: executive_sponsor, stage: decision, channel: executive-meeting, executive: true}
    programs: {mills: {name: Mills, framework: abm-seven}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM408", "no-executive-contact", Severity.INFO, "abm")
def no_executive_contact(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Applies to prospects that have come to the decision."""
    if account.is_customer or not analysis.buying_groups.is_target(account):
        return
    if not analysis.pipelines.has_reached(account, "decide"):
        return
    map_ = analysis.pipelines.map_of(account)
    stages = map_.stages_in_scope if map_ else ()
    touchpoints = (touchpoint for stage in stages for touchpoint in stage.touchpoints)
    if any(touchpoint.model.executive and touchpoint.counts for touchpoint in touchpoints):
        return
    if not any(entry.counts and entry.model.executive for entry in account.plan):
        yield Gap(
            account.place.at("plan"),
            f"none of your executives meets anybody at '{account.name}'",
            "Ask one of your executives to meet theirs about what both companies want; then add that contact to the "
            "plan with `executive: true`.",
        )
