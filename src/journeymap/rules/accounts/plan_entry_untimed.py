"""A contact is planned for no particular time.

What has no time is done by nobody. The best time is when something moves at the account: a budget, a new
face, a contract that ends.

Bad:
    accounts:
      ada-mills: {name: Ada Mills, plan: [{who: champion, channel: phone}]}
Good:
    accounts:
      ada-mills: {name: Ada Mills, plan: [{who: champion, channel: phone, trigger: budget}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.account_checks import is_untimed
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import whom
from journeymap.workspace import LinkedPlanEntry


@rule("JM507", "plan-entry-untimed", Severity.WARNING, "abm")
def plan_entry_untimed(entry: LinkedPlanEntry) -> Iterator[Gap]:
    if is_untimed(entry):
        yield Gap(
            entry.place,
            f"the contact with {whom(entry)} at '{entry.account.name}' is planned for no particular time",
            "Agree on a day with whoever makes it, or decide what it waits for; then write its `date`, `trigger` or "
            "`stage`.",
        )
