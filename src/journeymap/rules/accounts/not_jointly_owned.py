"""An account belongs to one team only.

Account-based work is done by marketing and sales together or not at all. Where one of the two has nobody,
its part is left undone.

Bad:
    accounts:
      ada-mills: {name: Ada Mills, approach: abm, owners: {sales: Tom}}
Good:
    accounts:
      ada-mills: {name: Ada Mills, approach: abm, owners: {marketing: Ines, sales: Tom}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedAccount


@rule("JM510", "not-jointly-owned", Severity.WARNING, "abm")
def not_jointly_owned(account: LinkedAccount) -> Iterator[Gap]:
    missing = [team for team in ("marketing", "sales") if not getattr(account.model.owners, team)]
    if account.is_abm and missing:
        yield Gap(
            account.place.at("owners"),
            f"nobody in {listed(missing, 'or')} owns '{account.name}'",
            "Name them under `owners`.",
        )
