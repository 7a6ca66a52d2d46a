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
from journeymap.workspace import LinkedAccount


@rule("JM420", "account-without-own-content", Severity.INFO, "abm")
def account_without_own_content(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Look at accounts of tier one_to_one that have shown interest. A planned piece is a start; without any content at
    all, nothing is asked.
    """
    model = account.model
    if model.tier != "one_to_one" or not analysis.buying_groups.is_target(account):
        return
    if not analysis.pipelines.has_reached(account, "engage"):
        return
    if not _is_any_in_use(None, analysis) or _is_any_in_use(account.id, analysis):
        return
    known = next(iter((*model.criteria, *model.priorities, *(pressure.text for pressure in model.pressures))), None)
    about = f"what they told you, such as '{known}'" if known else "one thing that they told you"
    yield Gap(
        account.place.key(),
        f"'{account.name}' has a plan of its own, and no piece of content is made for it",
        f"Take {about}, rework one good piece around it, and declare that with `account: {account.id}`.",
    )


def _is_any_in_use(account: str | None, analysis: Analysis) -> bool:
    """Whether anything that is not retired is made for an account, or for everybody."""
    return any(piece.model.status != "retired" for piece in analysis.shelves.made_for(account))
