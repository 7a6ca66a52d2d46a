"""An account belongs to one team only.

Account-based work is done by marketing and sales together or not at all. Where one of the two has nobody,
its part is left undone. Once they have bought, success takes the place of sales.

Bad:
    accounts:
      ada-mills: {name: Ada Mills, approach: abm, owners: {sales: Tom}}
Good:
    accounts:
      ada-mills: {name: Ada Mills, approach: abm, owners: {marketing: Ines, sales: Tom}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedAccount


@rule("JM510", "not-jointly-owned", Severity.WARNING, "abm")
def not_jointly_owned(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """A prospect needs marketing and sales; a customer marketing and success, or sales if you have no success team."""
    missing = [team for field, team in _needed(account, analysis) if not getattr(account.model.owners, field)]
    if account.is_abm and missing:
        yield Gap(
            account.place.at("owners"),
            f"nobody in {listed(missing, 'or')} owns '{account.name}'",
            f"Agree with {listed(missing)} on one person who looks after it; then name them under `owners`.",
        )


def _needed(account: LinkedAccount, analysis: Analysis) -> tuple[tuple[str, str], ...]:
    """The teams that an account needs: their field, and what they are called."""
    teams = analysis.workspace.settings.teams
    has_no_success = bool(teams.sales) and not teams.success
    second = ("success", "customer success") if account.is_customer and not has_no_success else ("sales", "sales")
    return ("marketing", "marketing"), second
