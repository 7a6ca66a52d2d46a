"""Only your champion has been spoken to.

Whoever argues for you does not decide alone, and cannot answer for those who pay, test or sign. As long as you have met
nobody else, your champion has to win them over without you.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        stage: engagement
        committee:
          - {name: Head of production, roles: champion}
          - {name: CFO, roles: economic_buyer}
        plan:
          - {who: Head of production, channel: in-person-meeting, status: done}
    programs: {mills: {name: Mills, framework: abm-seven, required_roles: [champion, economic_buyer]}}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        stage: engagement
        committee:
          - {name: Head of production, roles: champion}
          - {name: CFO, roles: economic_buyer}
        plan:
          - {who: Head of production, channel: in-person-meeting, status: done}
          - {who: CFO, channel: video-call, status: done}
    programs: {mills: {name: Mills, framework: abm-seven, required_roles: [champion, economic_buyer]}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import introductions
from journeymap.workspace import LinkedAccount


@rule("JM303", "champion-only", Severity.WARNING, "abm")
def champion_only(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Applies from the stage in which they respond. Once they compare vendors, JM315 takes over."""
    deal = analysis.deals.narrow(account)
    if deal and deal.reach == "champion_only":
        yield Gap(
            account.place.at("plan"),
            f"'{account.name}' is at '{deal.stage_name}', and only the champion has been spoken to",
            introductions(deal.threads, "the champion"),
        )
