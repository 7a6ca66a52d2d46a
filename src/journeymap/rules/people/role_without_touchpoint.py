"""A role is met nowhere while the account decides.

Finance, law and purchasing read as much as the people you talk to, and most of them never meet a seller. If
nothing is planned for them, they make up their minds without you.

Bad:
    title: How mills buy a scanner
    account: ada-mills
    framework: abm-seven
    scope: buyer
    personas:
      foreman: {name: Foreman, role: champion}
    accounts:
      ada-mills: {name: Ada Mills, approach: abm}
    stages:
      evaluation:
        touchpoints: [{name: Trial on line 3, channel: in-person-meeting}]
Good:
    title: How mills buy a scanner
    account: ada-mills
    framework: abm-seven
    scope: buyer
    skip: [engagement, decision]
    personas:
      foreman: {name: Foreman, role: champion}
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        plan:
          - {who: economic_buyer, stage: evaluation, channel: executive-meeting}
          - {who: technical_evaluator, stage: evaluation, channel: in-person-meeting}
          - {who: procurement, stage: evaluation, channel: phone}
    stages:
      evaluation:
        touchpoints: [{name: Trial on line 3, channel: in-person-meeting}]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.model.vocabulary import role_holder
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedAccount

CRITICAL_PHASES = frozenset({"engage", "evaluate", "decide"})


@rule("JM306", "role-without-touchpoint", Severity.WARNING, "abm")
def role_without_touchpoint(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Look at the stages in which the group gathers, compares and decides."""
    if not analysis.buying_groups.is_target(account):
        return
    stages_without: dict[str, list[str]] = {}
    for cell in analysis.buying_groups.cells(account):
        if not CRITICAL_PHASES.isdisjoint(cell.stage.phases) and cell.planned is False:
            stages_without.setdefault(role_holder(cell.role), []).append(f"'{cell.stage.name}'")
    for role, stages in stages_without.items():
        yield Gap(
            account.place.at("plan"),
            f"nothing is planned at {listed(stages)} for {role} at '{account.name}'",
            "Plan a contact with them under `plan`, or give the map a touchpoint for a persona with this role.",
        )
