"""A deal hangs on one person.

The account is comparing vendors, and of all who have a say only one has heard you, or only those who are for you
anyway. The others decide by what they are told about you.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        stage: evaluation
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
        stage: evaluation
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
from journeymap.model.vocabulary import role_holder
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import introductions
from journeymap.workspace import LinkedAccount


@rule("JM315", "deal-on-one-person", Severity.ERROR, "abm")
def deal_on_one_person(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """What JM303 and JM304 say earlier, where a deal is at stake now."""
    deal = analysis.deals.narrow(account)
    if deal and deal.reach == "one_late":
        whom = role_holder(*deal.threads.spoken_to[0])
        yield Gap(
            account.place.at("plan"),
            f"'{account.name}' is at '{deal.stage_name}', and only {whom} has been spoken to",
            introductions(deal.threads, "them"),
        )
