"""No next contact is planned for an account.

An account that is a market of its own and has no next step is a name on a list. A contact whose day is long past is no
next step either.

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

from journeymap.analysis import Analysis
from journeymap.analysis.clocks import Lack
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import past_its_day
from journeymap.workspace import LinkedAccount


@rule("JM506", "no-contact-plan", Severity.WARNING, "abm")
def no_contact_plan(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Contacts that took place, or should have long ago, are no plan. Where something more pressing asks for a contact,
    that is told instead.
    """
    clocks = analysis.clocks
    lack = clocks.lack(account)
    if not account.is_abm or lack not in (Lack.NEVER, Lack.LAPSED):
        return
    message = f"no contact with '{account.name}' is planned"
    if lack is Lack.LAPSED:
        last = clocks.overdue(account)[-1]
        message = f"{message} any more: {past_its_day(last, clocks.days_over(last))}"
    yield Gap(
        account.place.at("plan"),
        message,
        "Agree with sales on the next three contacts: with whom, when, over which channel and what for; then write "
        "them under `plan`.",
    )
