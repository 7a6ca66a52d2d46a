"""Content made for one account has only its name on it.

Readers notice in a second whether somebody thought about their business or filled in a blank. The second is
worse than the plain version.

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
from journeymap.analysis.wording import same_words
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedContent


@rule("JM409", "cosmetic-personalization", Severity.WARNING, "abm")
def cosmetic_personalization(piece: LinkedContent, analysis: Analysis) -> Iterator[Gap]:
    """Such content has to address a priority, a pressure or a criterion of the account."""
    account = analysis.workspace.accounts.get(piece.model.account or "")
    if account is None or piece.model.status == "retired":
        return
    model = account.model
    concerns = {*model.priorities, *model.criteria, *(pressure.text for pressure in model.pressures)}
    answered = set(map(same_words, piece.model.addresses)) & set(map(same_words, concerns))
    if piece.model.personalization in ("none", "name_only") or not answered:
        yield Gap(
            piece.place.at("account"),
            f"'{piece.model.title}' is made for '{account.name}', but addresses none of its priorities or criteria",
            "Tie it to one of them with `addresses`, or use the version for the segment.",
        )
