"""Only one person has been spoken to, or nobody.

People change jobs, go on leave, or are overruled. A deal that hangs on one of them stops on that day, and what the
others think of it you learn last.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        stage: engagement
        committee:
          - {name: Head of IT, roles: technical_evaluator}
          - {name: CFO, roles: economic_buyer}
        plan:
          - {who: Head of IT, channel: in-person-meeting, status: done}
    programs: {mills: {name: Mills, framework: abm-seven, required_roles: [technical_evaluator, economic_buyer]}}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        stage: engagement
        committee:
          - {name: Head of IT, roles: technical_evaluator}
          - {name: CFO, roles: economic_buyer}
        plan:
          - {who: Head of IT, channel: in-person-meeting, status: done}
          - {who: CFO, channel: video-call, status: done}
    programs: {mills: {name: Mills, framework: abm-seven, required_roles: [technical_evaluator, economic_buyer]}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.model.vocabulary import role_holder
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import introductions, listed
from journeymap.workspace import LinkedAccount


@rule("JM304", "single-threaded", Severity.WARNING, "abm")
def single_threaded(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Applies to one person from the stage in which both sides find out whether it fits, and to nobody once the account
    compares vendors: then either nobody has called, or nobody has written it down.
    """
    deal = analysis.deals.narrow(account)
    if deal and deal.reach == "one":
        whom = role_holder(*deal.threads.spoken_to[0])
        yield Gap(
            account.place.at("plan"),
            f"'{account.name}' is at '{deal.stage_name}', and only {whom} has been spoken to",
            introductions(deal.threads, "them"),
        )
    elif deal and deal.reach == "nobody":
        whom = listed([role_holder(role) for role in deal.threads.others[:3]], "or")
        yield Gap(
            account.place.at("plan"),
            f"'{account.name}' is at '{deal.stage_name}', and no talk with anybody there is written down",
            f"Talk to {whom} this week; if somebody of you has, write the day under `met`.",
        )
