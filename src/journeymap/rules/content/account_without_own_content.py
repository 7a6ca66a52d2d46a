"""An account with a plan of its own gets what everybody gets.

You decided that it is worth a market of its own. What your people bring along says otherwise: no piece speaks of its
figures, its deadlines, its words.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        tier: one_to_one
        stage: evaluation
        priorities: [Audit of 2027]
    content:
      guide: {title: Ready for an audit, type: guide}
    programs: {mills: {name: Mills, framework: abm-seven}}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        tier: one_to_one
        stage: evaluation
        priorities: [Audit of 2027]
    content:
      guide: {title: Ready for an audit, type: guide}
      ada-audit:
        title: Your audit of 2027 week by week
        type: success_plan
        account: ada-mills
        addresses: [Audit of 2027]
    programs: {mills: {name: Mills, framework: abm-seven}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.together import among_accounts
from journeymap.workspace import LinkedAccount


@rule("JM420", "account-without-own-content", Severity.INFO, "abm")
def account_without_own_content(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Look at accounts of tier one_to_one that have shown interest. A planned piece is a start; without any content at
    all, nothing is asked. Several accounts of a program are told at once.
    """
    model = account.model
    if model.tier != "one_to_one" or not analysis.buying_groups.is_target(account):
        return
    made_for = analysis.accounts_with_own_content
    if not made_for or account.id in made_for or not analysis.pipelines.has_reached(account, "engage"):
        return
    known = next(iter((*model.criteria, *model.priorities, *(pressure.text for pressure in model.pressures))), None)
    about = f"what they told you, such as '{known}'" if known else "one thing that they told you"
    program = next(iter(analysis.uses.account_programs[account]), None)
    yield Gap(
        account.place.key(),
        f"'{account.name}' has a plan of its own, and no piece of content is made for it",
        f"Take {about}, rework one good piece around it, and declare that with `account: {account.id}`.",
        together=among_accounts(
            account,
            program,
            some="that have a plan of their own have no piece of content made for them",
            fix="Begin with the one that is worth most: take one thing that they told you, rework one good piece "
            "around it, and declare that with `account`.",
        )
        if program
        else None,
    )
