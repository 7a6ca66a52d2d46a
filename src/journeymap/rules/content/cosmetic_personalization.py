"""Content made for one account says nothing that is about that account.

Readers notice in a second whether somebody thought about their business or filled in a blank. One answer to a worry of
theirs does more than their logo on every page.

Bad:
    accounts:
      ada-mills: {name: Ada Mills, priorities: [Audit of 2027]}
    content:
      deck: {title: Ada Mills and us, account: ada-mills, personalization: name_only}
Good:
    accounts:
      ada-mills: {name: Ada Mills, priorities: [Audit of 2027]}
    content:
      deck:
        title: Ready for the audit
        account: ada-mills
        personalization: account
        addresses: [Audit of 2027]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedContent


@rule("JM409", "cosmetic-personalization", Severity.WARNING, "abm")
def cosmetic_personalization(piece: LinkedContent, analysis: Analysis) -> Iterator[Gap]:
    """It is personal if it answers anything that the account or its people have said: a priority, a pressure, a
    criterion, a concern, a promised outcome. Silent while nothing of the kind is known.
    """
    model = piece.model
    account = analysis.workspace.accounts.get(model.account or "")
    if account is None or model.status == "retired":
        return
    said = analysis.said_by(account)
    if model.personalization in ("none", "name_only"):
        yield Gap(
            piece.place.at("account"),
            f"'{model.title}' is made for '{account.name}', and only the name in it is about them",
            "Work one thing into it that they told you, such as a priority or a concern, and name it in `addresses`; "
            "or send the version that everybody gets.",
        )
    elif said and not any(text in said for text in model.addresses):
        yield Gap(
            piece.place.at("account"),
            f"'{model.title}' is made for '{account.name}', but addresses none of its priorities or concerns",
            "Let it answer one thing that they told you, such as a priority, a criterion or somebody's concern; then "
            "name that in `addresses`.",
        )
