"""An account gets a shared plan, and would do with what everyone gets.

It brings little, and its needs are those of everyone. The time that goes into its segment is better spent on accounts
that are worth it or that need it.

Bad:
    accounts:
      ada:
        name: Ada Mills
        approach: targeted
        heterogeneity: low
        value: {amount: 9000, currency: EUR}
    programs:
      mills: {name: Mills, value_bands: {high: 300000, low: 20000, currency: EUR}}
Good:
    accounts:
      ada:
        name: Ada Mills
        approach: mass
        heterogeneity: low
        value: {amount: 9000, currency: EUR}
    programs:
      mills: {name: Mills, value_bands: {high: 300000, low: 20000, currency: EUR}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM520", "targeted-misfit", Severity.INFO, "abm")
def targeted_misfit(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Compare the declared approach with the one that value and needs recommend; too much for abm is JM501."""
    if account.model.approach == "targeted" and analysis.account_values.approach_of(account) == "mass":
        yield Gap(
            account.place.at("approach"),
            f"'{account.name}' is treated as targeted, but its value and its needs suggest mass",
            "Let it have what everyone gets and give its place to another: set `approach: mass`; or correct `value` or "
            "`heterogeneity`.",
        )
