"""Too many accounts are treated as markets of their own.

Attention is the scarce thing. A list that is too long is the classic mistake: each account gets a share so
small that it notices nothing.

Bad:
    accounts:
      ada: {name: Ada Mills, approach: abm}
      bolt: {name: Bolt Rail, approach: abm}
      corn: {name: Corn & Sons, approach: abm}
    programs: {mills: {name: Mills, universe: 12}}
Good:
    accounts:
      ada: {name: Ada Mills, approach: abm}
      bolt: {name: Bolt Rail, approach: abm}
      corn: {name: Corn & Sons, approach: targeted}
    programs: {mills: {name: Mills, universe: 12}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.capacity import PER_MARKETER, most_abm, universe_of
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedProgram


@rule("JM503", "abm-list-too-wide", Severity.WARNING, "abm")
def abm_list_too_wide(program: LinkedProgram) -> Iterator[Gap]:
    """Allow a fifth of all accounts of the kind, where `universe` says how many there are, and five one-to-one accounts
    per marketer. Where both are too many, the smaller number is the one to keep.
    """
    name, marketers, universe = program.model.name, program.model.team.marketers, universe_of(program)
    abm = sum(account.is_abm for account in program.accounts)
    one_to_one = sum(account.model.tier == "one_to_one" for account in program.accounts)
    for_share = most_abm(universe) if universe else abm
    for_team = PER_MARKETER * marketers if marketers else one_to_one
    too_wide, too_many = abm > for_share, one_to_one > for_team
    if too_wide:
        beside = f", and {one_to_one} have a plan of their own, for {marketers} in marketing" if too_many else ""
        keep = min(for_share, for_team) if too_many else for_share
        which = "the one that is" if keep == 1 else f"the {keep} that are"
        yield Gap(
            program.place.at("target_list"),
            f"{abm} of the {universe} accounts that '{name}' could win are abm, more than a fifth{beside}",
            f"Choose with sales {which} worth it most, and set `approach: targeted` on the others.",
        )
    elif too_many:
        yield Gap(
            program.place.at("team", "marketers"),
            f"{one_to_one} accounts of '{name}' have a plan of their own, for {marketers} in marketing",
            f"Choose with sales the {for_team} that need one most, and set `tier: one_to_few` on the others.",
        )
