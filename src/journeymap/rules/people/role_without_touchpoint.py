"""Nothing is planned for somebody who has a say, at the stage an account is in or the next.

Finance, law and purchasing read as much as the people you talk to, and most of them never meet a seller. If
nothing is planned for them, they make up their minds without you. What several accounts lack because the map that they
share lacks it is told on that map, once.

Bad:
    title: How mills buy a scanner
    account: ada-mills
    framework: abm-seven
    scope: buyer
    personas:
      foreman: {name: Foreman, role: champion}
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        stage: evaluation
        committee:
          - {name: Foreman, roles: champion}
          - {name: Process engineer, roles: technical_evaluator}
          - {name: Purchasing, roles: procurement}
        plan:
          - {who: Foreman, channel: phone, status: done}
          - {who: Process engineer, stage: evaluation, channel: in-person-meeting, status: done}
    stages:
      evaluation:
        touchpoints: [{name: Trial on line 3, channel: in-person-meeting, for: foreman}]
      decision:
        touchpoints: [{name: Offer, channel: video-call, for: foreman}]
Good:
    title: How mills buy a scanner
    account: ada-mills
    framework: abm-seven
    scope: buyer
    personas:
      foreman: {name: Foreman, role: champion}
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        stage: evaluation
        committee:
          - {name: Foreman, roles: champion}
          - {name: Process engineer, roles: technical_evaluator}
          - {name: Purchasing, roles: procurement}
        plan:
          - {who: Foreman, channel: phone, status: done}
          - {who: Process engineer, stage: evaluation, channel: in-person-meeting, status: done}
          - {who: procurement, stage: evaluation, channel: phone, purpose: ask for their vendor form}
          - {who: procurement, stage: decision, channel: email, purpose: send terms and contract}
    stages:
      evaluation:
        touchpoints: [{name: Trial on line 3, channel: in-person-meeting, for: foreman}]
      decision:
        touchpoints: [{name: Offer, channel: video-call, for: foreman}]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.model.vocabulary import role_holder
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedAccount, LinkedJourney, LinkedStage


@rule("JM306", "role-without-touchpoint", Severity.WARNING, "abm")
def role_without_touchpoint(thing: LinkedAccount | LinkedJourney, analysis: Analysis) -> Iterator[Gap]:
    """Yield one gap per account, and one per map that several accounts share. Whom nobody knows yet is to be found
    first, and whoever tests has had their say once only the decision is left.
    """
    if isinstance(thing, LinkedJourney):
        yield from _on_map(thing, analysis)
    elif cells := analysis.unplanned_roles.at_account(thing):
        yield Gap(
            thing.place.at("plan"),
            f"nothing is planned {_where((cell.stage, cell.role) for cell in cells)} at '{thing.name}'",
            "Decide what they need from you there, and plan a contact with them under `plan`, or give the map a "
            "touchpoint for a persona with this role.",
        )


def _on_map(journey: LinkedJourney, analysis: Analysis) -> Iterator[Gap]:
    gaps = analysis.unplanned_roles.on_map(journey)
    if gaps:
        accounts = {account for gap in gaps.values() for account in gap.accounts}
        cells = [(stage, role) for stage, gap in gaps.items() for role in gap.roles]
        only = next(iter(gaps)) if len(gaps) == 1 else None
        yield Gap(
            only.place.at("touchpoints") if only else journey.place.at("stages"),
            f"the map '{journey.name}' has nothing {_where(cells)}, and {len(accounts)} accounts "
            "that follow it have planned nothing there either",
            "Decide how you meet them there, and add a touchpoint `for` a persona with this role; it serves every "
            "account that follows the map.",
            only,
        )


def _where(cells: Iterable[tuple[LinkedStage, str]]) -> str:
    """Say at which stages nothing is planned for whom, stages with the same roles together."""
    roles: dict[LinkedStage, list[str]] = {}
    for stage, role in cells:
        roles.setdefault(stage, []).append(role_holder(role))
    stages: dict[str, list[str]] = {}
    for stage, holders in roles.items():
        stages.setdefault(listed(holders, "or"), []).append(f"'{stage.name}'")
    return ", and ".join(f"at {listed(names)} for {whom}" for whom, names in stages.items())
