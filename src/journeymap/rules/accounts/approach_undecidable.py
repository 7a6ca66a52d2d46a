"""It cannot be told how much attention an account deserves.

What an account brings and how its needs differ decide between a plan of its own and a shared one. Without a
sum, or with fewer than five accounts to rank and no bands, any answer would be made up.

Bad:
    accounts:
      ada-mills: {name: Ada Mills, approach: targeted}
    programs: {mills: {name: Mills}}
Good:
    accounts:
      ada:
        name: Ada Mills
        approach: targeted
        heterogeneity: 40
        value: {amount: 50000, currency: EUR}
      bolt: {name: Bolt Rail, value: {amount: 50000, currency: EUR}}
    programs:
      mills: {name: Mills, value_bands: {high: 300000, low: 20000, currency: EUR}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM516", "approach-undecidable", Severity.INFO, "abm")
def approach_undecidable(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Say what is missing: the sum, something to compare it with, or the needs."""
    if not analysis.buying_groups.is_target(account) or account.model.approach is None:
        return
    place, what, fix = account.place.at("value"), "", ""
    if account.model.value is None:
        what, fix = (
            "what it brings is not known",
            "Ask sales what it could bring in a year, even roughly; then write the sum under `value`.",
        )
    elif analysis.account_values.approach_of(account) is None:
        what = "there are too few accounts to compare its value with"
        fix = "Agree with sales from what sum on an account is valuable; then write `value_bands` in the program."
    elif account.model.heterogeneity is None and analysis.account_values.approach_of(account) != "abm":
        place, what = account.place.at("heterogeneity"), "nobody knows how far its needs differ from those of others"
        fix = "Ask sales how much of what it wants nobody else wants; then set `heterogeneity: low`, medium or high."
    if what:
        yield Gap(place, f"nobody can tell which approach fits '{account.name}': {what}", fix)
