"""No next contact is planned for an account.

An account that is a market of its own and has no next step is a name on a list.

Bad:
    accounts:
      ada-mills: {name: Ada Mills, approach: abm}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        plan: [{who: champion, stage: evaluation, channel: phone}]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.account_checks import has_planned_contact
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM506", "no-contact-plan", Severity.WARNING, "abm")
def no_contact_plan(account: LinkedAccount) -> Iterator[Gap]:
    """Contacts that took place are no plan."""
    if account.is_abm and not has_planned_contact(account):
        yield Gap(
            account.place.at("plan"),
            f"no contact with '{account.name}' is planned",
            "Add the next three under `plan`, each with who, channel, purpose and when.",
        )
