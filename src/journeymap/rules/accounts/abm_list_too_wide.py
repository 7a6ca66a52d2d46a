"""Too many accounts are treated as markets of their own.

Attention is the scarce thing. A list that is too long is the classic mistake: each account gets a share so
small that it notices nothing.

Bad:
    accounts:
      ada: {name: Ada Mills, approach: abm}
      bolt: {name: Bolt Rail, approach: abm}
      corn: {name: Corn & Sons, approach: targeted}
      dent: {name: Dent Tools, approach: targeted}
      east: {name: East Yard, approach: mass}
    programs: {mills: {name: Mills}}
Good:
    accounts:
      ada: {name: Ada Mills, approach: abm}
      bolt: {name: Bolt Rail, approach: targeted}
      corn: {name: Corn & Sons, approach: targeted}
      dent: {name: Dent Tools, approach: targeted}
      east: {name: East Yard, approach: mass}
    programs: {mills: {name: Mills}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.account_value import FEWEST
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedProgram

SHARE = 0.2
PER_MARKETER = 5


@rule("JM503", "abm-list-too-wide", Severity.WARNING, "abm")
def abm_list_too_wide(program: LinkedProgram) -> Iterator[Gap]:
    """Allow a fifth of the accounts, once there are five, and five one-to-one accounts per marketer."""
    accounts, marketers = program.accounts, program.model.team.marketers
    abm = sum(account.is_abm for account in accounts)
    one_to_one = sum(account.model.tier == "one_to_one" for account in accounts)
    if len(accounts) >= FEWEST and abm > SHARE * len(accounts):
        yield Gap(
            program.place.at("target_list"),
            f"{abm} of {len(accounts)} accounts of '{program.model.name}' are abm, more than a fifth",
            f"Keep `approach: abm` for {int(SHARE * len(accounts))} of them, and set targeted on the others.",
        )
    if marketers and one_to_one > PER_MARKETER * marketers:
        yield Gap(
            program.place.at("team", "marketers"),
            f"{one_to_one} accounts of '{program.model.name}' have a plan of their own, for {marketers} in marketing",
            f"Keep to {PER_MARKETER} for each marketer: set `tier: one_to_few` on the others.",
        )
