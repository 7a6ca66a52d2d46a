"""Every contact with an account that has a plan of its own is made by a machine.

A plan for one account alone promises that somebody thinks of it. Whoever decides there notices when nobody does, and a
sequence of mails can be had for a thousand accounts.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        tier: one_to_one
        plan:
          - {who: champion, date: 2026-12-01, channel: email, mode: automated}
          - {who: economic_buyer, date: 2026-12-08, channel: email, mode: automated}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        tier: one_to_one
        plan:
          - {who: champion, date: 2026-12-01, channel: email, mode: automated}
          - {who: economic_buyer, date: 2026-12-08, channel: phone, mode: human}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.clocks import PROSPECT_RHYTHM
from journeymap.analysis.conversations import last_talk
from journeymap.findings import Severity
from journeymap.model.base import shifted
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM525", "plan-all-automated", Severity.WARNING, "abm")
def plan_all_automated(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Look at what is still planned; a talk in the last 30 days, or one that nobody calls automated, is enough."""
    planned = [entry for entry in account.plan if entry.model.status == "planned"]
    last = last_talk(account, analysis.today)
    if account.model.tier != "one_to_one" or not planned:
        return
    if last and last >= shifted(analysis.today, -PROSPECT_RHYTHM.quiet):
        return
    if all(entry.model.mode == "automated" for entry in planned):
        what = "the only contact" if len(planned) == 1 else "both contacts" if len(planned) == 2 else "every contact"
        yield Gap(
            account.place.at("plan"),
            f"{what} planned with '{account.name}' {'are' if len(planned) == 2 else 'is'} automated, "
            "though it has a plan of its own",
            "Have one of you call or visit whoever decides there; then add it to `plan` with `mode: human`.",
        )
